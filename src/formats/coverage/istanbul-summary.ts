import type { CoverageSummary, ParsedCoverage, StatedTotals } from '../../model/coverage.ts';
import { beginsObject, isObject, notAnObject, objectAt, own, parsedJson } from '../json.ts';
import { type CoverageFormat, nothingWritten } from './format.ts';
import { tally } from './line-table.ts';

/** `coverage-summary.json`: totals of each file, no lines. A `pct` of 0/0 is "Unknown" or 100, and is not looked at. */
const istanbulSummary: CoverageFormat = {
  id: 'istanbul-summary',
  title: 'Istanbul summary',
  paths: ['coverage/coverage-summary.json', 'coverage-summary.json'],
  matches: (head) =>
    beginsObject(head) && /"(lines|statements)"\s*:\s*\{\s*"total"\s*:/.test(head) && head.includes('"pct"'),
  parse,
};

export default istanbulSummary;

function parse(text: string): ParsedCoverage {
  const report = parsedJson(text);
  if (!isObject(report)) return notAnObject;
  const files: CoverageSummary[] = [];
  for (const [path, entry] of Object.entries(report)) {
    if (path === 'total') continue;
    const lines = told(entry, 'lines');
    if (lines === null) {
      return {
        ok: false,
        reason: `Entry ${files.length + 1} of the report does not tell how many lines there are and ran.`,
      };
    }
    const summary = { lines, branches: told(entry, 'branches'), functions: told(entry, 'functions') };
    files.push({ detail: 'summary-only', path, lines: [], summary });
  }
  if (files.length === 0) return nothingWritten;
  return { ok: true, files, stated: statedBy(own(report, 'total')), provider: null };
}

function told(entry: unknown, key: string) {
  const counts = objectAt(entry, key);
  return tally(own(counts, 'covered'), own(counts, 'total'));
}

function statedBy(total: unknown): StatedTotals | null {
  const [lines, branches, functions] = [
    told(total, 'lines'),
    told(total, 'branches'),
    told(total, 'functions'),
  ];
  return lines === null || branches === null || functions === null ? null : { lines, branches, functions };
}
