import type { FileCoverage, ParsedCoverage, StatedTotals } from '../../model/coverage.ts';
import { arrayAt, beginsObject, isObject, notAnObject, objectAt, own, parsedJson } from '../json.ts';
import { type CoverageFormat, nothingWritten } from './format.ts';
import { instantOf } from './instant.ts';
import { LineTable, lineNumber, tally, wholeNumber } from './line-table.ts';

/** `coverage json` of coverage.py, formats 1 to 3: whether a line ran, not how often. */
const coveragePy: CoverageFormat = {
  id: 'coverage-py',
  title: 'coverage.py JSON',
  paths: ['coverage.json'],
  matches: (head) =>
    beginsObject(head) &&
    (head.includes('"executed_lines"') ||
      /"meta"\s*:\s*\{[^{}]*"(branch_coverage|show_contexts)"/.test(head)),
  parse,
};

export default coveragePy;

function parse(text: string): ParsedCoverage {
  const report = parsedJson(text);
  if (!isObject(report)) return notAnObject;
  const files: FileCoverage[] = [];
  for (const [path, entry] of Object.entries(objectAt(report, 'files') ?? {})) {
    const executed = arrayAt(entry, 'executed_lines');
    const missing = arrayAt(entry, 'missing_lines');
    if (executed === null || missing === null) {
      return {
        ok: false,
        reason: `File ${files.length + 1} of the report has no \`executed_lines\` and \`missing_lines\`.`,
      };
    }
    files.push(fileOf(path, entry, executed, missing));
  }
  if (files.length === 0) return nothingWritten;
  return {
    ok: true,
    files,
    stated: statedBy(objectAt(report, 'totals')),
    provider: 'coverage.py',
    measuredAt: instantOf(own(objectAt(report, 'meta'), 'timestamp')),
  };
}

function fileOf(
  path: string,
  entry: unknown,
  executed: readonly unknown[],
  missing: readonly unknown[],
): FileCoverage {
  const table = new LineTable();
  // The `def` of a function that is left out ran when the file was loaded: it is in both lists.
  const excluded = new Set(arrayAt(entry, 'excluded_lines') ?? []);
  const add = (lines: readonly unknown[], hits: number) => {
    for (const value of lines) {
      const line = lineNumber(value);
      if (line !== null && !excluded.has(value)) table.raiseHits(line, hits);
    }
  };
  add(missing, 0);
  add(executed, 1);
  addBranches(table, arrayAt(entry, 'missing_branches') ?? [], false);
  addBranches(table, arrayAt(entry, 'executed_branches') ?? [], true);
  for (const [name, region] of Object.entries(objectAt(entry, 'functions') ?? {})) {
    const summary = objectAt(region, 'summary');
    // The part outside all functions has no name; a function that is left out has no statements.
    if (name === '' || !((wholeNumber(own(summary, 'num_statements')) ?? 0) > 0)) continue;
    table.addFunction(name, (wholeNumber(own(summary, 'covered_lines')) ?? 0) > 0);
  }
  return table.file(path);
}

/** From a line to another; a negative one is the way out of the function that begins there. */
function addBranches(table: LineTable, branches: readonly unknown[], isTaken: boolean): void {
  for (const branch of branches) {
    if (!Array.isArray(branch)) continue;
    const [from, to]: readonly unknown[] = branch;
    const line = lineNumber(from);
    if (line !== null && typeof to === 'number') table.addBranch(line, `${to}`, isTaken);
  }
}

function statedBy(totals: unknown): StatedTotals | null {
  const lines = tally(own(totals, 'covered_lines'), own(totals, 'num_statements'));
  const branches = tally(own(totals, 'covered_branches'), own(totals, 'num_branches'));
  return lines === null ? null : { lines, ...(branches === null ? {} : { branches }) };
}
