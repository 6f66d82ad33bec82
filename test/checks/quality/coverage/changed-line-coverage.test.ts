import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/quality/coverage/changed-line-coverage.ts';
import { allLines, type FileChange } from '../../../../src/model/change.ts';
import { coverageOf, coveredFile } from '../../../support/covered.ts';

/** Lines 1, 2, 4, 5 and 7 can be covered; 2, 4 and 5 never ran. */
const coverage = coverageOf(
  coveredFile('src/a.ts', [
    ...[1, 2, 4, 5, 7].map((line) => ({ line, hits: line === 1 || line === 7 ? 1 : 0 })),
    { line: 3, hits: null, branches: { covered: 0, total: 2 } },
  ]),
);

function modified(...added: FileChange['added'] & object): FileChange {
  return { path: 'src/a.ts', formerPath: null, status: 'modified', added, lines: null };
}

describe('changed-line coverage', () => {
  it.each<
    [
      sentence: string,
      changes: readonly FileChange[],
      covered: number,
      total: number,
      lines: readonly number[],
    ]
  >([
    ['counts the coverable lines of the change alone', [modified({ start: 1, end: 2 })], 1, 2, [2]],
    ['leaves lines out that nothing could cover', [modified({ start: 3, end: 4 })], 0, 1, [4]],
    ['counts every line of a new file', [{ ...modified(allLines), status: 'added' }], 2, 5, [2, 4]],
    [
      'follows a renamed file by its new name',
      [{ ...modified({ start: 7, end: 7 }), formerPath: 'src/b.ts', status: 'renamed' }],
      1,
      1,
      [],
    ],
    ['counts several ranges of one file', [modified({ start: 1, end: 1 }, { start: 5, end: 7 })], 2, 3, [5]],
  ])('%s', (_, changes, covered, total, lines) => {
    const outcome = check.run({ changes, coverage });
    expect(outcome).toMatchObject({ kind: 'judged', tally: { covered, total }, ratio: covered / total });
    expect(outcome.kind === 'judged' && outcome.findings.map(({ line }) => line)).toEqual(lines);
  });

  it.each<[sentence: string, changes: readonly FileChange[] | null]>([
    ['there is nothing to compare with', null],
    ['nothing is changed', []],
    ['no coverable line is changed', [modified({ start: 3, end: 3 })]],
    ['the lines of the change are not known', [{ ...modified(), added: null }]],
    [
      'the file is no code',
      [{ path: 'README.md', formerPath: null, status: 'added', added: [allLines], lines: null }],
    ],
    [
      'a file is removed',
      [{ path: 'src/a.ts', formerPath: null, status: 'removed', added: [], lines: null }],
    ],
  ])('does not apply when %s', (_, changes) => {
    expect(check.run({ changes, coverage }).kind).toBe('notApplicable');
  });

  it('says where, one finding for each run of lines', () => {
    const outcome = check.run({ changes: [modified({ start: 1, end: 7 })], coverage });
    expect(outcome).toMatchObject({
      findings: [
        { path: 'src/a.ts', line: 2, message: 'This changed line never ran.', share: 1 },
        { path: 'src/a.ts', line: 4, message: 'The changed lines 4 to 5 never ran.', share: 2 },
      ],
    });
  });

  it('says what it counts where a line may be missed for its branches', () => {
    const changes = [modified({ start: 1, end: 7 })];
    expect(check.run({ changes, coverage: { ...coverage, partials: 'miss' } })).toMatchObject({
      findings: [
        { message: 'This changed line never ran, or took only some of its branches.' },
        { message: 'The changed lines 4 to 5 never ran, or took only some of their branches.' },
      ],
    });
  });
});
