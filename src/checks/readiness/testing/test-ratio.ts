import { defineCheck } from '../../../model/check.ts';
import { measured, notApplicable } from '../../../model/outcome.ts';
import { codeLinesOf, codeOfTests, codeToTest } from './tested-code.ts';

/** Lines of tests for a line of source from which on more is not better. */
const enough = 0.5;

export default defineCheck({
  id: 'test-ratio',
  category: 'readiness/testing',
  importance: 'low',
  title: 'There is a line of tests for every two of source',
  failureTitle: 'There are few lines of tests for the source',
  why: 'The ratio of test code to code is a coarse measure that needs no report (octocov shows the same). Half a line of tests for a line of source gives full points, less gives its share. Lines are those with code; fixtures are not counted on either side.',
  fix: 'Test what changes most and what would cost most if it were wrong.',
  needs: ['files'],

  run({ files }) {
    const source = codeLinesOf(codeToTest(files));
    if (source === 0) return notApplicable('There is no source that runs.');
    const ratio = codeLinesOf(codeOfTests(files)) / source;
    if (ratio >= enough) return measured(1, []);
    const message = `${ratio.toFixed(2)} lines of tests for a line of source, where ${enough} are asked.`;
    return measured(ratio / enough, [{ message, subject: 'ratio' }]);
  },
});
