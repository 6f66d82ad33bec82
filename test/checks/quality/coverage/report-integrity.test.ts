import { expect, it } from 'vitest';
import check from '../../../../src/checks/quality/coverage/report-integrity.ts';
import type { CoverageEvidence } from '../../../../src/model/coverage.ts';
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
