import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { GitRepository } from '../../src/platform/git-repository.ts';
import { Workspace } from '../../src/platform/workspace.ts';
import { type Checkout, checkoutOf } from '../support/checkout.ts';
import { folderWith } from '../support/folder.ts';

type Scope = ConstructorParameters<typeof GitRepository>[1];

const repositoryIn = async (directory: string, scope?: Scope) =>
  new GitRepository(await Workspace.open(directory), scope);

/** Paths, those that git does not have marked with a question mark. */
const listed = async (directory: string, scope?: Scope) =>
  (await (await repositoryIn(directory, scope)).list()).map(({ path, isTracked }) =>
    isTracked ? path : `? ${path}`,
  );

const write = ({ directory }: Pick<Checkout, 'directory'>, files: Readonly<Record<string, string>>) => {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), text);
  }
};

const stage = (checkout: Checkout) => {
  write(checkout, { 'b.ts': '' });
  checkout.git('add', 'b.ts');
};

describe('the files of a repository', () => {
  it('what git has and what it would add, by path', async () => {
    await using checkout = await checkoutOf();
    write(checkout, { '.gitignore': '*.log\n', 'b.ts': '', 'a.ts': '', 'kept.log': '', 'gone.ts': '' });
    checkout.git('add', '--force', '--all');
    checkout.commit('One');
    write(checkout, { 'new.ts': '', 'build.log': '', 'staged.ts': '' });
    checkout.git('add', 'staged.ts');
    rmSync(join(checkout.directory, 'gone.ts'));
    const tracked = ['.gitignore', 'a.ts', 'b.ts', 'kept.log'];
    expect(await listed(checkout.directory)).toEqual([...tracked, '? new.ts', 'staged.ts']);
    expect(await listed(checkout.directory, 'what git has')).toEqual([...tracked, 'staged.ts']);
  });

  it('names of every kind', async () => {
    const names = [
      '-rf',
      '--help',
      'a\nb',
      'a"b',
      "a'b",
      'a\\b',
      'é',
      '漢字',
      ' blank ',
      'tab\tx',
      '$(x)',
      '*',
      ':(top)a',
      'a?b',
    ];
    await using checkout = await checkoutOf();
    write(checkout, Object.fromEntries(names.map((name) => [name, name])));
    expect(await listed(checkout.directory)).toEqual([...names].sort().map((name) => `? ${name}`));
    checkout.commit('One');
    expect(await listed(checkout.directory)).toEqual([...names].sort());
    const repository = await repositoryIn(checkout.directory);
    for (const name of names) expect(await repository.read(name)).toBe(name);
  });

  it('only those below a folder, as that folder sees them', async () => {
    await using checkout = await checkoutOf();
    write(checkout, { 'a.ts': '', 'packages/x/b.ts': '', 'packages/x/deep/c.ts': '' });
    checkout.commit('One');
    write(checkout, { 'd.ts': '', 'packages/x/e.ts': '' });
    expect(await listed(join(checkout.directory, 'packages/x'))).toEqual(['b.ts', 'deep/c.ts', '? e.ts']);
  });

  it('a repository inside is one thing when git has it, and nothing when not', async () => {
    await using checkout = await checkoutOf();
    await using inner = await checkoutOf();
    write(inner, { 'secret.ts': '' });
    const commit = inner.commit('One');
    execFileSync('cp', ['-r', inner.directory, join(checkout.directory, 'inner')]);
    write(checkout, { 'a.ts': '' });
    expect(await listed(checkout.directory)).toEqual(['? a.ts']);
    checkout.git('add', 'a.ts');
    checkout.git('update-index', '--add', '--cacheinfo', `160000,${commit},inner`);
    expect(await listed(checkout.directory)).toEqual(['a.ts', 'inner']);
    expect(await (await Workspace.open(checkout.directory)).read('inner', 100)).toMatchObject({
      kind: 'refused',
    });
  });

  it('a file in conflict once', async () => {
    await using checkout = await checkoutOf();
    write(checkout, { 'a.ts': '1\n' });
    checkout.commit('One');
    checkout.git('checkout', '--quiet', '-b', 'side');
    write(checkout, { 'a.ts': '2\n' });
    checkout.commit('Two');
    checkout.git('checkout', '--quiet', 'main');
    write(checkout, { 'a.ts': '3\n' });
    checkout.commit('Three');
    expect(() => checkout.git('merge', '--quiet', 'side')).toThrow();
    expect(checkout.git('ls-files', '--cached').split('\n')).toHaveLength(3);
    expect(await listed(checkout.directory)).toEqual(['a.ts']);
  });

  it('nothing of our own, unless somebody committed it', async () => {
    await using checkout = await checkoutOf();
    write(checkout, { 'a.ts': '', '.certgate/scorecard.json': '{}', 'sub/.certgate/x': '' });
    expect(await listed(checkout.directory)).toEqual(['? a.ts', '? sub/.certgate/x']);
    checkout.git('add', '--force', '.certgate/scorecard.json');
    expect(await listed(checkout.directory)).toEqual([
      '.certgate/scorecard.json',
      '? a.ts',
      '? sub/.certgate/x',
    ]);
  });

  it('before the first commit', async () => {
    await using checkout = await checkoutOf();
    write(checkout, { 'a.ts': '' });
    expect(await listed(checkout.directory)).toEqual(['? a.ts']);
  });

  it('of a folder that is no repository, by the same rules', async () => {
    using folder = folderWith({
      '.gitignore': 'ignored/\n',
      'a.ts': '',
      'ignored/b.ts': '',
      'c/d.ts': '',
      '.certgate/x': '',
    });
    expect(await listed(folder.path)).toEqual(['? .gitignore', '? a.ts', '? c/d.ts']);
  });

  it('in an order that no locale changes', async () => {
    using folder = folderWith({ B: '', 'a-b': '', 'a/b': '', 'a.c': '', é: '', Z: '' });
    expect(await listed(folder.path)).toEqual(['? B', '? Z', '? a-b', '? a.c', '? a/b', '? é']);
  });
});

describe('a text', () => {
  it('that is there, ignored by git or not', async () => {
    await using checkout = await checkoutOf();
    write(checkout, { '.gitignore': 'coverage/\n', 'coverage/lcov.info': 'TN:\n' });
    const repository = await repositoryIn(checkout.directory);
    expect(await repository.read('coverage/lcov.info')).toBe('TN:\n');
    expect(await repository.read('nowhere')).toBeNull();
    expect(repository.workspace).toBe((await Workspace.open(checkout.directory)).root);
  });

  it('that is a link is an error', async () => {
    await using checkout = await checkoutOf();
    symlinkSync('/etc/passwd', join(checkout.directory, 'lcov.info'));
    const repository = await repositoryIn(checkout.directory);
    await expect(repository.read('lcov.info')).rejects.toMatchObject({ code: 'unreadable-file' });
  });
});

describe('the subject', () => {
  const subjectOf = async (directory: string, scope?: Scope) =>
    await (await repositoryIn(directory, scope)).subject();

  it('is the commit and the branch', async () => {
    await using checkout = await checkoutOf();
    write(checkout, { 'a.ts': '', 'sub/b.ts': '' });
    const commit = checkout.commit('One');
    const subject = { commit, ref: 'refs/heads/main', directory: '', modified: false };
    expect(await subjectOf(checkout.directory)).toEqual(subject);
    expect(await subjectOf(join(checkout.directory, 'sub'))).toEqual({ ...subject, directory: 'sub' });
    checkout.git('checkout', '--quiet', '--detach');
    expect(await subjectOf(checkout.directory)).toEqual({ ...subject, ref: null });
  });

  it('has no commit before the first', async () => {
    await using checkout = await checkoutOf();
    const subject = { commit: null, ref: 'refs/heads/main', directory: '' };
    expect(await subjectOf(checkout.directory)).toEqual({ ...subject, modified: false });
    write(checkout, { 'a.ts': '' });
    expect(await subjectOf(checkout.directory)).toEqual({ ...subject, modified: true });
  });

  it('outside of any repository is nothing that could be certified', async () => {
    using folder = folderWith({ 'a.ts': '' });
    expect(await subjectOf(folder.path)).toEqual({ commit: null, ref: null, directory: '', modified: true });
  });

  it.each<[string, (checkout: Checkout) => void, boolean, boolean]>([
    ['nothing', () => undefined, false, false],
    ['a changed file', (checkout) => write(checkout, { 'a.ts': 'x' }), true, true],
    ['a new file', (checkout) => write(checkout, { 'b.ts': '' }), true, false],
    ['a deleted file', ({ directory }) => rmSync(join(directory, 'a.ts')), true, true],
    ['a staged file', stage, true, true],
    ['an ignored file', (checkout) => write(checkout, { 'a.log': '' }), false, false],
    ['our own folder', (checkout) => write(checkout, { '.certgate/x': '' }), false, false],
  ])('is modified by %s', async (_, change, modified, modifiedForGit) => {
    await using checkout = await checkoutOf();
    write(checkout, { 'a.ts': '', '.gitignore': '*.log\n' });
    checkout.commit('One');
    change(checkout);
    expect((await subjectOf(checkout.directory)).modified).toBe(modified);
    expect((await subjectOf(checkout.directory, 'what git has')).modified).toBe(modifiedForGit);
  });

  it('is not modified by what happens beside its folder', async () => {
    await using checkout = await checkoutOf();
    write(checkout, { 'sub/a.ts': '' });
    checkout.commit('One');
    write(checkout, { 'b.ts': '' });
    expect((await subjectOf(join(checkout.directory, 'sub'))).modified).toBe(false);
  });
});

it('runs nothing that the repository’s own configuration names', async () => {
  await using checkout = await checkoutOf();
  using trap = folderWith();
  const script = join(trap.path, 'trap.sh');
  writeFileSync(script, `#!/bin/sh\ntouch '${join(trap.path, 'sprung')}'\n`, { mode: 0o755 });
  write(checkout, { 'a.ts': 'a\n' });
  const commit = checkout.commit('One');
  for (const key of ['core.fsmonitor', 'diff.external', 'core.pager', 'core.sshCommand'])
    checkout.git('config', key, script);
  write(checkout, { 'a.ts': 'b\n', 'b.ts': '' });
  const repository = await repositoryIn(checkout.directory);
  expect(await repository.list()).toHaveLength(2);
  expect((await repository.subject()).commit).toBe(commit);
  expect(execFileSync('ls', [trap.path], { encoding: 'utf8' })).toBe('trap.sh\n');
});
