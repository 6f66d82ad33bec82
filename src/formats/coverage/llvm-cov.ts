import type { FileCoverage, ParsedCoverage, StatedTotals, Tally } from '../../model/coverage.ts';
import { arrayAt, beginsObject, isObject, notAnObject, objectAt, own, parsedJson, textAt } from '../json.ts';
import { type CoverageFormat, nothingWritten } from './format.ts';
import { hitsOf, LineBudget, LineTable, lineNumber, tally } from './line-table.ts';

/** `llvm-cov export` of clang, Swift and Rust (`cargo llvm-cov --json`); with `-summary-only` there are no segments. */
const llvmCov: CoverageFormat = {
  id: 'llvm-cov',
  title: 'llvm-cov export',
  paths: ['llvm-cov.json', 'target/llvm-cov/cov.json'],
  // The type may stand at the very end.
  matches: (head) =>
    beginsObject(head) &&
    (head.includes('"llvm.coverage.json.export"') || /^\uFEFF?\s*\{\s*"data"\s*:\s*\[/.test(head)),
  parse,
};

export default llvmCov;

function parse(text: string): ParsedCoverage {
  const report = parsedJson(text);
  if (!isObject(report)) return notAnObject;
  const exports = arrayAt(report, 'data') ?? [];
  const files: FileCoverage[] = [];
  const budget = new LineBudget();
  for (const entry of exports.flatMap((one) => arrayAt(one, 'files') ?? [])) {
    const path = textAt(entry, 'filename');
    if (path === null) continue;
    const file = fileOf(path, entry, budget);
    if (file === null) return { ok: false, reason: LineBudget.reason };
    files.push(file);
  }
  if (files.length === 0) return nothingWritten;
  return { ok: true, files, stated: statedBy(exports), provider: 'llvm' };
}

function fileOf(path: string, entry: unknown, budget: LineBudget): FileCoverage | null {
  const summary = objectAt(entry, 'summary');
  const functions = told(summary, 'functions');
  const lines = told(summary, 'lines');
  const segments = arrayAt(entry, 'segments');
  if (segments === null && lines !== null) {
    const branches = told(summary, 'branches');
    return { detail: 'summary-only', path, lines: [], summary: { lines, branches, functions } };
  }
  const table = new LineTable();
  table.addFunctionTally(functions);
  if (
    !addLines(
      table,
      (segments ?? []).flatMap((one) => segmentOf(one) ?? []),
      budget,
    )
  )
    return null;
  for (const branch of arrayAt(entry, 'branches') ?? []) addBranch(table, branch);
  return table.file(path);
}

/** From a place on, up to the next segment. */
interface Segment {
  readonly line: number;
  readonly count: number;
  readonly hasCount: boolean;
  readonly isEntry: boolean;
  readonly isGap: boolean;
}

function segmentOf(value: unknown): Segment | null {
  if (!Array.isArray(value)) return null;
  const [at, , count, hasCount, isEntry, isGap]: readonly unknown[] = value;
  const line = lineNumber(at);
  if (line === null) return null;
  const is = (flag: unknown) => flag === true || flag === 1;
  return { line, count: hitsOf(count), hasCount: is(hasCount), isEntry: is(isEntry), isGap: is(isGap) };
}

/**
 * As LLVM's `LineCoverageStats` has it: a line counts when the segment that reaches into it is counted or a region begins
 * on it, and ran as often as the most run of them. Answers `false` when the segments span more lines than can be.
 */
function addLines(table: LineTable, segments: readonly Segment[], budget: LineBudget): boolean {
  const byLine = new Map<number, Segment[]>();
  for (const segment of segments) {
    const same = byLine.get(segment.line);
    if (same === undefined) byLine.set(segment.line, [segment]);
    else same.push(segment);
  }
  const starts = [...byLine].sort(([a], [b]) => a - b);
  let wrapping: Segment | undefined;
  for (const [index, [line, own]] of starts.entries()) {
    const entries = own.filter(({ hasCount, isEntry, isGap }) => hasCount && isEntry && !isGap);
    const isSkipped = own[0]?.hasCount === false && own[0].isEntry;
    if (!isSkipped && (wrapping?.hasCount || entries.length > 0)) {
      const counts = [wrapping?.hasCount ? wrapping.count : 0, ...entries.map(({ count }) => count)];
      table.raiseHits(
        line,
        counts.reduce((most, count) => Math.max(most, count), 0),
      );
    }
    wrapping = own.at(-1);
    const next = starts[index + 1]?.[0];
    if (next === undefined || !wrapping?.hasCount) continue;
    if (!budget.spend(next - line)) return false;
    for (let between = line + 1; between < next; between += 1) table.raiseHits(between, wrapping.count);
  }
  return true;
}

/** `[line, column, line, column, times true, times false, …]`; a template's branches are there once for each type. */
function addBranch(table: LineTable, value: unknown): void {
  if (!Array.isArray(value)) return;
  const [at, column, endLine, endColumn, onTrue, onFalse]: readonly unknown[] = value;
  const line = lineNumber(at);
  if (line === null) return;
  const place = [column, endLine, endColumn].map((number) => hitsOf(number)).join(':');
  table.addBranch(line, `${place} true`, hitsOf(onTrue) > 0);
  table.addBranch(line, `${place} false`, hitsOf(onFalse) > 0);
}

function told(summary: unknown, key: string): Tally | null {
  const counts = objectAt(summary, key);
  return tally(own(counts, 'covered'), own(counts, 'count'));
}

function statedBy(exports: readonly unknown[]): StatedTotals | null {
  const [only, ...others] = exports;
  const totals = objectAt(only, 'totals');
  const [lines, branches, functions] = [
    told(totals, 'lines'),
    told(totals, 'branches'),
    told(totals, 'functions'),
  ];
  if (others.length > 0 || lines === null) return null;
  return { lines, ...(branches === null ? {} : { branches }), ...(functions === null ? {} : { functions }) };
}
