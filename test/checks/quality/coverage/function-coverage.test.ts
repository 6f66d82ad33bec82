import { expect, it } from 'vitest';
import check from '../../../../src/checks/quality/coverage/function-coverage.ts';
import { coverageOf, coveredFile, hitLines } from '../../../support/covered.ts';

const lines = hitLines(1);

it('is the part of the functions that were called, over the files whose report tells', () => {
  const coverage = coverageOf(
    coveredFile('a.ts', lines, { covered: 1, total: 3 }),
    coveredFile('b.ts', lines, { covered: 1, total: 1 }),
    coveredFile('c.ts', lines),
  );
  expect(check.run({ coverage })).toEqual({
    kind: 'judged',
    ratio: 0.5,
    tally: { covered: 2, total: 4 },
    findings: [
      {
        path: 'a.ts',
        message: '2 of 3 functions were never called.',
        subject: 'functions were never called',
        severity: 'low',
        share: 2,
      },
    ],
  });
});

it('does not apply when no report tells of functions: absent is not 100', () => {
  expect(check.run({ coverage: coverageOf(coveredFile('a.ts', lines)) }).kind).toBe('notApplicable');
  expect(check.run({ coverage: null }).kind).toBe('notApplicable');
});
