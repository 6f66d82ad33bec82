import { expect, it } from 'vitest';
import flakyTests from '../../../../src/checks/readiness/testing/flaky-tests.ts';
import type { SourceFile } from '../../../../src/model/evidence.ts';
import { shown, sourceWith } from '../../../support/code-facts.ts';

const testing = (path: string, cases: number, isRetried: boolean): SourceFile => {
  const file = sourceWith(
    path,
    { tests: { cases, withoutAssertion: [], only: [], skipped: [] } },
    { kind: 'test' },
  );
  const signal = { kind: 'retried-test', line: 4, what: 'retryTimes', by: 'syntax' } as const;
  return isRetried ? { ...file, facts: { ...file.facts, signals: [signal, { ...signal, line: 9 }] } } : file;
};
const none = ['No file with test cases in JavaScript or TypeScript was found.'];

it.each([
  ['no file', [], none],
  ['a word in what is no test', [testing('test/a.ts', 0, true)], none],
  ['none', [testing('test/a.ts', 2, false)], [1]],
  [
    'one of two files, once',
    [testing('test/a.ts', 2, false), testing('test/b.ts', 2, true)],
    [0.5, 'test/b.ts:4 `retryTimes`: what fails here is run again until it passes.'],
  ],
])('%s', (_, files, expected) => {
  expect(shown(flakyTests.run({ files }))).toEqual(expected);
});
