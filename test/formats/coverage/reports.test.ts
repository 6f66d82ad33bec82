import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { coverageFormats, parseCoverage, recognise } from '../../../src/formats/coverage/index.ts';
import type { FileCoverage } from '../../../src/model/coverage.ts';

const fixtures = new URL('../../../fixtures/coverage/', import.meta.url);
const names = ['lcov', 'istanbul'].flatMap((format) =>
  readdirSync(new URL(format, fixtures)).map((name) => `${format}/${name}`),
);
const textOf = (name: string) => readFileSync(new URL(name, fixtures), 'utf8');

function filesOf(name: string): readonly FileCoverage[] {
  const read = parseCoverage(name, textOf(name));
  if (!read.ok) throw new Error(read.reason);
  return read.files;
}

/** Covered and all lines, covered and all branches: what the tools print below their tables. */
function totals(files: readonly FileCoverage[]): string {
  const lines = files.flatMap((file) => file.lines);
  const branches = lines.flatMap((line) => line.branches ?? []);
  const sum = (numbers: readonly number[]) => numbers.reduce((one, other) => one + other, 0);
  return (
    `${lines.filter(({ hits }) => hits > 0).length}/${lines.length} lines, ` +
    `${sum(branches.map(({ covered }) => covered))}/${sum(branches.map(({ total }) => total))} branches`
  );
}

describe('reports that tools wrote', () => {
  // From the tools' own LF, LH, BRF and BRH.
  test.each([
    ['lcov/vitest-v8.info', 3, '6/10 lines, 4/12 branches'],
    ['istanbul/vitest-v8.json', 3, '6/10 lines, 4/12 branches'],
    ['lcov/c8.info', 2, '20/24 lines, 5/9 branches'],
    ['istanbul/c8.json', 2, '20/24 lines, 5/9 branches'],
    ['lcov/nyc.info', 2, '10/13 lines, 6/14 branches'],
    ['istanbul/nyc.json', 2, '10/13 lines, 6/14 branches'],
    ['lcov/node-test.info', 3, '22/27 lines, 7/11 branches'],
  ])('%s', (name, files, expected) => {
    expect(filesOf(name)).toHaveLength(files);
    expect(totals(filesOf(name))).toBe(expected);
  });

  test('all of them are looked at', () => {
    expect(names).toHaveLength(7);
  });

  test.each(names)('%s is told by its head, by one format only', (name) => {
    const text = textOf(name);
    expect(coverageFormats.filter((format) => format.matches(text)).map(({ id }) => id)).toEqual([
      name.split('/')[0],
    ]);
    expect(recognise(text)?.id).toBe(name.split('/')[0]);
  });

  test.each(['vitest-v8', 'c8', 'nyc'])('%s says the same in both formats, line by line', (tool) => {
    const relative = filesOf(`istanbul/${tool}.json`).map((file) => ({
      ...file,
      path: file.path.replace('/home/ci/work/app/', ''),
    }));
    expect(relative).toEqual(filesOf(`lcov/${tool}.info`));
  });

  test('a byte lost, doubled or changed anywhere makes nothing throw', () => {
    for (const name of names) {
      const text = textOf(name);
      for (let index = 0; index < text.length; index += 7) {
        for (const by of ['', text.slice(index, index + 1).repeat(2), '\0', '9', ',']) {
          parseCoverage(name, text.slice(0, index) + by + text.slice(index + 1));
        }
        parseCoverage(name, text.slice(0, index));
      }
    }
  });
});

describe('what is no report', () => {
  test.each([
    ['coverage/lcov.info', '', 'The report is empty: the coverage tool wrote nothing.'],
    ['coverage/lcov.info', ' \r\n', 'The report is empty: the coverage tool wrote nothing.'],
    ['coverage/coverage-final.json', '{ }', 'The report is empty: the coverage tool wrote nothing.'],
    ['coverage/lcov.info', 'TN:\n', 'The report is empty: the coverage tool wrote nothing.'],
    [
      'coverage.xml',
      '<coverage/>',
      'The report is in no format that is read (lcov and Istanbul). Let the coverage tool write `lcov.info`.',
    ],
    [
      'coverage/coverage-summary.json',
      '{"total":{}}',
      'A summary has no lines: let the coverage tool write `coverage-final.json`.',
    ],
    ['coverage/coverage-final.json', '{"a":{"statementMap":', 'it may have been cut short.'],
  ])('%s: %j', (path, text, reason) => {
    const read = parseCoverage(path, text);
    expect(read.ok ? '' : read.reason).toContain(reason);
  });
});
