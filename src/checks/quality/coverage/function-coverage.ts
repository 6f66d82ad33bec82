import { defineCheck } from '../../../model/check.ts';
import { judgeTallies } from './judge-tallies.ts';

export default defineCheck({
  id: 'function-coverage',
  category: 'quality/coverage',
  importance: 'low',
  title: 'Tests call every function',
  failureTitle: 'Tests leave functions that were never called',
  why: 'A function that no test calls is the plainest gap there is. The score is the part of the functions that were called. It weighs little beside the lines, which count the same functions by their length; reports that say nothing of functions are not held to it.',
  fix: 'Call it from a test, or delete it.',
  needs: ['coverage'],

  run({ coverage }) {
    return judgeTallies(coverage, {
      of: ({ functions }) => functions,
      firstMissed: () => undefined,
      missed: 'functions were never called',
      none: 'The reports name no function.',
    });
  },
});
