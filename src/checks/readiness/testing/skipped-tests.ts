import { defineCheck } from '../../../model/check.ts';
import { proportion } from '../../../model/outcome.ts';
import { casesOf, noCases, testFilesIn } from './test-cases.ts';

export default defineCheck({
  id: 'skipped-tests',
  category: 'readiness/testing',
  importance: 'low',
  title: 'No test is skipped',
  failureTitle: 'Tests that are skipped',
  why: 'A test that is skipped guards nothing, and looks as if it did. Each case counts once; one that is skipped on a condition is not counted as skipped.',
  fix: 'Mend it, or take it out: git keeps it.',
  needs: ['files'],

  run({ files }) {
    const testing = testFilesIn(files);
    if (testing.length === 0) return noCases;
    const findings = testing.flatMap(({ path, tests }) =>
      tests.skipped.map((line) => ({ path, line, message: 'This test is skipped.', subject: path })),
    );
    return proportion(Math.max(casesOf(testing), findings.length), findings);
  },
});
