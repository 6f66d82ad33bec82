import { expect, test } from 'vitest';
import istanbulSummary from '../../../src/formats/coverage/istanbul-summary.ts';
import { readBy, reasonOf, shownFunctions, shownLines } from '../../support/coverage.ts';

const counts = (total: number, covered: number, pct: unknown = 50) => ({ total, covered, skipped: 0, pct });
const entry = (lines: object) => ({
  lines,
  statements: counts(9, 9),
  functions: counts(2, 1),
  branches: counts(0, 0, 100),
});

test('totals of each file', () => {
  const { files, stated } = readBy(
    istanbulSummary,
    JSON.stringify({ total: entry(counts(4, 3)), '/app/a.js': entry(counts(4, 3)) }),
  );
  expect(shownLines(files)).toEqual({ '/app/a.js': 'only 3/4' });
  expect(shownFunctions(files[0])).toBe('1/2');
  expect(stated).toEqual({
    lines: { covered: 3, total: 4 },
    branches: { covered: 0, total: 0 },
    functions: { covered: 1, total: 2 },
  });
});

test('a `pct` of "Unknown" is not looked at', () => {
  const { files } = readBy(
    istanbulSummary,
    JSON.stringify({ total: entry(counts(0, 0, 'Unknown')), a: entry(counts(0, 0, 'Unknown')) }),
  );
  expect(shownLines(files)).toEqual({ a: 'only 0/0' });
});

test('`__proto__` is a file as any other', () => {
  const text = JSON.stringify({ total: entry(counts(1, 1)), X: entry(counts(1, 1)) }).replace(
    '"X"',
    '"__proto__"',
  );
  expect(readBy(istanbulSummary, text).files.map(({ path }) => path)).toEqual(['__proto__']);
});

test.each([
  [
    JSON.stringify({ total: entry(counts(0, 0, 'Unknown')) }),
    'The report is empty: the coverage tool wrote nothing.',
  ],
  [
    JSON.stringify({ a: entry(counts(1, 2)) }),
    'Entry 1 of the report does not tell how many lines there are and ran.',
  ],
  [JSON.stringify({ a: null }), 'Entry 1 of the report does not tell'],
  ['[]', 'The report is not a JSON object'],
])('%.50s is refused', (text, reason) => {
  expect(reasonOf(istanbulSummary, text)).toContain(reason);
});
