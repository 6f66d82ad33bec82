import type { GateRule } from '../../model/gate.ts';

/**
 * A coverage report that the baseline had is there, or its package is gone. Coverage without it is incomplete: the score
 * of the rest may well be higher, and says nothing of what is missing.
 */
const missingReports: GateRule = {
  id: 'missing-reports',
  judge: ({ comparison }) => {
    if (comparison.kind !== 'compared') return [];
    return comparison.missingReports.map((path) => ({
      rule: 'missing-reports',
      target: path,
      asked: 'a report, as at the baseline',
      found: 'none',
      status: 'fail',
      message: `The coverage report \`${path}\` of the baseline is missing, and its package is still there: coverage is incomplete. Let every job write its report.`,
    }));
  },
};

export default missingReports;
