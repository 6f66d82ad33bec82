import { expect, it } from 'vitest';
import focusedTests from '../../../../src/checks/readiness/testing/focused-tests.ts';
import { shown, sourceWith } from '../../../support/code-facts.ts';

const testing = (path: string, cases: number, only: readonly number[]) =>
  sourceWith(path, { tests: { cases, withoutAssertion: [], only, skipped: [] } }, { kind: 'test' });

it.each([
  ['no file', [], ['No file with test cases in JavaScript or TypeScript was found.']],
  ['none', [testing('test/a.ts', 9, [])], [1]],
  [
    'one among many is enough',
    [testing('test/a.ts', 90, []), testing('test/b.ts', 9, [3])],
    [0, 'test/b.ts:3 Marked with `only`: the other tests of this file do not run.'],
  ],
])('%s', (_, files, expected) => {
  expect(shown(focusedTests.run({ files }))).toEqual(expected);
});
