import { defineCheck } from '../../../model/check.ts';
import { proportion } from '../../../model/outcome.ts';
import { casesOf, noCases, testFilesIn } from './test-cases.ts';

export default defineCheck({
  id: 'assertionless-tests',
  category: 'readiness/testing',
  importance: 'medium',
  title: 'Every test asserts something',
  failureTitle: 'Tests that assert nothing',
  why: 'A test without an assertion passes whatever the code does, and is counted as a test all the same. Each case counts once. A call of something whose name says that it asserts, checks or expects is an assertion.',
  fix: 'Say what is expected of what was run, or take the test out.',
  needs: ['files'],

  run({ files }) {
    const testing = testFilesIn(files);
    if (testing.length === 0) return noCases;
    const findings = testing.flatMap(({ path, tests }) =>
      tests.withoutAssertion.map((line) => ({
        path,
        line,
        message: 'This test asserts nothing.',
        subject: path,
      })),
    );
    return proportion(casesOf(testing), findings);
  },
});
