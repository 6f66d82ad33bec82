import { describe, expect, test } from 'vitest';
import llvmCov from '../../../src/formats/coverage/llvm-cov.ts';
import { readBy, reasonOf, shownFunctions, shownLines } from '../../support/coverage.ts';

const report = (...files: readonly object[]) =>
  JSON.stringify({
    data: [{ files, totals: { lines: { count: 4, covered: 2 } } }],
    type: 'llvm.coverage.json.export',
    version: '2.0.1',
  });
const shown = (more: object) =>
  shownLines(readBy(llvmCov, report({ filename: '/app/a.c', ...more })).files)['/app/a.c'];

describe('segments', () => {
  test.each<[string, readonly unknown[], string]>([
    [
      'from one to the next',
      [
        [1, 1, 3, true, true, false],
        [3, 2, 0, false, false, false],
      ],
      '1:3, 2:3, 3:3',
    ],
    [
      'a region within: the most run of what reaches into the line and what begins on it',
      [
        [1, 1, 3, true, true, false],
        [2, 5, 0, true, true, false],
        [2, 9, 3, true, false, false],
        [3, 2, 0, false, false, false],
      ],
      '1:3, 2:3, 3:3',
    ],
    [
      'a gap is not the beginning of a region',
      [
        [1, 1, 3, true, true, false],
        [1, 30, 0, true, false, true],
        [2, 5, 0, true, true, false],
        [3, 2, 0, false, false, false],
      ],
      '1:3, 2:0, 3:0',
    ],
    [
      'a skipped region',
      [
        [1, 1, 1, true, true, false],
        [2, 1, 0, false, true, false],
        [4, 1, 1, true, false, false],
        [5, 1, 0, false, false, false],
      ],
      '1:1, 5:1',
    ],
    [
      'of old exports: five values, numbers for truth',
      [
        [1, 1, 3, 1, 1],
        [2, 2, 0, 0, 0],
      ],
      '1:3, 2:3',
    ],
    [
      'nothing between functions',
      [
        [1, 1, 1, true, true, false],
        [2, 2, 0, false, false, false],
        [9, 1, 0, true, true, false],
        [9, 9, 0, false, false, false],
      ],
      '1:1, 2:1, 9:0',
    ],
    [
      'not in order, and no segments',
      [[3, 2, 0, false, false, false], 'x', [0, 1, 1, true, true], [1, 1, 3, true, true, false]],
      '1:3, 2:3, 3:3',
    ],
    ['none', [], ''],
  ])('%s', (_, segments, expected) => {
    expect(shown({ segments })).toBe(expected);
  });

  test('over more lines than any program has', () => {
    const segments = [
      [1, 1, 3, true, true, false],
      [9_999_999, 2, 0, false, false, false],
    ];
    expect(reasonOf(llvmCov, report({ filename: 'a', segments }))).toContain(
      'more lines than any program has',
    );
  });
});

test('branches go two ways; those of a template made twice are one', () => {
  const segments = [
    [1, 1, 3, true, true, false],
    [1, 9, 0, false, false, false],
  ];
  const branches = [
    [1, 5, 1, 8, 3, 0, 0, 0, 4],
    [1, 5, 1, 8, 0, 0, 1, 0, 4],
    [1, 9, 1, 12, 0, 0, 0, 0, 4],
    'x',
    [0, 1, 1, 1, 1, 1],
  ];
  expect(shown({ segments, branches })).toBe('1:3 1/4');
});

test('without segments it is a summary', () => {
  const summary = { lines: { count: 4, covered: 2 }, functions: { count: 2, covered: 1 } };
  const { files, stated } = readBy(llvmCov, report({ filename: 'a.rs', summary }));
  expect(shownLines(files)).toEqual({ 'a.rs': 'only 2/4' });
  expect(shownFunctions(files[0])).toBe('1/2');
  expect(stated).toEqual({ lines: { covered: 2, total: 4 } });
});

test.each([report(), '{"data":[]}', '{"data":[{"files":[{"filename":""}]}]}'])(
  '%s is an empty report',
  (text) => {
    expect(reasonOf(llvmCov, text)).toBe('The report is empty: the coverage tool wrote nothing.');
  },
);
