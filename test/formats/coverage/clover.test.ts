import { describe, expect, test } from 'vitest';
import clover from '../../../src/formats/coverage/clover.ts';
import { readBy, reasonOf, shownFunctions, shownLines } from '../../support/coverage.ts';

const report = (inside: string, attributes = 'generated="1"') =>
  `<coverage ${attributes}><project timestamp="1">${inside}</project></coverage>`;
const file = (inside: string, names = 'name="a.php"') => `<file ${names}>${inside}</file>`;
const line = (attributes: string) => `<line ${attributes}/>`;

describe('lines', () => {
  test.each<[string, string, string]>([
    ['statements', file(line('num="1" type="stmt" count="2"') + line('num="2" count="0"')), '1:2, 2:0'],
    [
      'two statements on one',
      file(line('num="1" type="stmt" count="2"') + line('num="1" type="stmt" count="0"')),
      '1:2',
    ],
    [
      'methods are none',
      file(line('num="1" type="method" name="f" count="1"') + line('num="2" type="stmt" count="1"')),
      '2:1',
    ],
    [
      'past the end of the file: left out',
      file(
        `${line('num="1" type="stmt" count="1"')}${line('num="9" type="stmt" count="1"')}<metrics loc="8"/>`,
      ),
      '1:1',
    ],
    [
      'the length of a class is not that of the file',
      file(`<class name="C"><metrics loc="1"/></class>${line('num="9" type="stmt" count="1"')}`),
      '9:1',
    ],
    ['in a package', `<package name="p">${file(line('num="1" type="stmt" count="1"'))}</package>`, '1:1'],
    [
      'numbers that are none',
      file(line('num="x" count="1"') + line('num="0" count="1"') + line('num="1" count="-1"')),
      '1:0',
    ],
    ['told twice: one file', file(line('num="1" count="1"')) + file(line('num="1" count="0"')), '1:1'],
  ])('%s', (_, inside, expected) => {
    expect(shownLines(readBy(clover, report(inside)).files)).toEqual({ 'a.php': expected });
  });
});

describe('conditions', () => {
  test.each<[string, string, string]>([
    ['both ways', file(line('num="1" type="cond" truecount="7" falsecount="2"')), '1:7 2/2'],
    ['one way', file(line('num="1" type="cond" truecount="0" falsecount="2"')), '1:2 1/2'],
    ['never', file(line('num="1" type="cond" truecount="0" falsecount="0"')), '1:0 0/2'],
    [
      'with a count of its own',
      file(line('num="1" type="cond" count="9" truecount="1" falsecount="0"')),
      '1:9 1/2',
    ],
    [
      'of OpenClover, whose sums are not those of the metrics',
      file(
        `${line('num="1" type="cond" truecount="1" falsecount="1"')}<metrics conditionals="2" coveredconditionals="2"/>`,
      ),
      '1:1 2/2',
    ],
    [
      'of istanbul, which counts branches: by the metrics',
      file(
        `${line('num="1" type="cond" count="5" truecount="3" falsecount="1"')}<metrics conditionals="4" coveredconditionals="3"/>`,
      ),
      '1:5 3/4',
    ],
  ])('%s', (_, inside, expected) => {
    expect(shownLines(readBy(clover, report(inside)).files)).toEqual({ 'a.php': expected });
  });

  test('of istanbul, by its version', () => {
    const text = report(
      file(line('num="1" type="cond" count="5" truecount="3" falsecount="1"')),
      'clover="3.2.0"',
    );
    expect(shownLines(readBy(clover, text).files)).toEqual({ 'a.php': '1:5 3/4' });
    expect(readBy(clover, text).provider).toBe('istanbul');
  });
});

test.each([
  ['name="/app/src/a.php"', '/app/src/a.php'],
  ['name="a.js" path="/app/src/a.js"', '/app/src/a.js'],
  ['name="a.js" path=""', 'a.js'],
])('the path of %s', (names, path) => {
  expect(readBy(clover, report(file('', names))).files[0]?.path).toBe(path);
});

test.each([
  [
    'lines of methods',
    line('num="1" type="method" name="f" count="1"') + line('num="5" type="method" name="f" count="0"'),
    '1/2',
  ],
  ['metrics', '<metrics methods="3" coveredmethods="2"/>', '2/3'],
  [
    'lines before metrics',
    `${line('num="1" type="method" name="f" count="0"')}<metrics methods="3" coveredmethods="2"/>`,
    '0/1',
  ],
  ['nothing', '', 'none told'],
])('functions by %s', (_, inside, expected) => {
  expect(shownFunctions(readBy(clover, report(file(inside))).files[0])).toBe(expected);
});

test('files of the test project are no files of the program', () => {
  const text = `<coverage generated="1"><project>${file('')}</project><testproject>${file('', 'name="test.php"')}</testproject></coverage>`;
  expect(readBy(clover, text).files.map(({ path }) => path)).toEqual(['a.php']);
});

test('no file is an empty report', () => {
  expect(reasonOf(clover, report(''))).toBe('The report is empty: the coverage tool wrote nothing.');
});
