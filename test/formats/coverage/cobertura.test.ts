import { describe, expect, test } from 'vitest';
import cobertura from '../../../src/formats/coverage/cobertura.ts';
import { readBy, reasonOf, shownFunctions, shownLines } from '../../support/coverage.ts';

const report = (classes: string, sources = '', attributes = '') =>
  `<?xml version="1.0"?>\n<!DOCTYPE coverage SYSTEM "http://cobertura.sourceforge.net/xml/coverage-04.dtd">\n` +
  `<coverage ${attributes}><sources>${sources}</sources><packages><package name="p"><classes>${classes}</classes></package></packages></coverage>`;
const lines = (...text: readonly string[]) =>
  `<lines>${text.map((line) => `<line ${line}/>`).join('')}</lines>`;
const oneClass = (...text: readonly string[]) => `<class name="a" filename="a.py">${lines(...text)}</class>`;

describe('lines', () => {
  test.each<[string, string, string]>([
    ['hits', oneClass('number="1" hits="2"', 'number="3" hits="0"'), '1:2, 3:0'],
    [
      'hits as a float, too large, or none',
      oneClass('number="1" hits="2.0"', 'number="2" hits="4294967296"', 'number="3" hits="x"', 'number="4"'),
      '1:2, 2:4294967296, 3:0, 4:0',
    ],
    [
      'numbers that are none',
      oneClass('number="undefined" hits="1"', 'number="0" hits="1"', 'hits="1"', 'number="2" hits="1"'),
      '2:1',
    ],
    [
      'of several classes of a file: united',
      oneClass('number="1" hits="1"') + oneClass('number="1" hits="0"', 'number="2" hits="3"'),
      '1:1, 2:3',
    ],
    [
      'of methods, where the class has none of its own',
      `<class name="a" filename="a.py"><methods><method name="m" signature="()">${lines('number="4" hits="1"')}</method></methods><lines/></class>`,
      '4:1',
    ],
    [
      'of methods, left out where the class has its own',
      `<class name="a" filename="a.py"><methods><method name="m" signature="()">${lines('number="4" hits="9"')}</method></methods>${lines('number="5" hits="1"')}</class>`,
      '5:1',
    ],
  ])('%s', (_, classes, expected) => {
    expect(shownLines(readBy(cobertura, report(classes)).files)).toEqual({ 'a.py': expected });
  });
});

describe('branches', () => {
  const of = (line: string) =>
    shownLines(readBy(cobertura, report(`<class filename="a.py"><lines>${line}</lines></class>`)).files)[
      'a.py'
    ];

  test.each([
    ['counted', '<line number="1" hits="1" branch="true" condition-coverage="50% (1/2)"/>', '1:1 1/2'],
    ['without `branch`', '<line number="1" hits="1" condition-coverage="50% (2/4)"/>', '1:1 2/4'],
    ['without a count: not known', '<line number="1" hits="1" branch="true"/>', '1:1'],
    [
      'a way out of the function',
      '<line number="1" hits="1" branch="true" condition-coverage="50% (1/2)" missing-branches="exit"/>',
      '1:1 1/2',
    ],
    ['a count that can not be', '<line number="1" hits="1" condition-coverage="150% (3/2)"/>', '1:1'],
    ['none of none', '<line number="1" hits="1" branch="false" condition-coverage="100% (0/0)"/>', '1:1'],
    [
      'by conditions',
      '<line number="1" hits="1" branch="true"><conditions><condition number="0" type="jump" coverage="50%"/><condition number="1" type="jump" coverage="100%"/></conditions></line>',
      '1:1 3/4',
    ],
    [
      'by conditions of a switch: not known',
      '<line number="1" hits="1" branch="true"><conditions><condition number="0" type="switch" coverage="50%"/></conditions></line>',
      '1:1',
    ],
  ])('%s', (_, line, expected) => {
    expect(of(line)).toBe(expected);
  });

  test('of a template made twice: of that which has more', () => {
    const twice =
      oneClass('number="1" hits="1" condition-coverage="50% (1/2)"') +
      oneClass('number="1" hits="1" condition-coverage="75% (3/4)"');
    expect(shownLines(readBy(cobertura, report(twice)).files)).toEqual({ 'a.py': '1:1 3/4' });
  });
});

describe('paths', () => {
  const file = (filename: string, ...sources: readonly string[]) =>
    readBy(
      cobertura,
      report(
        `<class filename="${filename}">${lines('number="1" hits="1"')}</class>`,
        sources.map((source) => `<source>${source}</source>`).join(''),
      ),
    ).files[0];

  test.each<[string, string, readonly string[], readonly string[] | undefined]>([
    ['no source', 'a.py', [], undefined],
    ['sources that say nothing', 'a.py', ['', '.', './'], undefined],
    ['a source', 'pkg/a.py', ['/app/src'], ['/app/src/pkg/a.py']],
    ['white space and a slash at its end', 'a.py', ['\n  /app/src/  \n'], ['/app/src/a.py']],
    ['several', 'a.py', ['/app/a', '/app/b', '/app/a'], ['/app/a/a.py', '/app/b/a.py']],
    ['of Windows', 'a.cs', ['C:\\work\\'], ['C:\\work/a.cs']],
    ['a deterministic root', 'src/a.cs', ['/_/'], ['/_/src/a.cs']],
    ['absolute already', '/app/a.py', ['/app'], undefined],
    ['absolute already, of Windows', 'C:\\work\\a.cs', ['C:\\work\\'], undefined],
  ])('%s', (_, filename, sources, candidates) => {
    expect(file(filename, ...sources)?.path).toBe(filename);
    expect(file(filename, ...sources)?.candidates).toEqual(candidates);
  });

  test('a class without a file is left out', () => {
    expect(reasonOf(cobertura, report(`<class filename="">${lines('number="1" hits="1"')}</class>`))).toBe(
      'The report is empty: the coverage tool wrote nothing.',
    );
  });
});

test('functions are its methods, by their hits or their lines', () => {
  const methods =
    `<method name="f" signature="()"><lines>${'<line number="1" hits="2"/>'}</lines></method>` +
    `<method name="f" signature="(I)"><lines><line number="5" hits="0"/></lines></method>` +
    '<method name="g" hits="1"/><method name="abstract"/>';
  const text = report(
    `<class filename="a.py"><methods>${methods}</methods>${lines('number="1" hits="2"')}</class>`,
  );
  expect(shownFunctions(readBy(cobertura, text).files[0])).toBe('2/3');
});

test('totals and tool as the report states them', () => {
  const attributes =
    'lines-valid="9" lines-covered="4" branches-valid="NaN" branches-covered="1" version="gcovr 5.2"';
  const { stated, provider } = readBy(cobertura, report(oneClass('number="1" hits="1"'), '', attributes));
  expect(stated).toEqual({ lines: { covered: 4, total: 9 } });
  expect(provider).toBe('gcovr');
});

test.each([
  [report(''), 'The report is empty: the coverage tool wrote nothing.'],
  [report(oneClass('number="1" hits="1"')).slice(0, -12), 'It may have been cut short.'],
])('%.30s… is refused', (text, reason) => {
  expect(reasonOf(cobertura, text)).toContain(reason);
});
