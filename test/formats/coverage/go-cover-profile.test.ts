import { describe, expect, test } from 'vitest';
import goCoverProfile from '../../../src/formats/coverage/go-cover-profile.ts';
import { readBy, reasonOf, shownLines } from '../../support/coverage.ts';

const profile = (mode: string, ...blocks: readonly string[]) => [`mode: ${mode}`, ...blocks, ''].join('\n');

describe('blocks', () => {
  test.each<[string, string, string, string]>([
    [
      'every line of them',
      profile('set', 'm/a.go:3.1,5.2 2 1', 'm/a.go:7.1,7.9 1 0'),
      '3:1, 4:1, 5:1, 7:0',
      '2/3',
    ],
    [
      'two on a line: covered when one ran',
      profile('count', 'm/a.go:3.1,4.9 1 5', 'm/a.go:4.9,6.2 1 0'),
      '3:5, 4:5, 5:0, 6:0',
      '1/2',
    ],
    [
      'the same of two profiles, counted: summed',
      profile('count', 'm/a.go:3.1,3.9 1 5') + profile('count', 'm/a.go:3.1,3.9 1 2'),
      '3:7',
      '1/1',
    ],
    [
      'the same of two profiles, of a set',
      profile('set', 'm/a.go:3.1,3.9 1 1') + profile('set', 'm/a.go:3.1,3.9 1 0'),
      '3:1',
      '1/1',
    ],
    ['the same twice in one', profile('atomic', 'm/a.go:3.1,3.9 1 0', 'm/a.go:3.1,3.9 1 4'), '3:4', '1/1'],
    [
      'of an empty function: no statement',
      profile('set', 'm/a.go:3.1,9.2 0 0', 'm/a.go:11.1,11.2 1 1'),
      '11:1',
      '1/1',
    ],
    [
      'with CRLF and a BOM',
      `\uFEFF${profile('set', 'm/a.go:3.1,3.9 1 1').replaceAll('\n', '\r\n')}`,
      '3:1',
      '1/1',
    ],
  ])('%s', (_, text, lines, statements) => {
    const { files, stated } = readBy(goCoverProfile, text);
    expect(shownLines(files)).toEqual({ 'm/a.go': lines });
    expect(`${stated?.statements?.covered}/${stated?.statements?.total}`).toBe(statements);
  });
});

test('a path may have colons and spaces', () => {
  expect(shownLines(readBy(goCoverProfile, profile('set', 'C:/my app/a.go:1.1,1.2 1 1')).files)).toEqual({
    'C:/my app/a.go': '1:1',
  });
});

test.each([
  [profile('set'), 'The report is empty: the coverage tool wrote nothing.'],
  [
    profile('set', 'm/a.go:3.1,3.9 1 1', 'm/a.go:4.1,'),
    'Line 3 of the report is no block of a profile; it may have been cut short.',
  ],
  [profile('set', 'm/a.go:5.1,3.9 1 1'), 'Line 2 of the report is no block'],
  [
    profile('set', 'm/a.go:1.1,9999999.9 1 1'),
    'The ranges of the report span more lines than any program has.',
  ],
])('%j is refused', (text, reason) => {
  expect(reasonOf(goCoverProfile, text)).toContain(reason);
});
