import { defineCheck } from '../../../model/check.ts';
import { notApplicable, proportion } from '../../../model/outcome.ts';
import { testsOf } from '../testing/test-cases.ts';

export default defineCheck({
  id: 'test-separation',
  category: 'readiness/file-structure',
  importance: 'low',
  title: 'Tests and source are told apart by their paths',
  failureTitle: 'Tests stand in files that nothing tells from the source',
  why: 'Builds, packages, coverage and scanners tell tests from source by their paths; a test that looks like source is shipped and measured as source. Each file with test cases counts once: it must be in a folder of tests, or be named as one (`.test.`, `.spec.`, `_test.`).',
  fix: 'Move the cases into a folder such as `test/`, or name the file `….test.ts`.',
  needs: ['files'],

  run({ files }) {
    const testing = files.filter((file) => testsOf(file) !== null);
    if (testing.length === 0) return notApplicable('No file with test cases was found.');
    const findings = testing
      .filter(({ kind }) => kind === 'source')
      .map(({ path }) => ({
        path,
        message: 'It has test cases, and its path does not say so.',
        subject: path,
      }));
    return proportion(testing.length, findings);
  },
});
