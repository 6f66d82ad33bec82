import type { FileCoverage, ParsedCoverage, StatedTotals, Tally } from '../../model/coverage.ts';
import { arrayAt, beginsObject, isObject, notAnObject, objectAt, own, parsedJson } from '../json.ts';
import { type CoverageFormat, nothingWritten } from './format.ts';
import { instantOf } from './instant.ts';
import { hitsOf, LineTable, lineNumber, tally } from './line-table.ts';
import { addCounts } from './simplecov-resultset.ts';

/** `coverage.json` of SimpleCov's JSON formatter, with totals since 1.0. */
const simplecovJson: CoverageFormat = {
  id: 'simplecov-json',
  title: 'SimpleCov JSON',
  paths: ['coverage/coverage.json'],
  matches: (head) => beginsObject(head) && head.includes('"simplecov_version"'),
  parse,
};

export default simplecovJson;

function parse(text: string): ParsedCoverage {
  const report = parsedJson(text);
  if (!isObject(report)) return notAnObject;
  const entries = Object.entries(objectAt(report, 'coverage') ?? {});
  if (entries.length === 0) return nothingWritten;
  const files = entries.map(([path, entry]) => fileOf(path, entry));
  return {
    ok: true,
    files,
    stated: statedBy(objectAt(report, 'total')),
    provider: 'ruby',
    measuredAt: instantOf(own(objectAt(report, 'meta'), 'timestamp')),
  };
}

function fileOf(path: string, entry: unknown): FileCoverage {
  const table = new LineTable();
  addCounts(arrayAt(entry, 'lines') ?? [], (line, hits) => table.addHits(line, hits));
  for (const [index, branch] of (arrayAt(entry, 'branches') ?? []).entries()) {
    const line = lineNumber(own(branch, 'start_line'));
    const hits = own(branch, 'coverage');
    // "ignored"
    if (line !== null && typeof hits === 'number') table.addBranch(line, `${index}`, hitsOf(hits) > 0);
  }
  for (const [index, method] of (arrayAt(entry, 'methods') ?? []).entries()) {
    const hits = own(method, 'coverage');
    if (typeof hits === 'number') table.addFunction(`${index}`, hitsOf(hits) > 0);
  }
  const lines = tally(own(entry, 'covered_lines'), own(entry, 'total_lines'));
  if (table.hasLines || lines === null || arrayAt(entry, 'lines') !== null) return table.file(path);
  const summary = { lines, branches: null, functions: table.functions() };
  return { detail: 'summary-only', path, lines: [], summary };
}

function statedBy(total: unknown): StatedTotals | null {
  const told = (key: string): Tally | null => {
    const counts = objectAt(total, key);
    return tally(own(counts, 'covered'), own(counts, 'total'));
  };
  const [lines, branches, functions] = [told('lines'), told('branches'), told('methods')];
  if (lines === null) return null;
  return { lines, ...(branches === null ? {} : { branches }), ...(functions === null ? {} : { functions }) };
}
