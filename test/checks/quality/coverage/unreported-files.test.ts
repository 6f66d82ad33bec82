import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/quality/coverage/unreported-files.ts';
import { allLines, type FileChange } from '../../../../src/model/change.ts';
import type { CoverageEvidence } from '../../../../src/model/coverage.ts';
import { coverageOf, coveredFile, hitLines } from '../../../support/covered.ts';
import { fileWith } from '../../../support/evidence.ts';

const coverage = coverageOf(coveredFile('src/a.ts', hitLines(1)));

const files = [
  fileWith('src/a.ts'),
  fileWith('src/b.ts'),
  fileWith('src/tool.py'),
  fileWith('src/types.d.ts'),
  fileWith('test/a.test.ts', { kind: 'test' }),
];

function added(path: string, overrides: Partial<FileChange> = {}): FileChange {
  return { path, formerPath: null, status: 'added', added: [allLines], lines: null, ...overrides };
}

it('names changed files that no report names', () => {
  expect(check.run({ changes: [added('src/a.ts'), added('src/b.ts')], coverage, files })).toEqual({
    kind: 'judged',
    ratio: 0.5,
    findings: [
      {
        path: 'src/b.ts',
        message: 'It is changed, and no coverage report names it.',
        subject: 'in no report',
        severity: 'low',
      },
    ],
  });
});

it('takes a change whose lines are not known for one', () => {
  expect(
    check.run({ changes: [added('src/b.ts', { status: 'modified', added: null })], coverage, files }),
  ).toMatchObject({ ratio: 0 });
});

describe('a changed file that a report names, and of whose changed lines nothing is known', () => {
  const change = added('src/a.ts', { status: 'modified', added: [{ start: 1, end: 1 }] });
  const summary = { lines: { covered: 3, total: 4 }, branches: null, functions: null };
  const summaryOnly = coverageOf({ detail: 'summary-only', path: 'src/a.ts', lines: [], summary });

  it.each<[sentence: string, changes: FileChange, reported: CoverageEvidence, message: string]>([
    ['is one of a summary', change, summaryOnly, 'tell how many of its lines ran, not which.'],
    ['is one whose change is not told', { ...change, added: null }, coverage, 'is not known: GitHub leaves'],
  ])('%s', (_, changed, reported, message) => {
    expect(check.run({ changes: [changed], coverage: reported, files })).toMatchObject({
      ratio: 0,
      findings: [{ path: 'src/a.ts', message: expect.stringContaining(message) }],
    });
  });

  it('is none that is only renamed', () => {
    const renamed = added('src/a.ts', { status: 'renamed', formerPath: 'src/z.ts', added: null });
    expect(check.run({ changes: [renamed], coverage, files })).toMatchObject({ ratio: 1 });
  });
});

it.each([
  ['there is nothing to compare with', null],
  ['nothing is changed', []],
  ['a test is changed', [added('test/a.test.ts')]],
  ['a file of a language is changed that the reports do not speak of', [added('src/tool.py')]],
  ['a declaration file is changed, which runs nothing', [added('src/types.d.ts')]],
  ['a file is only renamed', [added('src/b.ts', { status: 'renamed', formerPath: 'src/c.ts', added: [] })]],
  ['a file is removed', [added('src/b.ts', { status: 'removed', added: [] })]],
])('does not apply when %s', (_, changes) => {
  expect(check.run({ changes, coverage, files }).kind).toBe('notApplicable');
});

it('does not ask for what is excluded', () => {
  const excluding = { ...coverage, exclusions: [{ glob: 'src/b.*', files: ['src/b.ts'], lines: 0 }] };
  expect(check.run({ changes: [added('src/b.ts')], coverage: excluding, files }).kind).toBe('notApplicable');
  expect(check.run({ changes: [added('src/b.ts')], coverage, files }).kind).toBe('judged');
});
