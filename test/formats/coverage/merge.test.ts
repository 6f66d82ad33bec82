import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mergeCoverage } from '../../../src/formats/coverage/merge.ts';
import type { FileCoverage, Tally } from '../../../src/model/coverage.ts';

const file = (
  path: string,
  ...lines: readonly (readonly [number, number | null, (Tally | undefined)?])[]
): FileCoverage => ({
  detail: 'line',
  path,
  functions: null,
  lines: lines.map(([line, hits, branches]) => ({ line, hits, branches: branches ?? null })),
});

test('by path and line, hits summed', () => {
  expect(
    mergeCoverage([[file('b', [2, 0], [1, 1])], [file('a', [1, 0]), file('b', [2, 3], [4, 0])]]).files,
  ).toEqual([file('a', [1, 0]), file('b', [1, 1], [2, 3], [4, 0])]);
});

test.each<[string, Tally | null, Tally | null, Tally | null]>([
  ['none', null, null, null],
  ['one side', null, { covered: 1, total: 2 }, { covered: 1, total: 2 }],
  [
    'the same total: the more covered',
    { covered: 1, total: 2 },
    { covered: 2, total: 2 },
    { covered: 2, total: 2 },
  ],
  ['another total: the larger', { covered: 2, total: 2 }, { covered: 1, total: 3 }, { covered: 1, total: 3 }],
])('branches: %s', (_, one, other, merged) => {
  const report = (branches: Tally | null) => [file('a', [1, 1, branches ?? undefined])];
  for (const reports of [
    [report(one), report(other)],
    [report(other), report(one)],
  ]) {
    expect(mergeCoverage(reports).files[0]?.lines).toEqual([{ line: 1, hits: 2, branches: merged }]);
  }
});

test('nothing is nothing', () => {
  expect(mergeCoverage([])).toEqual({ files: [], disagreements: 0 });
});

test('the order and the grouping of reports make no difference', () => {
  const tally = fc.option(
    fc.tuple(fc.nat(3), fc.nat(3)).map(([a, b]) => ({ covered: Math.min(a, b), total: Math.max(a, b) })),
  );
  const line = fc.record({
    line: fc.integer({ min: 1, max: 5 }),
    hits: fc.oneof(fc.nat(3), fc.constant(Number.MAX_SAFE_INTEGER), fc.constant(null)),
    branches: tally,
  });
  const path = fc.constantFrom('a', 'b', '__proto__', 'é');
  const oneFile: fc.Arbitrary<FileCoverage> = fc.oneof(
    fc.record({
      detail: fc.constant('line' as const),
      path,
      lines: fc.uniqueArray(line, { selector: (one) => one.line }),
      functions: tally,
    }),
    fc.record({
      detail: fc.constant('summary-only' as const),
      path,
      lines: fc.constant([]),
      summary: fc.record({
        lines: tally.map((one) => one ?? { covered: 0, total: 0 }),
        branches: tally,
        functions: tally,
      }),
    }),
  );
  const report = fc.array(oneFile);
  fc.assert(
    fc.property(fc.array(report), fc.nat(), (reports, split) => {
      const { files: merged, disagreements } = mergeCoverage(reports);
      expect(mergeCoverage(reports.toReversed())).toEqual({ files: merged, disagreements });
      expect(mergeCoverage([merged])).toEqual({ files: merged, disagreements: 0 });
      const at = reports.length === 0 ? 0 : split % reports.length;
      const parts = [reports.slice(0, at), reports.slice(at)].map((part) => mergeCoverage(part).files);
      expect(mergeCoverage(parts).files).toEqual(merged);
    }),
  );
});

test('lines of which two reports count other branches are counted', () => {
  const two = { covered: 1, total: 2 };
  const three = { covered: 1, total: 3 };
  const one = [file('a', [1, 1, two], [2, 1, two], [3, 1])];
  const other = [file('a', [1, 1, three], [2, 0, two], [3, 1, two])];
  expect(mergeCoverage([one, other]).disagreements).toBe(1);
  expect(mergeCoverage([one, other, other]).disagreements).toBe(1);
  expect(mergeCoverage([other, one]).disagreements).toBe(1);
});

test('a line that is not coverable becomes coverable when a report says so', () => {
  const two = { covered: 1, total: 2 };
  expect(mergeCoverage([[file('a', [1, null, two])], [file('a', [1, 0])]]).files[0]?.lines).toEqual([
    { line: 1, hits: 0, branches: two },
  ]);
  expect(mergeCoverage([[file('a', [1, null, two])], [file('a', [1, null, two])]]).files[0]?.lines).toEqual([
    { line: 1, hits: null, branches: two },
  ]);
});

describe('summaries', () => {
  const summary = (covered: number, total: number): FileCoverage => ({
    detail: 'summary-only',
    path: 'a',
    lines: [],
    summary: { lines: { covered, total }, branches: null, functions: { covered: 1, total: 2 } },
  });

  test('of two, the one that saw more', () => {
    expect(mergeCoverage([[summary(3, 4)], [summary(2, 5)], [summary(1, 5)]]).files).toEqual([summary(2, 5)]);
  });

  test('say nothing where lines are known, but of functions', () => {
    expect(mergeCoverage([[summary(3, 4)], [file('a', [1, 0])]]).files).toEqual([
      { ...file('a', [1, 0]), functions: { covered: 1, total: 2 } },
    ]);
  });
});
