import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/quality/coverage/report-integrity.ts';
import type { CoverageEvidence, CoverageReport } from '../../../../src/model/coverage.ts';
import { shown, sourceWith } from '../../../support/code-facts.ts';
import { coverageOf, coveredFile } from '../../../support/covered.ts';
import { factsWith, fileWith } from '../../../support/evidence.ts';

/** One report of one file, whose last line is given. */
function evidence(last: number): CoverageEvidence {
  return coverageOf(coveredFile('src/a.ts', [{ line: 1 }, { line: last }]));
}

const file = fileWith('src/a.ts', { facts: factsWith({ lines: 10 }) });
const report = (isTracked: boolean) => fileWith('coverage/lcov.info', { kind: 'data', isTracked });

it.each([
  ['passes a report that git does not have', 10, [file], 1, []],
  ['passes one that git would add', 10, [file, report(false)], 1, []],
  ['lets a tool count the line behind the last break', 11, [file], 1, []],
  [
    'fails one that is committed',
    10,
    [file, report(true)],
    0.5,
    ['This report is in git: it is not of the run that is judged.'],
  ],
  [
    'fails one of another version of a file',
    12,
    [file],
    0.5,
    ['The report names line 12, and the file has 10: it is of another version.'],
  ],
  [
    'fails both',
    99,
    [file, report(true)],
    0,
    [
      'This report is in git: it is not of the run that is judged.',
      'The report names line 99, and the file has 10: it is of another version.',
    ],
  ],
])('%s', (_, last, files, ratio, messages) => {
  const outcome = check.run({ coverage: evidence(last), files });
  expect(outcome).toMatchObject({ kind: 'judged', ratio });
  expect(outcome.kind === 'judged' && outcome.findings.map(({ message }) => message)).toEqual(messages);
});

it('does not apply where there is no code', () => {
  expect(check.run({ coverage: null, files: [file] }).kind).toBe('notApplicable');
});

describe('a report that says when it was written', () => {
  const committedAt = '2026-11-01T12:00:00.000Z';
  const judged = (measuredAt: string | null, at: string | null, isTracked = false) => {
    const { reports, ...coverage } = evidence(10);
    const outcome = check.run({
      coverage: { ...coverage, committedAt: at, reports: reports.map((one) => ({ ...one, measuredAt })) },
      files: [file, report(isTracked)],
    });
    return outcome.kind === 'judged' ? outcome.findings.map(({ message }) => message) : outcome.kind;
  };

  it.each([
    ['after the commit', '2026-11-01T12:00:01.000Z', committedAt],
    ['within the hour before it', '2026-11-01T11:00:00.000Z', committedAt],
    ['before there is a commit', '2026-10-01T11:00:00.000Z', null],
    ['never', null, committedAt],
  ])('passes when it was written %s', (_, measuredAt, at) => {
    expect(judged(measuredAt, at)).toEqual([]);
  });

  it('fails when it is older than the commit', () => {
    expect(judged('2026-11-01T10:59:59.000Z', committedAt)).toEqual([
      'This report says that it was written at 2026-11-01T10:59:59.000Z, before the commit that is judged (2026-11-01T12:00:00.000Z): it is of an earlier one.',
    ]);
  });

  it('is told once of one that is committed as well', () => {
    expect(judged('2026-10-01T10:59:59.000Z', committedAt, true)).toHaveLength(1);
  });
});

describe('notes that cost nothing', () => {
  const tallies = (covered: number, total: number) => ({ lines: { covered, total } });
  const notes = (report: Partial<CoverageReport>, disagreements = 0) => {
    const coverage = evidence(10);
    const [first, ...rest] = coverage.reports;
    const reports = first === undefined ? [] : [{ ...first, ...report }, ...rest];
    const outcome = check.run({ coverage: { ...coverage, reports, disagreements }, files: [file] });
    expect(outcome).toMatchObject({ kind: 'judged', ratio: 1 });
    const findings = outcome.kind === 'judged' ? outcome.findings : [];
    expect(findings.every(({ share, severity }) => share === 0 && severity === 'low')).toBe(true);
    return findings.map(({ message }) => message);
  };
  const none = { branches: null, functions: null };

  it.each<[sentence: string, report: Partial<CoverageReport>, messages: readonly string[]]>([
    ['none of a report that states nothing', { stated: null }, []],
    [
      'none of one that states what it tells',
      { stated: tallies(809, 1000), counted: { ...tallies(809, 1000), ...none } },
      [],
    ],
    [
      'none of one line of a thousand',
      { stated: tallies(810, 1000), counted: { ...tallies(809, 999), ...none } },
      [],
    ],
    [
      'one of three lines of a thousand',
      { stated: tallies(812, 1000), counted: { ...tallies(809, 1000), ...none } },
      [
        '`coverage/lcov.info` says 812 of 1000 lines; counting its own lines gives 809 of 1000, which is what counts here.',
      ],
    ],
    [
      'one of lines that it keeps to itself, however good the part',
      { stated: tallies(900, 900), counted: { ...tallies(2, 2), ...none } },
      [
        '`coverage/lcov.info` says 900 of 900 lines; counting its own lines gives 2 of 2, which is what counts here.',
      ],
    ],
    [
      'one of branches of which it tells none',
      { stated: { branches: { covered: 3, total: 4 } }, counted: { ...tallies(1, 1), ...none } },
      ['`coverage/lcov.info` says 3 of 4 branches, and tells of none of them: none counts here.'],
    ],
    [
      'none of no branches at all',
      { stated: { branches: { covered: 0, total: 0 } }, counted: { ...tallies(1, 1), ...none } },
      [],
    ],
    [
      'none of statements, of which a line may hold several',
      { stated: { statements: { covered: 30, total: 40 } }, counted: { ...tallies(1, 1), ...none } },
      [],
    ],
  ])('%s', (_, report, messages) => {
    expect(notes(report)).toEqual(messages);
  });

  it('one of reports that disagree about branches', () => {
    expect(notes({}, 3)).toEqual([
      'The reports tell another number of branches of 3 lines; the one that saw more branches is believed.',
    ]);
  });
});

describe('covered lines on which nothing can run', () => {
  /** A file of 100 lines of which 1 to 50 run, and a report by which so many of these and of the others ran. */
  const judged = (executable: number, others: number, lines = 100) => {
    const executableLines = [1, 40, 41, 50];
    const file = sourceWith('src/a.ts', { codeLines: lines, executableLines });
    const ran = [
      ...Array.from({ length: executable }, (_, at) => ({ line: at + 1 })),
      ...Array.from({ length: others }, (_, at) => ({ line: at + 51 })),
      { line: 99, hits: 0 },
    ];
    return shown(check.run({ coverage: coverageOf(coveredFile('src/a.ts', ran)), files: [file] }));
  };
  const says = (empty: number, covered: number) =>
    `src/a.ts:51 The report says that ${empty} of ${covered} covered lines ran on which nothing can run (line 51 is the first)`;

  it.each<[sentence: string, executable: number, others: number, expected: readonly (number | string)[]]>([
    ['none', 50, 0, [1]],
    ['a few are noted', 40, 4, [1, `${says(4, 44)}. Source maps that are a line off do that.`]],
    ['a tenth is noted', 45, 5, [1, `${says(5, 50)}. Source maps that are a line off do that.`]],
    ['more are of another text', 44, 5, [0.5, `${says(5, 49)}: it is of another version, or not of a run.`]],
    ['four of a little file are noted', 4, 4, [1, `${says(4, 8)}. Source maps that are a line off do that.`]],
  ])('%s', (_, executable, others, expected) => {
    expect(judged(executable, others)).toEqual(expected);
  });

  it('are no sign where a tool counts every line', () => {
    expect(judged(50, 40)).toEqual([1]);
    expect(judged(50, 38)).not.toEqual([1]);
  });

  it('are asked of nothing that was not analysed', () => {
    const plain = fileWith('src/a.ts', { facts: factsWith({ lines: 100 }) });
    expect(
      shown(check.run({ coverage: coverageOf(coveredFile('src/a.ts', [{ line: 60 }])), files: [plain] })),
    ).toEqual([1]);
  });
});
