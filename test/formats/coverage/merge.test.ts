import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergeCoverage } from '../../../src/formats/coverage/merge.ts';
import type { FileCoverage, Tally } from '../../../src/model/coverage.ts';

const file = (path: string, ...lines: readonly (readonly [number, number, Tally?])[]): FileCoverage => ({
  path,
  lines: lines.map(([line, hits, branches]) => ({ line, hits, branches: branches ?? null })),
});

test('by path and line, hits summed', () => {
  expect(
    mergeCoverage([[file('b', [2, 0], [1, 1])], [file('a', [1, 0]), file('b', [2, 3], [4, 0])]]),
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
  const report = (branches: Tally | null) => [{ path: 'a', lines: [{ line: 1, hits: 1, branches }] }];
  for (const reports of [
    [report(one), report(other)],
    [report(other), report(one)],
  ]) {
    expect(mergeCoverage(reports)[0]?.lines).toEqual([{ line: 1, hits: 2, branches: merged }]);
  }
});

test('nothing is nothing', () => {
  expect(mergeCoverage([])).toEqual([]);
});

test('the order and the grouping of reports make no difference', () => {
  const tally = fc.option(
    fc.tuple(fc.nat(3), fc.nat(3)).map(([a, b]) => ({ covered: Math.min(a, b), total: Math.max(a, b) })),
  );
  const line = fc.record({
    line: fc.integer({ min: 1, max: 5 }),
    hits: fc.oneof(fc.nat(3), fc.constant(Number.MAX_SAFE_INTEGER)),
    branches: tally,
  });
  const report = fc.array(
    fc.record({ path: fc.constantFrom('a', 'b', '__proto__', 'é'), lines: fc.array(line) }),
  );
  fc.assert(
    fc.property(fc.array(report), fc.nat(), (reports, split) => {
      const merged = mergeCoverage(reports);
      expect(mergeCoverage(reports.toReversed())).toEqual(merged);
      expect(mergeCoverage([merged])).toEqual(merged);
      const at = reports.length === 0 ? 0 : split % reports.length;
      expect(mergeCoverage([mergeCoverage(reports.slice(0, at)), mergeCoverage(reports.slice(at))])).toEqual(
        merged,
      );
    }),
  );
});
