import { expect, it } from 'vitest';
import type { FileChange } from '../../src/model/change.ts';
import { changeLogOf, mostListed } from '../../src/model/change-log.ts';

const range = { since: 'c0ffee', from: 'start', mostTold: null } as const;

function change(path: string, lines: FileChange['lines'], overrides: Partial<FileChange> = {}): FileChange {
  return { path, formerPath: null, status: 'modified', added: [], lines, ...overrides };
}

it('lists the largest changes first, then by path, and adds up what was counted', () => {
  const log = changeLogOf(
    [
      change('b', { added: 1, removed: 0 }),
      change('image.png', null, { status: 'added' }),
      change('a', { added: 0, removed: 1 }),
      change('c', { added: 2, removed: 7 }, { status: 'renamed', formerPath: 'd' }),
    ],
    range,
  );
  expect(log).toEqual({
    since: 'c0ffee',
    from: 'start',
    count: 4,
    lines: { added: 3, removed: 8 },
    uncounted: 1,
    uncompared: null,
    files: [
      { path: 'c', formerPath: 'd', status: 'renamed', lines: { added: 2, removed: 7 }, exports: null },
      { path: 'a', formerPath: null, status: 'modified', lines: { added: 0, removed: 1 }, exports: null },
      { path: 'b', formerPath: null, status: 'modified', lines: { added: 1, removed: 0 }, exports: null },
      { path: 'image.png', formerPath: null, status: 'added', lines: null, exports: null },
    ],
  });
});

it('lists so many, and counts them all', () => {
  const many = Array.from({ length: mostListed + 5 }, (_, index) =>
    change(`file-${index}`, { added: 1, removed: 0 }),
  );
  const log = changeLogOf(many, range);
  expect(log.files).toHaveLength(mostListed);
  expect(log).toMatchObject({ count: mostListed + 5, lines: { added: mostListed + 5 } });
});

it('does not know how many there are where the history tells of so many at most', () => {
  const two = [change('a', null), change('b', null)];
  expect(changeLogOf(two, { ...range, mostTold: 2 }).count).toBeNull();
  expect(changeLogOf(two, { ...range, mostTold: 3 }).count).toBe(2);
});
