import { expect, it } from 'vitest';
import check from '../../../../src/checks/quality/coverage/branch-coverage.ts';
import type { CoverageEvidence, Tally } from '../../../../src/model/coverage.ts';
import { coverageOf, coveredFile } from '../../../support/covered.ts';

/** Each file's lines as what is known of their branches. */
function evidence(files: Readonly<Record<string, readonly (Tally | null)[]>>): CoverageEvidence {
  return coverageOf(
    ...Object.entries(files).map(([path, lines]) =>
      coveredFile(
        path,
        lines.map((branches, index) => ({ line: index + 1, branches })),
      ),
    ),
  );
}

const tally = (covered: number, total: number): Tally => ({ covered, total });

it('is the part of the branches that were taken, over all files together', () => {
  const coverage = evidence({
    'a.ts': [null, tally(2, 2), tally(1, 4)],
    'b.ts': [tally(2, 2)],
    'c.ts': [null],
  });
  expect(check.run({ coverage })).toEqual({
    kind: 'judged',
    ratio: 5 / 8,
    tally: { covered: 5, total: 8 },
    findings: [
      {
        path: 'a.ts',
        line: 3,
        message: '3 of 6 branches were never taken.',
        subject: 'branches were never taken',
        severity: 'low',
        share: 3,
      },
    ],
  });
});

it.each([
  ['a report says nothing of branches', evidence({ 'a.ts': [null, null] })],
  ['a report names branches of which there are none', evidence({ 'a.ts': [tally(0, 0)] })],
  ['there is no code', null],
])('does not apply when %s: absent is not 100', (_, coverage) => {
  expect(check.run({ coverage }).kind).toBe('notApplicable');
});
