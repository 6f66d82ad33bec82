import { expect, it } from 'vitest';
import assertionlessTests from '../../../../src/checks/readiness/testing/assertionless-tests.ts';
import type { FileKind } from '../../../../src/model/evidence.ts';
import { shown, sourceWith } from '../../../support/code-facts.ts';

const testing = (path: string, cases: number, withoutAssertion: readonly number[], kind: FileKind = 'test') =>
  sourceWith(
    path,
    { tests: { ...{ cases, withoutAssertion: [], only: [], skipped: [] }, withoutAssertion } },
    { kind },
  );
const none = ['No file with test cases in JavaScript or TypeScript was found.'];

it.each([
  ['no file', [], none],
  ['no case', [testing('test/a.ts', 0, [])], none],
  ['what is not ours', [testing('vendor/a.ts', 2, [3], 'vendored')], none],
  ['none of two', [testing('test/a.ts', 2, [])], [1]],
  [
    'one of four',
    [testing('test/a.ts', 2, [7]), testing('src/b.ts', 2, [], 'source')],
    [0.75, 'test/a.ts:7 This test asserts nothing.'],
  ],
  ['all', [testing('test/a.ts', 1, [7])], [0, 'test/a.ts:7 This test asserts nothing.']],
])('%s', (_, files, expected) => {
  expect(shown(assertionlessTests.run({ files }))).toEqual(expected);
});
