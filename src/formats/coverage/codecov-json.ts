import type { ParsedCoverage } from '../../model/coverage.ts';
import { beginsObject, isObject, notAnObject, objectAt, parsedJson } from '../json.ts';
import { type CoverageFormat, nothingWritten } from './format.ts';
import { hitsOf, LineTable, lineNumber, tally } from './line-table.ts';

/**
 * Codecov's own format (`cargo llvm-cov --codecov`): of each line its hits, or how many of its parts ran (`"1/2"`). In an array
 * the first place is of line 0.
 */
const codecovJson: CoverageFormat = {
  id: 'codecov-json',
  title: 'Codecov JSON',
  paths: ['codecov.json', 'coverage/codecov.json'],
  matches: (head) =>
    beginsObject(head) &&
    /^\uFEFF?\s*\{\s*"coverage"\s*:\s*\{\s*(\}|"(?:[^"\\]|\\.)*"\s*:\s*(\[|\{\s*(\}|"\d+"\s*:)))/.test(head),
  parse,
};

export default codecovJson;

function parse(text: string): ParsedCoverage {
  const report = parsedJson(text);
  if (!isObject(report)) return notAnObject;
  const entries = Object.entries(objectAt(report, 'coverage') ?? {});
  if (entries.length === 0) return nothingWritten;
  const files = entries.map(([path, lines]) => {
    const table = new LineTable();
    if (typeof lines === 'object' && lines !== null) {
      for (const [key, value] of Object.entries(lines)) addLine(table, lineNumber(key), value);
    }
    return table.file(path);
  });
  return { ok: true, files, stated: null, provider: null };
}

/** `null` is no code, and -1 is left out. */
function addLine(table: LineTable, line: number | null, value: unknown): void {
  if (line === null) return;
  if (typeof value === 'number') {
    if (value >= 0) table.addHits(line, hitsOf(value));
  } else if (typeof value === 'string') {
    const [, covered, total] = /^(\d+)\/(\d+)$/.exec(value) ?? [];
    const parts = tally(covered, total);
    if (parts === null) return;
    table.addHits(line, parts.covered);
    table.addBranchTally(line, parts);
  }
}
