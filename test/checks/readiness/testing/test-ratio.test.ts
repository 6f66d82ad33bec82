import { expect, it } from 'vitest';
import testRatio from '../../../../src/checks/readiness/testing/test-ratio.ts';
import type { FileKind } from '../../../../src/model/evidence.ts';
import { functionWith, shown, sourceWith } from '../../../support/code-facts.ts';
import { factsWith, fileWith } from '../../../support/evidence.ts';

const lines = (path: string, ownCodeLines: number, kind: FileKind = 'source') =>
  sourceWith(path, { functions: [functionWith({ ownCodeLines })] }, { kind });

it.each([
  ['no source', [lines('test/a.ts', 9, 'test')], ['There is no source that runs.']],
  ['only types', [sourceWith('src/a.ts')], ['There is no source that runs.']],
  ['enough', [lines('src/a.ts', 100), lines('test/a.ts', 50, 'test')], [1]],
  [
    'half of it',
    [lines('src/a.ts', 100), lines('test/a.ts', 25, 'test')],
    [0.5, ': 0.25 lines of tests for a line of source, where 0.5 are asked.'],
  ],
  ['none', [lines('src/a.ts', 100)], [0, ': 0.00 lines of tests for a line of source, where 0.5 are asked.']],
  [
    'what tests are given to work on is no test',
    [lines('src/a.ts', 100), lines('test/fixtures/a.ts', 90, 'test')],
    [0, ': 0.00 lines of tests for a line of source, where 0.5 are asked.'],
  ],
  [
    'examples and settings are no source',
    [lines('examples/a.ts', 100), lines('vite.config.ts', 100)],
    ['There is no source that runs.'],
  ],
  [
    'other languages by their lines',
    [
      fileWith('a.py', { facts: factsWith({ lines: 100 }) }),
      fileWith('test_a.py', { kind: 'test', facts: factsWith({ lines: 60 }) }),
    ],
    [1],
  ],
])('%s', (_, files, expected) => {
  expect(shown(testRatio.run({ files }))).toEqual(expected);
});
