import { expect, test } from 'vitest';
import coverallsJson from '../../../src/formats/coverage/coveralls-json.ts';
import { readBy, reasonOf, shownLines } from '../../support/coverage.ts';

const report = (...files: readonly object[]) => JSON.stringify({ service_name: 'x', source_files: files });

test.each<[string, object, string]>([
  ['counts', { coverage: [1, null, 0] }, '1:1, 3:0'],
  [
    'branches in fours',
    { coverage: [1, 1], branches: [1, 0, 0, 1, 1, 0, 1, 0, 2, 0, 0, 5] },
    '1:1 1/2, 2:1 1/1',
  ],
  [
    'a four that is cut, and lines that are none',
    { coverage: [1], branches: [0, 0, 0, 1, 1, 0, 0, 1, 1, 0] },
    '1:1 1/1',
  ],
  ['counts that are none', { coverage: [-1, 'x', {}, 2.5] }, '1:0, 4:2'],
  ['nothing', {}, ''],
])('%s', (_, file, expected) => {
  expect(shownLines(readBy(coverallsJson, report({ name: 'a.c', ...file })).files)).toEqual({
    'a.c': expected,
  });
});

test('a file told of twice is one', () => {
  expect(
    shownLines(
      readBy(coverallsJson, report({ name: 'a', coverage: [1, 0] }, { name: 'a', coverage: [1, 2] })).files,
    ),
  ).toEqual({ a: '1:2, 2:2' });
});

test('no file is an empty report', () => {
  expect(reasonOf(coverallsJson, report({ coverage: [1] }))).toBe(
    'The report is empty: the coverage tool wrote nothing.',
  );
});
