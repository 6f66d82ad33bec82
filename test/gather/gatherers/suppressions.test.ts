import { describe, expect, it } from 'vitest';
import { gatherSuppressions } from '../../../src/gather/gatherers/suppressions.ts';
import { allLines, type FileChange } from '../../../src/model/change.ts';
import type { SecretCandidate, SuppressionComment } from '../../../src/model/facts.ts';
import type { History } from '../../../src/model/world.ts';
import { factsWith, fileWith } from '../../support/evidence.ts';

const commentWith = (overrides: Partial<SuppressionComment> = {}): SuppressionComment => ({
  tool: 'certgate',
  line: 3,
  lines: { start: 4, end: 4 },
  rules: ['provider-token'],
  reason: 'It opens nothing.',
  until: null,
  ...overrides,
});

const fileOf = (path: string, comments: readonly SuppressionComment[], secretLines: readonly number[] = []) =>
  fileWith(path, {
    facts: factsWith({
      suppressions: comments,
      secrets: secretLines.map(
        (line): SecretCandidate => ({ kind: 'secret', line, context: '', length: 20, proof: 'random' }),
      ),
    }),
  });

/** A history in which every line is of one day; it remembers what it was asked. */
function historyOf(
  mostChanges: number | null = null,
  dates: ReadonlyMap<number, string> | null = new Map([[3, '2026-01-02']]),
) {
  const asked: string[] = [];
  const history: Pick<History, 'mostChanges' | 'lineDates'> = {
    mostChanges,
    lineDates: async (path, lines) => {
      asked.push(`${path} ${lines.join(' ')}`);
      return dates;
    },
  };
  return { history, asked };
}

const change = (path: string, added: FileChange['added']): FileChange => ({
  path,
  formerPath: null,
  status: 'modified',
  added,
  lines: null,
});

describe('whether this work added a comment', () => {
  const files = [fileWith('none.ts'), fileOf('a.ts', [commentWith()])];
  it.each<[string, readonly FileChange[] | null, number | null, FileChange['added']]>([
    ['nothing to compare with', null, null, null],
    ['nothing changed', [], null, []],
    ['another file changed', [change('b.ts', [allLines])], null, []],
    ['its file changed', [change('a.ts', [{ start: 3, end: 5 }])], null, [{ start: 3, end: 5 }]],
    ['its file changed, nobody knows where', [change('a.ts', null)], null, null],
    ['as many files changed as are ever listed', [change('b.ts', []), change('c.ts', [])], 2, null],
    ['its file is among as many', [change('b.ts', []), change('a.ts', [])], 2, []],
    ['fewer changed than are ever listed', [change('b.ts', [])], 2, []],
  ])('%s', async (_, changes, most, added) => {
    const { history } = historyOf(most);
    expect(await gatherSuppressions(files, changes, history)).toEqual([
      { path: 'a.ts', kind: 'source', comment: commentWith(), added, since: '2026-01-02' },
    ]);
  });
});

describe('since when a comment is there', () => {
  it('is asked for all lines of a file at once, each once', async () => {
    const { history, asked } = historyOf();
    const comments = [commentWith(), commentWith({ rules: ['private-key'] }), commentWith({ line: 9 })];
    const found = await gatherSuppressions([fileOf('a.ts', comments)], [], history);
    expect(asked).toEqual(['a.ts 3 9']);
    expect(found.map(({ since }) => since)).toEqual(['2026-01-02', '2026-01-02', null]);
  });

  it('is not asked for a comment about secrets where there are none', async () => {
    const { history, asked } = historyOf();
    const comments = [commentWith({ tool: 'gitleaks', lines: { start: 3, end: 3 } })];
    await gatherSuppressions(
      [fileOf('a.ts', comments), fileOf('b.ts', comments, [3]), fileOf('c.ts', comments, [4])],
      [],
      history,
    );
    expect(asked).toEqual(['b.ts 3']);
  });

  it('is asked for ten files at most, and not known of the others', async () => {
    const { history, asked } = historyOf();
    const files = Array.from({ length: 12 }, (_, index) => fileOf(`${index}.ts`, [commentWith()]));
    const found = await gatherSuppressions(files, [], history);
    expect(asked).toHaveLength(10);
    expect(found.map(({ since }) => since).slice(-3)).toEqual(['2026-01-02', null, null]);
  });

  it('is not known where the history is not there', async () => {
    const { history } = historyOf(null, null);
    expect(await gatherSuppressions([fileOf('a.ts', [commentWith()])], [], history)).toMatchObject([
      { since: null },
    ]);
  });
});
