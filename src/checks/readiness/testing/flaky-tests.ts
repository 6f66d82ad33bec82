import { defineCheck } from '../../../model/check.ts';
import { proportion } from '../../../model/outcome.ts';
import { noCases, testFilesIn } from './test-cases.ts';

export default defineCheck({
  id: 'flaky-tests',
  category: 'readiness/testing',
  importance: 'low',
  title: 'No test is run again until it passes',
  failureTitle: 'Tests that are run again until they pass',
  why: 'A test that needs a second try is wrong now and then, or what it tests is. Each file with test cases counts once: it must not ask for retries (`retry`, `retries`, `retryTimes`, `flaky`).',
  fix: 'Find what the test depends on (time, order, network, another test), and take it out of it.',
  needs: ['files'],

  run({ files }) {
    const testing = new Set(testFilesIn(files).map(({ path }) => path));
    if (testing.size === 0) return noCases;
    const findings = files.flatMap(({ path, facts: { signals } }) => {
      const signal = testing.has(path) ? signals.find(({ kind }) => kind === 'retried-test') : undefined;
      if (signal === undefined) return [];
      const message = `\`${signal.what}\`: what fails here is run again until it passes.`;
      return [{ path, line: signal.line, message, subject: path }];
    });
    return proportion(testing.size, findings);
  },
});
