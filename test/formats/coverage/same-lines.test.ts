import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseCoverage } from '../../../src/formats/coverage/index.ts';
import { resolvePaths } from '../../../src/formats/coverage/resolve-paths.ts';
import type { FileCoverage, LineCoverage } from '../../../src/model/coverage.ts';

const fixtures = new URL('../../../fixtures/coverage/', import.meta.url);

/** What is known of the lines of one program, whatever wrote it down. */
function filesOf(name: string, repositoryFiles: readonly string[]): readonly FileCoverage[] {
  const read = parseCoverage(readFileSync(new URL(name, fixtures), 'utf8'));
  if (!read.ok) throw new Error(read.reason);
  const { resolved, unresolved } = resolvePaths(read.files, {
    repositoryFiles: new Set(repositoryFiles),
    reportDirectory: 'coverage',
    workspace: '/builds/acme/app',
    rewrites: [],
    goModules: [{ directory: '', module: 'example.org/shapes' }],
  });
  expect(unresolved).toEqual([]);
  return resolved;
}

/** `3` is a line with three hits, `+` one that ran who knows how often; branches behind it. */
function shown({ line, hits, branches }: LineCoverage, knows: Knowledge): string {
  const count = knows.hits || hits === 0 || hits === null ? `${hits}` : '+';
  return `${line}:${count}${branches === null || !knows.branches ? '' : ` ${branches.covered}/${branches.total}`}`;
}

/** What a format can tell. */
interface Knowledge {
  readonly hits: boolean;
  readonly branches: boolean;
}

const all: Knowledge = { hits: true, branches: true };
const noHits: Knowledge = { hits: false, branches: true };
const noBranches: Knowledge = { hits: true, branches: false };

interface Program {
  readonly path: string;
  readonly lines: readonly string[];
  readonly reports: readonly (readonly [string, Knowledge])[];
}

const programs: readonly Program[] = [
  {
    path: 'area.c',
    lines: [
      ...['3:3', '5:3 2/4', '6:0', '8:3', '11:0', '13:0', '16:1', '18:1', '19:4 2/2', '20:3'],
      ...['22:1 1/2', '23:1', '24:1', '25:1', '26:0', '27:0', '29:1'],
    ],
    reports: [
      ['lcov/geninfo.info', all],
      ['gcovr-json/gcovr.json', all],
      ['cobertura/gcovr.xml', all],
      ['coveralls-json/gcovr.json', noBranches],
      ['sonar-generic/gcovr.xml', noHits],
      ['codecov-json/by-hand.json', noHits],
      ['coverlet/by-hand.json', all],
      ['opencover/by-hand.xml', all],
    ],
  },
  {
    // The same program as clang sees it: braces are lines, and the default of a switch is a branch.
    path: 'area.c',
    lines: [
      ...['4:3', '5:3 2/4', '6:0', '7:0', '8:3', '9:3', '12:0', '13:0', '14:0', '17:1', '18:1', '19:4 2/2'],
      ...['20:3', '21:3', '22:1', '23:1 1/2', '24:1', '25:1', '26:0 1/2', '27:0', '28:1', '29:1', '30:1'],
    ],
    reports: [
      ['lcov/llvm-cov.info', all],
      ['llvm-cov/clang.json', all],
    ],
  },
  {
    path: 'src/area.js',
    lines: ['2:1 3/4', '3:0', '5:1', '9:0', '12:1'],
    reports: [
      ['lcov/jest.info', all],
      ['istanbul/jest.json', all],
      ['clover/jest.xml', all],
      ['cobertura/jest.xml', all],
    ],
  },
  {
    path: 'area.py',
    lines: ['1:1', '2:1 1/2', '3:0', '4:1', '7:1', '8:0', '15:1', '16:1 2/2', '17:1', '18:1 1/2', '19:1'],
    reports: [
      ['coverage-py/coverage-py.json', all],
      ['cobertura/coverage-py.xml', all],
    ],
  },
  {
    path: 'area.php',
    lines: ['4:1', '5:0', '7:1', '14:1', '19:0'],
    reports: [
      ['clover/php.xml', all],
      ['cobertura/php.xml', all],
    ],
  },
  {
    path: 'src/main/java/shapes/Area.java',
    lines: ['3:0', '5:1 2/4', '6:0', '8:1', '12:0', '16:1', '17:1 2/2', '18:1', '20:1 1/2', '21:1'],
    reports: [
      ['jacoco/jacoco.xml', all],
      ['jacoco/jacoco-group.xml', all],
    ],
  },
  {
    path: 'area/area.go',
    lines: ['3:1', '4:1', '5:0', '6:0', '7:1', '10:0', '11:0', '12:0'],
    reports: [
      ['go-cover-profile/set.out', all],
      ['go-cover-profile/count.out', all],
    ],
  },
  {
    path: 'area.rb',
    lines: ['1:1', '2:3', '3:0', '5:3', '8:1', '9:0', '18:1', '19:1', '20:3', '22:1'],
    reports: [['simplecov-json/by-hand.json', noBranches]],
  },
  {
    // With what `:nocov:` leaves out.
    path: 'area.rb',
    lines: ['1:1', '2:3 1/2', '3:0', '5:3', '8:1', '9:0', '13:1', '14:0', '18:1', '19:1', '20:3', '22:1 1/2'],
    reports: [['simplecov-resultset/simplecov.json', all]],
  },
];

describe.each(programs)('$path', ({ path, lines, reports }) => {
  test.each(reports)('%s', (name, knows) => {
    const [file, ...others] = filesOf(name, [path]);
    expect(others).toEqual([]);
    expect(file?.path).toBe(path);
    const expected = lines.map((line) => {
      const [, number = '', count = '', branches = ''] = /^(\d+):(\d+)(.*)$/.exec(line) ?? [];
      return `${number}:${knows.hits || count === '0' ? count : '+'}${knows.branches ? branches : ''}`;
    });
    expect(file?.lines.map((line) => shown(line, knows))).toEqual(expected);
  });
});

describe('files of an older sample', () => {
  test.each(['vitest-v8', 'c8', 'nyc'])('%s says the same in both formats, line by line', (tool) => {
    const read = (name: string) => {
      const report = parseCoverage(readFileSync(new URL(name, fixtures), 'utf8'));
      return report.ok
        ? report.files.map((file) => ({ ...file, path: file.path.replace('/builds/acme/app/', '') }))
        : report.reason;
    };
    expect(read(`istanbul/${tool}.json`)).toEqual(read(`lcov/${tool}.info`));
  });
});
