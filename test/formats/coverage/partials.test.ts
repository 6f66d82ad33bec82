import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { withPartials } from '../../../src/formats/coverage/partials.ts';
import { type FileCoverage, type Tally, talliesOf } from '../../../src/model/coverage.ts';
import { coveredFile } from '../../support/covered.ts';

const file = coveredFile('src/a.ts', [
  { line: 1, hits: 3, branches: { covered: 1, total: 2 } },
  { line: 2, hits: 3, branches: { covered: 2, total: 2 } },
  { line: 3, hits: 0, branches: { covered: 0, total: 2 } },
  { line: 4, hits: null, branches: { covered: 1, total: 2 } },
  { line: 5, hits: 1 },
]);

const summary = (lines: Tally, branches: Tally | null): FileCoverage => ({
  detail: 'summary-only',
  path: 'src/a.ts',
  lines: [],
  summary: { lines, branches, functions: null },
});

const linesOf = (files: readonly FileCoverage[]) => files.map((one) => talliesOf(one).lines);

describe('a line of whose branches only some were taken', () => {
  it.each([
    ['hit' as const, 3],
    ['miss' as const, 2],
  ])('is a %s', (partials, covered) => {
    expect(linesOf(withPartials([file], partials))).toEqual([{ covered, total: 4 }]);
  });

  it('keeps its branches', () => {
    expect(withPartials([file], 'miss').map((one) => talliesOf(one).branches)).toEqual([
      talliesOf(file).branches,
    ]);
  });

  it.each<[lines: Tally, branches: Tally | null, covered: number]>([
    [{ covered: 8, total: 10 }, { covered: 4, total: 6 }, 6],
    [{ covered: 8, total: 10 }, { covered: 1, total: 6 }, 7],
    [{ covered: 2, total: 10 }, { covered: 5, total: 10 }, 0],
    [{ covered: 8, total: 10 }, null, 8],
  ])('may be every missed branch of a summary: %j %j', (lines, branches, covered) => {
    expect(linesOf(withPartials([summary(lines, branches)], 'miss'))).toEqual([{ ...lines, covered }]);
  });
});

test('a summary in place of lines never helps, where it tells of branches', () => {
  const branches = fc.nat(3).chain((total) => fc.nat(total).map((covered) => ({ covered, total })));
  const lines = fc.array(fc.record({ hits: fc.nat(2), branches }), { minLength: 1 });
  fc.assert(
    fc.property(lines, (told) => {
      // A branch of a line that never ran was not taken.
      const rows = told.map(({ hits, branches: { covered, total } }, index) => ({
        line: index + 1,
        hits,
        branches: total === 0 ? null : { covered: hits === 0 ? 0 : Math.max(1, covered), total },
      }));
      const whole = coveredFile('src/a.ts', rows);
      const tallies = talliesOf(whole);
      const [byLine] = linesOf(withPartials([whole], 'miss'));
      const [bySummary] = linesOf(withPartials([summary(tallies.lines, tallies.branches)], 'miss'));
      expect(bySummary?.covered).toBeLessThanOrEqual(byLine?.covered ?? 0);
    }),
  );
});
