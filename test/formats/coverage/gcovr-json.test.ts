import { expect, test } from 'vitest';
import gcovrJson from '../../../src/formats/coverage/gcovr-json.ts';
import { readBy, reasonOf, shownFunctions, shownLines } from '../../support/coverage.ts';

const report = (...files: readonly object[]) => JSON.stringify({ files, 'gcovr/format_version': '0.5' });
const line = (line_number: unknown, count: unknown, more: object = {}) => ({
  line_number,
  count,
  branches: [],
  ...more,
});

test.each<[string, readonly object[], string]>([
  ['counts', [line(1, 2), line(3, 0)], '1:2, 3:0'],
  [
    'left out',
    [
      line(1, 2, { 'gcovr/excluded': true }),
      line(2, 0, { 'gcovr/noncode': true }),
      line(3, 1, { 'gcovr/excluded': false }),
    ],
    '3:1',
  ],
  [
    'branches, those left out as well',
    [line(1, 2, { branches: [{ count: 1 }, { count: 0 }, { count: 1, 'gcovr/excluded': true }] })],
    '1:2 1/2',
  ],
  [
    'of two instances of a template',
    [
      line(1, 2, { branches: [{ count: 1 }, { count: 0 }] }),
      line(1, 0, { branches: [{ count: 0 }, { count: 1 }] }),
    ],
    '1:2 2/2',
  ],
  ['lines that are none', [line(0, 1), line('x', 1), line(2, 'x')], '2:0'],
])('%s', (_, lines, expected) => {
  expect(shownLines(readBy(gcovrJson, report({ file: 'a.c', lines })).files)).toEqual({ 'a.c': expected });
});

test('functions', () => {
  const functions = [
    { name: 'f', lineno: 1, execution_count: 2 },
    { name: 'g', lineno: 5, execution_count: 0 },
    { name: 'h', lineno: 9, execution_count: 0, 'gcovr/excluded': true },
  ];
  expect(shownFunctions(readBy(gcovrJson, report({ file: 'a.c', lines: [], functions })).files[0])).toBe(
    '1/2',
  );
});

test('a summary', () => {
  const totals = {
    line_covered: 3,
    line_total: 4,
    branch_covered: 1,
    branch_total: 2,
    function_covered: 1,
    function_total: 1,
  };
  const text = JSON.stringify({
    files: [{ filename: 'a.c', ...totals }, { filename: 'b.c' }],
    ...totals,
    'gcovr/summary_format_version': '0.5',
  });
  const { files, stated } = readBy(gcovrJson, text);
  expect(shownLines(files)).toEqual({ 'a.c': 'only 3/4' });
  expect(stated?.lines).toEqual({ covered: 3, total: 4 });
});

test('no file is an empty report', () => {
  expect(reasonOf(gcovrJson, report())).toBe('The report is empty: the coverage tool wrote nothing.');
});
