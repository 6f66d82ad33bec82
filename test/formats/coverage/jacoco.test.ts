import { describe, expect, test } from 'vitest';
import jacoco from '../../../src/formats/coverage/jacoco.ts';
import { readBy, reasonOf, shownFunctions, shownLines } from '../../support/coverage.ts';

const report = (inside: string, name = 'app') =>
  `<?xml version="1.0"?><!DOCTYPE report PUBLIC "-//JACOCO//DTD Report 1.1//EN" "report.dtd"><report name="${name}"><sessioninfo id="x" start="1" dump="2"/>${inside}</report>`;
const inPackage = (inside: string, name = 'com/x') => `<package name="${name}">${inside}</package>`;
const file = (inside: string, name = 'Area.java') => `<sourcefile name="${name}">${inside}</sourcefile>`;

describe('lines', () => {
  test.each([
    [
      'one instruction that ran is enough',
      '<line nr="1" mi="9" ci="1" mb="0" cb="0"/><line nr="2" mi="1" ci="0" mb="0" cb="0"/>',
      '1:1, 2:0',
    ],
    ['branches', '<line nr="1" mi="0" ci="1" mb="1" cb="3"/>', '1:1 3/4'],
    ['line 0: left out', '<line nr="0" mi="0" ci="1"/><line nr="1" mi="0" ci="1"/>', '1:1'],
    ['one of the counts is told', '<line nr="1" ci="2"/><line nr="2" mi="2"/>', '1:1, 2:0'],
    ['without counts: not known, rather than never run', '<line nr="1"/><line nr="2" ci="1" mi="0"/>', '2:1'],
    [
      'all without counts: the counters',
      '<line nr="1"/><line nr="2"/><counter type="LINE" missed="1" covered="3"/>',
      'only 3/4',
    ],
    ['all without counts and counters: nothing', '<line nr="1"/>', ''],
  ])('%s', (_, inside, expected) => {
    expect(shownLines(readBy(jacoco, report(inPackage(file(inside)))).files)).toEqual({
      'com/x/Area.java': expected,
    });
  });
});

test('methods are counted by the file', () => {
  const counters = '<counter type="METHOD" missed="1" covered="2"/>';
  const text = report(
    inPackage(
      `<class name="com/x/Area"><method name="f"><counter type="METHOD" missed="0" covered="9"/></method></class>${file(`<line nr="1" mi="0" ci="1"/>${counters}`)}`,
    ),
  );
  expect(shownFunctions(readBy(jacoco, text).files[0])).toBe('2/3');
});

describe('paths', () => {
  test('a package and a file, under roots that build tools have', () => {
    const [only] = readBy(jacoco, report(inPackage(file('')))).files;
    expect(only?.path).toBe('com/x/Area.java');
    expect(only?.candidates?.slice(0, 2)).toEqual([
      'src/main/java/com/x/Area.java',
      'src/main/kotlin/com/x/Area.java',
    ]);
  });

  test('the unnamed package', () => {
    expect(readBy(jacoco, report(inPackage(file(''), ''))).files[0]?.path).toBe('Area.java');
  });

  test('groups within groups are modules; the same file of two of them stays two', () => {
    const module = (name: string) =>
      `<group name="${name}">${inPackage(file('<line nr="1" mi="0" ci="1"/>'))}</group>`;
    const { files } = readBy(jacoco, report(`<group name="all">${module('one')}${module('two')}</group>`));
    expect(files.map(({ candidates }) => candidates?.filter((path) => path.includes('main/java')))).toEqual([
      ['all/one/src/main/java/com/x/Area.java', 'one/src/main/java/com/x/Area.java'],
      ['all/two/src/main/java/com/x/Area.java', 'two/src/main/java/com/x/Area.java'],
    ]);
  });
});

test('totals are those of the report, not of its groups', () => {
  const text = report(
    `<group name="g">${inPackage(file('<line nr="1" mi="0" ci="1"/>'))}<counter type="LINE" missed="5" covered="5"/></group><counter type="LINE" missed="1" covered="2"/>`,
  );
  expect(readBy(jacoco, text).stated).toEqual({ lines: { covered: 2, total: 3 } });
});

test.each([
  ['app', 'jacoco'],
  ['Intellij Coverage Report', 'intellij'],
])('the tool of %s', (name, provider) => {
  expect(readBy(jacoco, report(inPackage(file('')), name)).provider).toBe(provider);
});

test.each([
  [report(''), 'The report is empty: the coverage tool wrote nothing.'],
  [
    report(inPackage('<class name="com/x/Area"><counter type="LINE" missed="1" covered="2"/></class>')),
    'compile with debug information',
  ],
])('%#: is refused', (text, reason) => {
  expect(reasonOf(jacoco, text)).toContain(reason);
});
