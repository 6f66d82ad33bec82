import { expect, test } from 'vitest';
import codecovJson from '../../../src/formats/coverage/codecov-json.ts';
import { readBy, reasonOf, shownLines } from '../../support/coverage.ts';

test.each<[string, unknown, string]>([
  ['hits', { 1: 2, 3: 0, 4: null }, '1:2, 3:0'],
  ['parts of a line', { 1: '1/2', 2: '0/3', 3: '2/2' }, '1:1 1/2, 2:0 0/3, 3:2 2/2'],
  ['parts that can not be', { 1: '3/2', 2: 'x', 3: '1/2/3', 4: 1 }, '4:1'],
  ['left out', { 1: -1, 2: 1 }, '2:1'],
  ['an array, whose first place is of line 0', [null, 1, 0, null, '1/2', 3], '1:1, 2:0, 4:1 1/2, 5:3'],
  ['lines that are none', { 0: 1, x: 1, 2: true, 3: {}, 4: 1 }, '4:1'],
  ['nothing', null, ''],
])('%s', (_, lines, expected) => {
  expect(shownLines(readBy(codecovJson, JSON.stringify({ coverage: { 'a.rs': lines } })).files)).toEqual({
    'a.rs': expected,
  });
});

test('no file is an empty report', () => {
  expect(reasonOf(codecovJson, '{"coverage":{}}')).toBe(
    'The report is empty: the coverage tool wrote nothing.',
  );
});
