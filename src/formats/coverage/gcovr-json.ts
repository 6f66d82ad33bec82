import type { FileCoverage, ParsedCoverage, StatedTotals } from '../../model/coverage.ts';
import { arrayAt, beginsObject, isObject, notAnObject, own, parsedJson, textAt } from '../json.ts';
import { type CoverageFormat, nothingWritten } from './format.ts';
import { hitsOf, LineTables, lineNumber, tally } from './line-table.ts';

/** `gcovr --json`, and `--json-summary`, which has no lines. */
const gcovrJson: CoverageFormat = {
  id: 'gcovr-json',
  title: 'gcovr JSON',
  paths: ['gcovr.json', 'build/gcovr.json'],
  matches: (head) => beginsObject(head) && head.includes('"gcovr/'),
  parse,
};

export default gcovrJson;

function parse(text: string): ParsedCoverage {
  const report = parsedJson(text);
  if (!isObject(report)) return notAnObject;
  const entries = arrayAt(report, 'files') ?? [];
  const files =
    own(report, 'gcovr/summary_format_version') === undefined ? linesOf(entries) : summariesOf(entries);
  if (files.length === 0) return nothingWritten;
  return { ok: true, files, stated: statedBy(report), provider: 'gcovr' };
}

function linesOf(entries: readonly unknown[]): readonly FileCoverage[] {
  const tables = new LineTables();
  for (const entry of entries) {
    const path = textAt(entry, 'file');
    if (path === null) continue;
    const table = tables.at(path);
    for (const told of arrayAt(entry, 'lines') ?? []) {
      const line = lineNumber(own(told, 'line_number'));
      if (line === null || isLeftOut(told)) continue;
      // A template's line is there once for each type.
      table.addHits(line, hitsOf(own(told, 'count')));
      for (const [index, branch] of (arrayAt(told, 'branches') ?? []).entries()) {
        if (!isLeftOut(branch)) table.addBranch(line, `${index}`, hitsOf(own(branch, 'count')) > 0);
      }
    }
    for (const called of arrayAt(entry, 'functions') ?? []) {
      if (isLeftOut(called)) continue;
      const name = textAt(called, 'name') ?? textAt(called, 'demangled_name') ?? '';
      table.addFunction(
        `${name}:${hitsOf(own(called, 'lineno'))}`,
        hitsOf(own(called, 'execution_count')) > 0,
      );
    }
  }
  return tables.files();
}

function isLeftOut(value: unknown): boolean {
  return own(value, 'gcovr/noncode') === true || own(value, 'gcovr/excluded') === true;
}

function summariesOf(entries: readonly unknown[]): readonly FileCoverage[] {
  return entries.flatMap((entry): readonly FileCoverage[] => {
    const path = textAt(entry, 'filename');
    const { lines = null, branches = null, functions = null } = statedBy(entry) ?? {};
    if (path === null || lines === null) return [];
    return [{ detail: 'summary-only', path, lines: [], summary: { lines, branches, functions } }];
  });
}

function statedBy(value: unknown): StatedTotals | null {
  const lines = tally(own(value, 'line_covered'), own(value, 'line_total'));
  const branches = tally(own(value, 'branch_covered'), own(value, 'branch_total'));
  const functions = tally(own(value, 'function_covered'), own(value, 'function_total'));
  if (lines === null) return null;
  return { lines, ...(branches === null ? {} : { branches }), ...(functions === null ? {} : { functions }) };
}
