import { describe, expect, it, test } from 'vitest';
import { allLines, type FileChange } from '../../src/model/change.ts';
import { mostListed } from '../../src/model/change-log.ts';
import { changedLineCoverage, mostRanges } from '../../src/model/changed-lines.ts';
import { coverageOf, coveredFile, hitLines } from '../support/covered.ts';
import { fileWith } from '../support/evidence.ts';

const since = 'c0ffee0000000000000000000000000000000001';

function change(path: string, overrides: Partial<FileChange> = {}): FileChange {
  return { path, formerPath: null, status: 'modified', added: [allLines], lines: null, ...overrides };
}

const summary = { lines: { covered: 3, total: 4 }, branches: null, functions: null };

const coverage = coverageOf(
  coveredFile('src/a.ts', hitLines(1, 0, 0, 1, 0)),
  coveredFile('src/b.ts', hitLines(1, 1)),
  coveredFile('src/c.ts', hitLines(0, 0, 0, 0)),
  { detail: 'summary-only', path: 'src/s.ts', lines: [], summary },
);

const files = ['a', 'b', 'c', 'n', 's'].map((name) => fileWith(`src/${name}.ts`));

const counted = (path: string, covered: number, total: number, ...missed: (readonly [number, number])[]) => ({
  kind: 'counted',
  path,
  lines: { covered, total },
  missed: missed.map(([start, end]) => ({ start, end })),
});

describe('coverage of changed lines, by file', () => {
  it.each<[sentence: string, changes: readonly FileChange[], told: readonly unknown[]]>([
    ['counts what is changed', [change('src/a.ts')], [counted('src/a.ts', 2, 5, [2, 3], [5, 5])]],
    [
      'and nothing beside it',
      [
        change('src/a.ts', {
          added: [
            { start: 1, end: 2 },
            { start: 5, end: 9 },
          ],
        }),
      ],
      [counted('src/a.ts', 1, 3, [2, 2], [5, 5])],
    ],
    [
      'puts most lines missed first, then what is not known, then what ran',
      ['b', 'n', 'a', 'c'].map((name) => change(`src/${name}.ts`)),
      [
        counted('src/c.ts', 0, 4, [1, 4]),
        counted('src/a.ts', 2, 5, [2, 3], [5, 5]),
        { kind: 'unreported', path: 'src/n.ts' },
        counted('src/b.ts', 2, 2),
      ],
    ],
    ['knows a file of a summary', [change('src/s.ts')], [{ kind: 'summary-only', path: 'src/s.ts' }]],
    [
      'knows a change of which no lines are told',
      [change('src/a.ts', { added: null })],
      [{ kind: 'untold', path: 'src/a.ts' }],
    ],
    ['leaves out what can not be covered', [change('src/a.ts', { added: [{ start: 8, end: 9 }] })], []],
    ['leaves out what is no source', [change('README.md'), change('test/x.test.ts')], []],
    ['leaves out what is gone', [change('src/a.ts', { status: 'removed', added: [] })], []],
    ['leaves out what is only renamed', [change('src/b.ts', { status: 'renamed', added: [] })], []],
  ])('%s', (_, changes, told) => {
    const { files: listed, count } = changedLineCoverage(since, { changes, coverage, files });
    expect(listed).toEqual(told);
    expect(count).toBe(told.length);
  });

  it('sums up what is counted', () => {
    const changes = ['a', 'b', 'n'].map((name) => change(`src/${name}.ts`));
    expect(
      changedLineCoverage(since, { changes, coverage: { ...coverage, partials: 'miss' }, files }),
    ).toMatchObject({ since, partials: 'miss', lines: { covered: 4, total: 7 }, count: 3 });
  });

  test('the order of the changes does not matter', () => {
    const changes = ['a', 'b', 'c', 'n', 's'].map((name) => change(`src/${name}.ts`));
    const told = changedLineCoverage(since, { changes, coverage, files });
    expect(changedLineCoverage(since, { changes: changes.toReversed(), coverage, files })).toEqual(told);
  });

  test('a document keeps so many files, and of each so many ranges; their number and sum are of all', () => {
    const many = Array.from({ length: mostListed + 5 }, (_, index) => `src/${index}.ts`);
    const torn = hitLines(...Array.from({ length: 3 * mostRanges }, (_, index) => index % 2));
    const told = changedLineCoverage(since, {
      changes: many.map((path) => change(path)),
      coverage: coverageOf(...many.map((path) => coveredFile(path, torn))),
      files: many.map((path) => fileWith(path)),
    });
    expect(told.files).toHaveLength(mostListed);
    expect(told.count).toBe(mostListed + 5);
    const total = 3 * mostRanges * (mostListed + 5);
    expect(told.lines).toEqual({ covered: total / 2, total });
    expect(told.files[0]).toMatchObject({ lines: { total: 3 * mostRanges } });
    expect(told.files.map((file) => file.kind === 'counted' && file.missed.length)).toEqual(
      told.files.map(() => mostRanges),
    );
  });
});
