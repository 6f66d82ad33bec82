import { defineCheck } from '../../../model/check.ts';
import { failed, passed } from '../../../model/outcome.ts';
import { noCases, testFilesIn } from './test-cases.ts';

export default defineCheck({
  id: 'focused-tests',
  category: 'readiness/testing',
  importance: 'high',
  title: 'No test keeps the others from running',
  failureTitle: 'Tests marked with `only` keep the others from running',
  why: '`only` is for the minute in which one test is looked at. Left in, it turns every other test of its file off, and the run is green. One is enough to fail.',
  fix: 'Take `.only` (or the `f` of `fit` and `fdescribe`) out.',
  needs: ['files'],

  run({ files }) {
    const testing = testFilesIn(files);
    if (testing.length === 0) return noCases;
    const [first, ...others] = testing.flatMap(({ path, tests }) =>
      tests.only.map((line) => ({
        path,
        line,
        message: 'Marked with `only`: the other tests of this file do not run.',
        subject: path,
      })),
    );
    return first === undefined ? passed() : failed(first, ...others);
  },
});
