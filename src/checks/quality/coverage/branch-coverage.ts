import { defineCheck } from '../../../model/check.ts';
import { judgeTallies } from './judge-tallies.ts';

export default defineCheck({
  id: 'branch-coverage',
  category: 'quality/coverage',
  importance: 'medium',
  title: 'Tests take every branch',
  failureTitle: 'Tests leave branches that were never taken',
  why: 'A line with a condition can run in every test and still be tried one way only. The score is the part of the branches that were taken. A report that says nothing of branches is not one without any: then the check does not apply.',
  fix: 'Write a test for the way not taken: the empty list, the failure, the default.',
  needs: ['coverage'],

  run({ coverage }) {
    return judgeTallies(coverage, {
      of: ({ branches }) => branches,
      firstMissed: ({ lines }) =>
        lines.find(({ branches }) => branches !== null && branches.covered < branches.total)?.line,
      missed: 'branches were never taken',
      none: 'The reports name no branch.',
    });
  },
});
