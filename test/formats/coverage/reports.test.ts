import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  coverageFormats,
  parseCoverage,
  recognise,
  usualPlaces,
} from '../../../src/formats/coverage/index.ts';
import { type Tally, totalsOf } from '../../../src/model/coverage.ts';

const fixtures = new URL('../../../fixtures/coverage/', import.meta.url);
const names = readdirSync(fixtures, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name: format }) => readdirSync(new URL(format, fixtures)).map((name) => `${format}/${name}`));
const textOf = (name: string) => readFileSync(new URL(name, fixtures), 'utf8');

function reportOf(name: string) {
  const read = parseCoverage(textOf(name));
  if (!read.ok) throw new Error(read.reason);
  return read;
}

const shown = (tally: Tally | null) => (tally === null ? 'none told' : `${tally.covered}/${tally.total}`);

describe('reports that tools wrote', () => {
  // Lines, branches, functions: from the tools' own totals.
  const expected: readonly (readonly [string, number, string, string | null])[] = [
    ['clover/jest.xml', 1, '3/5, 3/4, 1/2', 'istanbul'],
    ['clover/php.xml', 1, '3/5, none told, 1/2', null],
    ['cobertura/coverage-py.xml', 1, '9/11, 4/6, none told', 'coverage.py'],
    ['cobertura/gcovr.xml', 1, '12/17, 5/8, none told', 'gcovr'],
    ['cobertura/jest.xml', 1, '3/5, 3/4, 1/2', null],
    ['cobertura/php.xml', 1, '3/5, none told, 2/3', null],
    ['codecov-json/by-hand.json', 1, '12/17, 5/8, none told', null],
    ['coverage-py/coverage-py.json', 1, '9/11, 4/6, none told', 'coverage.py'],
    ['coveralls-json/gcovr.json', 1, '12/17, none told, none told', null],
    ['coverlet/by-hand.json', 1, '12/17, 5/8, 2/3', 'coverlet'],
    ['gcovr-json/gcovr.json', 1, '12/17, 5/8, 2/3', 'gcovr'],
    ['gcovr-json/gcovr-summary.json', 1, '12/17, 5/8, 2/3', 'gcovr'],
    ['go-cover-profile/count.out', 1, '3/8, none told, none told', 'go'],
    ['go-cover-profile/set.out', 1, '3/8, none told, none told', 'go'],
    ['istanbul/c8.json', 2, '20/24, 5/9, 3/4', 'v8'],
    ['istanbul/jest.json', 1, '3/5, 3/4, 1/2', 'istanbul'],
    ['istanbul/nyc.json', 2, '10/13, 6/14, 3/4', 'istanbul'],
    ['istanbul/vitest-v8.json', 3, '6/10, 4/12, 2/3', 'v8'],
    ['istanbul-summary/jest.json', 1, '3/5, 3/4, 1/2', null],
    ['jacoco/jacoco-group.xml', 1, '7/10, 5/8, 2/4', 'jacoco'],
    ['jacoco/jacoco.xml', 1, '7/10, 5/8, 2/4', 'jacoco'],
    ['lcov/c8.info', 2, '20/24, 5/9, 3/4', null],
    ['lcov/geninfo.info', 1, '12/17, 5/8, 2/3', null],
    ['lcov/jest.info', 1, '3/5, 3/4, 1/2', null],
    ['lcov/llvm-cov.info', 1, '16/23, 6/10, 2/3', null],
    ['lcov/node-test.info', 3, '22/27, 7/11, 4/5', null],
    ['lcov/nyc.info', 2, '10/13, 6/14, 3/4', null],
    ['lcov/vitest-v8.info', 3, '6/10, 4/12, 2/3', null],
    ['llvm-cov/clang-summary-only.json', 1, '16/23, 6/10, 2/3', 'llvm'],
    ['llvm-cov/clang.json', 1, '16/23, 6/10, 2/3', 'llvm'],
    ['opencover/by-hand.xml', 1, '12/17, 5/8, 2/3', null],
    ['simplecov-json/by-hand.json', 1, '8/10, 2/4, none told', 'ruby'],
    ['simplecov-resultset/simplecov.json', 1, '9/12, 2/4, none told', 'ruby'],
    ['sonar-generic/gcovr.xml', 1, '12/17, 5/8, none told', null],
  ];

  test.each(expected)('%s', (name, files, totals, provider) => {
    const report = reportOf(name);
    expect(report.files).toHaveLength(files);
    const { lines, branches, functions } = totalsOf(report.files);
    expect([lines, branches, functions].map(shown).join(', ')).toBe(totals);
    expect(report.provider).toBe(provider);
    const { stated } = report;
    if (stated?.lines !== undefined) expect(stated.lines).toEqual(lines);
    if (stated?.branches !== undefined) expect(stated.branches).toEqual(branches ?? { covered: 0, total: 0 });
  });

  test('all of them are looked at, and every format has one', () => {
    expect(names.toSorted()).toEqual(expected.map(([name]) => name).sort());
    expect([...new Set(names.map((name) => name.split('/')[0]))].sort()).toEqual(
      coverageFormats.map(({ id }) => id).sort(),
    );
  });

  test.each(names)('%s is told by its head, by one format only', (name) => {
    const text = textOf(name);
    for (const head of [text, `\uFEFF${text}`, text.slice(0, 2000)]) {
      expect(coverageFormats.filter((format) => format.matches(head)).map(({ id }) => id)).toEqual([
        name.split('/')[0],
      ]);
    }
    expect(recognise(text)?.id).toBe(name.split('/')[0]);
  });

  test('a summary of Go says how many statements ran, as `go tool cover` does', () => {
    expect(reportOf('go-cover-profile/set.out').stated).toEqual({ statements: { covered: 2, total: 4 } });
  });
});

describe('what is no report', () => {
  test.each([
    ['', 'The report is empty: the coverage tool wrote nothing.'],
    [' \r\n', 'The report is empty: the coverage tool wrote nothing.'],
    ['{ }', 'The report is empty: the coverage tool wrote nothing.'],
    ['TN:\n', 'The report is empty: the coverage tool wrote nothing.'],
    ['mode: set\n', 'The report is empty: the coverage tool wrote nothing.'],
    ['<coverage/>', 'The report is in no format that is read (lcov, Istanbul, Cobertura, '],
    ['{"total":{}}', 'Let the coverage tool write `lcov.info`.'],
    ['<html><body>404</body></html>', 'The report is in no format that is read'],
    ['[1]', 'The report is in no format that is read'],
    ['{"a":{"statementMap":', 'it may have been cut short.'],
  ])('%j', (text, reason) => {
    const read = parseCoverage(text);
    expect(read.ok ? '' : read.reason).toContain(reason);
  });
});

test('usual places: lcov first, each once, summaries last', () => {
  expect(usualPlaces[0]).toBe('coverage/lcov.info');
  expect(usualPlaces.at(-1)).toBe('coverage-summary.json');
  expect(new Set(usualPlaces).size).toBe(usualPlaces.length);
});
