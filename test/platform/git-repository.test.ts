import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { GitRepository } from '../../src/platform/git-repository.ts';
import { Workspace } from '../../src/platform/workspace.ts';
import { type Checkout, checkoutOf } from '../support/checkout.ts';

function write({ directory }: Pick<Checkout, 'directory'>, ...paths: readonly string[]): void {
  for (const path of paths) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), `${path}\n`);
  }
}

type Scope = ConstructorParameters<typeof GitRepository>[1];

async function repositoryAt(directory: string, scope?: Scope): Promise<GitRepository> {
  return new GitRepository(await Workspace.open(directory), scope);
}

async function listed(directory: string, scope?: Scope): Promise<readonly string[]> {
  const files = await (await repositoryAt(directory, scope)).list();
  return files.map(({ path, isTracked }) => (isTracked ? path : `? ${path}`));
}

describe('list', () => {
  test('what is committed, staged, or only not ignored; nothing that is ignored or deleted', async () => {
    await using checkout = await checkoutOf();
    write(checkout, 'b.ts', 'a/a.ts', 'gone.ts', 'kept.log');
    checkout.commit('First');
    writeFileSync(join(checkout.directory, '.gitignore'), '*.log\n');
    write(checkout, 'staged.ts', 'new.ts', 'new.log');
    checkout.git('add', 'staged.ts');
    rmSync(join(checkout.directory, 'gone.ts'));
    expect(await listed(checkout.directory)).toEqual([
      '? .gitignore',
      'a/a.ts',
      'b.ts',
      'kept.log',
      '? new.ts',
      'staged.ts',
    ]);
    expect(await listed(checkout.directory, 'what git has')).toEqual([
      'a/a.ts',
      'b.ts',
      'kept.log',
      'staged.ts',
    ]);
  });

  test('the id of a content, where git is sure of it', async () => {
    await using checkout = await checkoutOf();
    const { directory, git } = checkout;
    write(checkout, 'a.ts', 'changed.ts', 'staged.ts', 'unwatched.ts', 'skipped.ts', 'same-size.ts');
    symlinkSync('a.ts', join(directory, 'link.ts'));
    checkout.commit('First');
    git('update-index', '--assume-unchanged', 'unwatched.ts');
    git('update-index', '--skip-worktree', 'skipped.ts');
    for (const path of ['unwatched.ts', 'skipped.ts', 'changed.ts', 'staged.ts'])
      writeFileSync(join(directory, path), 'Otherwise.\n');
    writeFileSync(join(directory, 'same-size.ts'), 'SAME-size.ts\n');
    git('add', 'staged.ts');
    write(checkout, 'new.ts');
    const files = await (await repositoryAt(directory)).list();
    expect(files.map(({ path, contentId }) => [path, contentId])).toEqual([
      ['a.ts', git('hash-object', 'a.ts')],
      ['changed.ts', null],
      ['link.ts', null],
      ['new.ts', null],
      ['same-size.ts', null],
      ['skipped.ts', null],
      ['staged.ts', git('hash-object', 'staged.ts')],
      ['unwatched.ts', null],
    ]);
  });

  test('a conflict: each file once, and no side’s id', async () => {
    await using checkout = await checkoutOf();
    const { directory, git } = checkout;
    write(checkout, 'a.ts', 'b.ts');
    checkout.commit('First');
    git('checkout', '--quiet', '-b', 'topic');
    writeFileSync(join(directory, 'a.ts'), 'topic\n');
    checkout.commit('Topic');
    git('checkout', '--quiet', 'main');
    writeFileSync(join(directory, 'a.ts'), 'main\n');
    checkout.commit('Main');
    expect(() => git('merge', 'topic')).toThrow();
    const files = await (await repositoryAt(directory)).list();
    expect(files.map(({ path, contentId }) => [path, contentId === null])).toEqual([
      ['a.ts', true],
      ['b.ts', false],
    ]);
  });

  test('names that would be quoted, split or read as options', async () => {
    await using checkout = await checkoutOf();
    const names = [
      '--help',
      '-z',
      'a\nb',
      'a"b',
      "a'b",
      'a b',
      'a\\b',
      'über/ß.ts',
      '🐛',
      'tab\there',
      ':(top)',
    ];
    write(checkout, ...names);
    const sorted = names.toSorted((left, right) => (left < right ? -1 : 1));
    expect(await listed(checkout.directory)).toEqual(sorted.map((name) => `? ${name}`));
    checkout.commit('All of them');
    expect(await listed(checkout.directory)).toEqual(sorted);
    const repository = await repositoryAt(checkout.directory);
    expect(await Promise.all(sorted.map((name) => repository.read(name)))).toEqual(
      sorted.map((name) => `${name}\n`),
    );
  });

  test('a sub-directory: its own files, by their paths in it', async () => {
    await using checkout = await checkoutOf();
    write(checkout, 'outside.ts', 'packages/one/a.ts');
    checkout.commit('First');
    write(checkout, 'packages/one/new.ts', 'other.ts');
    expect(await listed(join(checkout.directory, 'packages/one'))).toEqual(['a.ts', '? new.ts']);
  });

  test('another repository inside is left out, and its files with it', async () => {
    await using checkout = await checkoutOf();
    write(checkout, 'a.ts', 'nested/b.ts');
    checkout.git('init', '--quiet', 'nested');
    expect(await listed(checkout.directory)).toEqual(['? a.ts']);
  });

  test('a submodule is listed as one path, which cannot be read', async () => {
    await using checkout = await checkoutOf();
    write(checkout, 'nested/b.ts');
    checkout.git('init', '--quiet', 'nested');
    checkout.git('-C', 'nested', 'add', '--all');
    checkout.git('-C', 'nested', 'commit', '--quiet', '--message', 'Within');
    const commit = checkout.git('-C', 'nested', 'rev-parse', 'HEAD');
    checkout.git('update-index', '--add', '--cacheinfo', `160000,${commit},nested`);
    expect(await listed(checkout.directory)).toEqual(['nested']);
    const repository = await repositoryAt(checkout.directory);
    await expect(repository.read('nested')).rejects.toMatchObject({ code: 'unreadable-file' });
  });

  test('what certgate itself left behind is no part of it', async () => {
    await using checkout = await checkoutOf();
    write(checkout, '.certgate/scorecard.json', 'a.ts');
    expect(await listed(checkout.directory)).toEqual(['? a.ts']);
  });

  test('a folder in no repository: the same rules for what is ignored, and nothing left behind', async () => {
    await using checkout = await checkoutOf();
    rmSync(join(checkout.directory, '.git'), { recursive: true });
    write(checkout, 'b.ts', 'a.ts', 'a.log', 'node_modules/x.js', '.certgate/x');
    writeFileSync(join(checkout.directory, '.gitignore'), '*.log\nnode_modules/\n');
    expect(await listed(checkout.directory)).toEqual(['? .gitignore', '? a.ts', '? b.ts']);
    expect(await listed(checkout.directory, 'what git has')).toHaveLength(3);
  });

  test('a file in conflict is listed once', async () => {
    await using checkout = await checkoutOf();
    const change = (text: string) => {
      writeFileSync(join(checkout.directory, 'a.ts'), text);
      return checkout.commit(text);
    };
    change('one');
    checkout.git('checkout', '--quiet', '-b', 'other');
    change('two');
    checkout.git('checkout', '--quiet', 'main');
    change('three');
    expect(() => checkout.git('merge', '--quiet', 'other')).toThrow();
    expect(await listed(checkout.directory)).toEqual(['a.ts']);
  });
});

describe('subject', () => {
  const subjectOf = async (directory: string, scope?: Scope) =>
    await (await repositoryAt(directory, scope)).subject();

  test('a clean checkout', async () => {
    await using checkout = await checkoutOf();
    write(checkout, 'a/a.ts');
    const commit = checkout.commit('First');
    const subject = { commit, ref: 'refs/heads/main', directory: '', modified: false };
    expect(await subjectOf(checkout.directory)).toEqual(subject);
    expect(await subjectOf(join(checkout.directory, 'a'))).toEqual({ ...subject, directory: 'a' });
    checkout.git('checkout', '--quiet', '--detach');
    expect(await subjectOf(checkout.directory)).toEqual({ ...subject, ref: null });
  });

  test('no commit yet, and no repository', async () => {
    await using checkout = await checkoutOf();
    expect(await subjectOf(checkout.directory)).toMatchObject({ commit: null, ref: 'refs/heads/main' });
    rmSync(join(checkout.directory, '.git'), { recursive: true });
    const nowhere = { commit: null, ref: null, directory: '', modified: true };
    expect(await subjectOf(checkout.directory)).toEqual(nowhere);
  });

  it.each([
    ['a new file', ['new.ts'], true, false],
    ['a changed file', ['a/a.ts'], true, true],
    ['an ignored file', ['a.log'], false, false],
    ['what certgate left behind', ['.certgate/x'], false, false],
  ] as const)('%s', async (_, paths, toAPerson, toAWorkflow) => {
    await using checkout = await checkoutOf();
    write(checkout, 'a/a.ts');
    writeFileSync(join(checkout.directory, 'a/a.ts'), 'before');
    writeFileSync(join(checkout.directory, '.gitignore'), '*.log\n');
    checkout.commit('First');
    write(checkout, ...paths);
    expect((await subjectOf(checkout.directory)).modified).toBe(toAPerson);
    expect((await subjectOf(checkout.directory, 'what git has')).modified).toBe(toAWorkflow);
  });

  test('a change beside the directory that is looked at is not a change of it', async () => {
    await using checkout = await checkoutOf();
    write(checkout, 'one/a.ts', 'two/a.ts');
    checkout.commit('First');
    write(checkout, 'two/new.ts');
    expect((await subjectOf(join(checkout.directory, 'one'))).modified).toBe(false);
    expect((await subjectOf(join(checkout.directory, 'two'))).modified).toBe(true);
  });
});

test('read: the text of a file that git ignores too, and null where there is none', async () => {
  await using checkout = await checkoutOf();
  write(checkout, 'coverage/lcov.info');
  writeFileSync(join(checkout.directory, '.gitignore'), 'coverage/\n');
  const repository = await repositoryAt(checkout.directory);
  expect(await repository.read('coverage/lcov.info')).toBe('coverage/lcov.info\n');
  expect(await repository.read('nothing')).toBeNull();
  await expect(repository.read('../x')).rejects.toMatchObject({ code: 'unreadable-file' });
});
