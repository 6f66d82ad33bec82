import { expect, it } from 'vitest';
import testSeparation from '../../../../src/checks/readiness/file-structure/test-separation.ts';
import type { FileKind } from '../../../../src/model/evidence.ts';
import { shown, sourceWith } from '../../../support/code-facts.ts';
import { fileWith } from '../../../support/evidence.ts';

const testing = (path: string, kind: FileKind, cases = 2) =>
  sourceWith(path, { tests: { cases, withoutAssertion: [], only: [], skipped: [] } }, { kind });

it.each([
  ['none', [fileWith('a.ts'), testing('b.ts', 'source', 0)], ['No file with test cases was found.']],
  ['in their place', [testing('test/a.test.ts', 'test'), testing('b.ts', 'source', 0)], [1]],
  [
    'one that is not',
    [testing('test/a.test.ts', 'test'), testing('checks/a.ts', 'source')],
    [0.5, 'checks/a.ts: It has test cases, and its path does not say so.'],
  ],
  ['what is not ours', [testing('vendor/a.ts', 'vendored')], ['No file with test cases was found.']],
])('%s', (_, files, expected) => {
  expect(shown(testSeparation.run({ files }))).toEqual(expected);
});
