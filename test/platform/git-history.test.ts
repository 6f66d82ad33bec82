import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, test } from 'vitest';
import { renamesIn } from '../../src/model/change.ts';
import { GitHistory } from '../../src/platform/git-history.ts';
import { type Checkout, checkoutOf } from '../support/checkout.ts';

function write({ directory }: Checkout, path: string, text = `${path}\n`.repeat(20)): void {
  mkdirSync(join(directory, path, '..'), { recursive: true });
  writeFileSync(join(directory, path), text);
}

function rename({ directory }: Checkout, from: string, to: string): void {
  mkdirSync(join(directory, to, '..'), { recursive: true });
  renameSync(join(directory, from), join(directory, to));
}

test('the merge base is where a branch left another', async () => {
  await using checkout = await checkoutOf();
  write(checkout, 'a.ts');
  const base = checkout.commit('First');
  checkout.git('checkout', '--quiet', '-b', 'work');
  write(checkout, 'b.ts');
  const head = checkout.commit('Work');
  checkout.git('checkout', '--quiet', 'main');
  write(checkout, 'c.ts');
  const main = checkout.commit('Meanwhile');
  const history = new GitHistory(checkout.directory);
  expect(await history.mergeBase(main, head)).toBe(base);
  expect(await history.isAncestor(base, head)).toBe(true);
  expect(await history.isAncestor(head, head)).toBe(true);
  expect(await history.isAncestor(main, head)).toBe(false);
  checkout.git('checkout', '--quiet', '--orphan', 'stranger');
  const stranger = checkout.commit('Another beginning');
  expect(await history.mergeBase(main, stranger)).toBeNull();
  expect(await history.mergeBase(main, 'f'.repeat(40))).toBeNull();
  expect(await history.isAncestor('f'.repeat(40), main)).toBe(false);
});

test('renames are known from now to then, committed or only staged, whatever their names', async () => {
  await using checkout = await checkoutOf();
  const renames = [
    ['a.ts', 'src/a.ts'],
    ['with "quotes".ts', '-leading.ts'],
    ['über.ts', 'line\nbreak.ts'],
  ] as const;
  for (const [from] of renames) write(checkout, from);
  write(checkout, 'same.ts');
  write(checkout, 'rewritten.ts');
  const before = checkout.commit('First');
  for (const [from, to] of renames) rename(checkout, from, to);
  write(checkout, 'src/a.ts', `${'a.ts\n'.repeat(20)}changed\n`);
  rename(checkout, 'rewritten.ts', 'elsewhere.ts');
  write(checkout, 'elsewhere.ts', 'nothing is left of it\n');
  write(checkout, 'same.ts', 'changed\n');
  checkout.git('add', '--all');
  const known = new Map(renames.map(([from, to]) => [to, from]));
  const history = new GitHistory(checkout.directory);
  expect(renamesIn(await history.changesSince(before))).toEqual(known);
  const after = checkout.commit('Second');
  expect(renamesIn(await history.changesSince(before))).toEqual(known);
  expect(renamesIn(await history.changesSince(after)).size).toBe(0);
  await expect(history.changesSince('f'.repeat(40)), 'Not to know is not to know of none.').rejects.toThrow(
    'git diff',
  );
});

test('in a sub-directory, renames are told by their paths in it', async () => {
  await using checkout = await checkoutOf();
  write(checkout, 'one/a.ts');
  write(checkout, 'two/b.ts');
  const before = checkout.commit('First');
  rename(checkout, 'one/a.ts', 'one/deeper/a.ts');
  rename(checkout, 'two/b.ts', 'two/c.ts');
  checkout.commit('Second');
  const renames = renamesIn(await new GitHistory(join(checkout.directory, 'one')).changesSince(before));
  expect([...renames]).toEqual([['deeper/a.ts', 'a.ts']]);
});

test('a person names a commit by a branch, a tag or an id', async () => {
  await using checkout = await checkoutOf();
  const commit = checkout.commit('First');
  checkout.git('tag', '--annotate', 'v1', '--message', 'One');
  const history = new GitHistory(checkout.directory);
  for (const word of ['main', 'v1', 'HEAD', commit, commit.slice(0, 8)]) {
    expect(await history.resolve(word)).toBe(commit);
  }
});

it.each([['nothing'], ['--help'], ['-1'], [''], ['main:a.ts'], ['main..HEAD']])(
  '`%s` names no commit',
  async (word) => {
    await using checkout = await checkoutOf();
    checkout.commit('First');
    const history = new GitHistory(checkout.directory);
    await expect(history.resolve(word)).rejects.toMatchObject({ code: 'usage' });
  },
);
