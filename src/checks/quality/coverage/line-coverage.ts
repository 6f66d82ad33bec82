import { defineCheck } from '../../../model/check.ts';
import { judgeTallies } from './judge-tallies.ts';

export default defineCheck({
  id: 'line-coverage',
  category: 'quality/coverage',
  importance: 'high',
  title: 'Tests run every line',
  failureTitle: 'Tests leave lines that never ran',
  why: 'A line that no test ran can be wrong without anyone noticing. The score is the part of the coverable lines that ran, counted from the lines of the reports; only a file of which a report has no lines is taken from its summary. A line of whose branches only some were taken ran, unless `coverage.partials` is `miss`. Without a report it is not judged, and what is not judged passes no threshold.',
  fix: 'Write tests for the files with the most lines that never ran, and see that the report names every source file.',
  needs: ['coverage'],

  run({ coverage }) {
    return judgeTallies(coverage, {
      of: ({ lines }) => lines,
      firstMissed: ({ lines }) => lines.find(({ hits }) => hits === 0)?.line,
      missed: 'lines never ran',
      missedWithPartials: 'lines never ran, or took only some of their branches',
      none: 'The reports name no line that could be covered.',
    });
  },
});
