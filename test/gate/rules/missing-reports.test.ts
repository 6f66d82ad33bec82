import { expect, it } from 'vitest';
import missingReports from '../../../src/gate/rules/missing-reports.ts';
import { comparedWith, gateInputWith } from '../../support/scorecards.ts';

it('fails for each report of the baseline that is missing', () => {
  const comparison = comparedWith({ missingReports: ['packages/b/coverage/lcov.info'] });
  expect(missingReports.judge(gateInputWith({ comparison }))).toEqual([
    expect.objectContaining({
      rule: 'missing-reports',
      target: 'packages/b/coverage/lcov.info',
      status: 'fail',
      message: expect.stringContaining('coverage is incomplete'),
    }),
  ]);
});

it('is silent when none is missing, and without a baseline', () => {
  expect(missingReports.judge(gateInputWith({ comparison: comparedWith() }))).toEqual([]);
  expect(
    missingReports.judge(
      gateInputWith({ comparison: { kind: 'no-baseline', reason: 'None.', rejected: [] } }),
    ),
  ).toEqual([]);
});
