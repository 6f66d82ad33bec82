import { expect, test } from 'vitest';
import simplecovJson from '../../../src/formats/coverage/simplecov-json.ts';
import { readBy, reasonOf, shownFunctions, shownLines } from '../../support/coverage.ts';

const report = (entry: unknown, more: object = {}) =>
  JSON.stringify({ meta: { simplecov_version: '1.0.0' }, coverage: { '/app/a.rb': entry }, ...more });

test.each<[string, unknown, string]>([
  ['lines', { lines: [1, null, 0, 'ignored'] }, '1:1, 3:0'],
  [
    'branches, those left out as well',
    {
      lines: [1, 1],
      branches: [
        { type: 'then', start_line: 2, coverage: 1 },
        { type: 'else', start_line: 2, coverage: 0 },
        { type: 'else', start_line: 2, coverage: 'ignored' },
        { type: 'else', coverage: 1 },
      ],
    },
    '1:1, 2:1 1/2',
  ],
  ['totals only', { covered_lines: 3, total_lines: 4 }, 'only 3/4'],
  ['no code', { lines: [null], covered_lines: 0, total_lines: 0 }, ''],
  ['nothing', null, ''],
])('%s', (_, entry, expected) => {
  expect(shownLines(readBy(simplecovJson, report(entry)).files)).toEqual({ '/app/a.rb': expected });
});

test('methods', () => {
  const methods = [
    { name: 'f', coverage: 1 },
    { name: 'g', coverage: 0 },
    { name: 'h', coverage: 'ignored' },
  ];
  expect(shownFunctions(readBy(simplecovJson, report({ lines: [1], methods })).files[0])).toBe('1/2');
});

test('its totals', () => {
  const total = {
    lines: { covered: 1, missed: 2, total: 3 },
    branches: { covered: 1, total: 'x' },
    methods: null,
  };
  expect(readBy(simplecovJson, report({ lines: [1] }, { total })).stated).toEqual({
    lines: { covered: 1, total: 3 },
  });
});

test('no file is an empty report', () => {
  expect(reasonOf(simplecovJson, '{"meta":{"simplecov_version":"1.0.0"},"coverage":{}}')).toBe(
    'The report is empty: the coverage tool wrote nothing.',
  );
});
