import { expect, it } from 'vitest';
import check from '../../../../src/checks/quality/coverage/line-coverage.ts';
import type { CoverageEvidence, FileCoverage } from '../../../../src/model/coverage.ts';

function file(path: string, ...hits: readonly number[]): FileCoverage {
  return { path, lines: hits.map((count, index) => ({ line: index + 1, hits: count, branches: null })) };
}

function evidence(...files: readonly FileCoverage[]): CoverageEvidence {
  return { reports: [], unresolved: [], files };
}

it('is the part of the lines that ran, over all files together', () => {
  const outcome = check.run({ coverage: evidence(file('a.ts', 1, 0, 0, 2), file('b.ts', 1, 1)) });
  expect(outcome).toMatchObject({
    ratio: 4 / 6,
    tally: { covered: 4, total: 6 },
    findings: [{ path: 'a.ts', line: 2, message: '2 of 4 lines never ran.', severity: 'low', share: 2 }],
  });
});

it('knows a file’s finding again when the counts change', () => {
  const subjects = [evidence(file('a.ts', 0, 1)), evidence(file('a.ts', 0, 0, 1))].map((coverage) => {
    const outcome = check.run({ coverage });
    return outcome.kind === 'judged' && outcome.findings[0]?.subject;
  });
  expect(subjects[0]).toBe(subjects[1]);
});

it('is not 100 of nothing', () => {
  expect(check.run({ coverage: evidence(file('types.ts')) }).kind).toBe('notApplicable');
  expect(check.run({ coverage: null }).kind).toBe('notApplicable');
});
