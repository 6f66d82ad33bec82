import { expect, test } from 'vitest';
import coverlet from '../../../src/formats/coverage/coverlet.ts';
import { readBy, reasonOf, shownFunctions, shownLines } from '../../support/coverage.ts';

const report = (methods: object, file = 'C:\\app\\A.cs') =>
  JSON.stringify({ 'App.dll': { [file]: { 'App.A': methods } } });
const branch = (Line: unknown, Path: number, Hits: unknown) => ({
  Line,
  Offset: 1,
  EndOffset: 2,
  Path,
  Ordinal: Path,
  Hits,
});

test.each<[string, object, string]>([
  ['lines', { 'f()': { Lines: { 3: 1, 4: 0 }, Branches: [] } }, '3:1, 4:0'],
  [
    'of a lambda and the method around it',
    { 'f()': { Lines: { 3: 2 } }, 'f()b__0': { Lines: { 3: 0 } } },
    '3:2',
  ],
  [
    'branches',
    { 'f()': { Lines: { 3: 1 }, Branches: [branch(3, 0, 1), branch(3, 1, 0), branch(0, 1, 1), null] } },
    '3:1 1/2',
  ],
  [
    'branches of two methods on a line',
    {
      'f()': { Lines: { 3: 1 }, Branches: [branch(3, 0, 1)] },
      'g()': { Lines: {}, Branches: [branch(3, 0, 0)] },
    },
    '3:1 1/2',
  ],
  ['lines that are none', { 'f()': { Lines: { 0: 1, x: 1, 3: null, 16707566: 'x' } } }, '3:0'],
])('%s', (_, methods, expected) => {
  expect(shownLines(readBy(coverlet, report(methods)).files)).toEqual({ 'C:\\app\\A.cs': expected });
});

test('functions', () => {
  const methods = { 'f()': { Lines: { 3: 0, 4: 1 } }, 'g()': { Lines: { 5: 0 } } };
  expect(shownFunctions(readBy(coverlet, report(methods)).files[0])).toBe('1/2');
});

test('a file of two modules is one', () => {
  const inside = { '/app/A.cs': { A: { 'f()': { Lines: { 1: 1 } } } } };
  const other = { '/app/A.cs': { A: { 'f()': { Lines: { 1: 0, 2: 0 } } } } };
  expect(shownLines(readBy(coverlet, JSON.stringify({ 'a.dll': inside, 'b.dll': other })).files)).toEqual({
    '/app/A.cs': '1:1, 2:0',
  });
});

test.each(['{}', '{"a.dll":{}}', '{"a.dll":null}'])('%s is an empty report', (text) => {
  expect(reasonOf(coverlet, text)).toBe('The report is empty: the coverage tool wrote nothing.');
});
