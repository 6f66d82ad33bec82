import { execFileSync } from 'node:child_process';
import { chmodSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CertgateError } from '../../src/model/problem.ts';
import { Workspace } from '../../src/platform/workspace.ts';
import { folderWith } from '../support/folder.ts';

const refused = (reason: string, bytes = 0) => ({ kind: 'refused', reason, bytes });
const aLink = refused('It is a link, and links are not followed.');
const leadsOut = refused('Its path leads out of the workspace.');
const linkLeadsOut = refused('A link on its path leads out of the workspace.');

describe('reading', () => {
  it('a file, up to its limit', async () => {
    using folder = folderWith({ 'a/b.txt': 'four' });
    const workspace = await Workspace.open(folder.path);
    expect(await workspace.read('a/b.txt', 4)).toEqual({ kind: 'content', bytes: Buffer.from('four') });
    expect(await workspace.read('a/b.txt', 3)).toEqual(refused('It is larger than 3 bytes.', 4));
  });

  it('never leads out, whatever the path', async () => {
    using outside = folderWith({ 'secret.txt': 'x', 'inner/secret.txt': 'x' });
    using folder = folderWith({ 'a/b.txt': 'x', 'real/c.txt': 'inside' });
    symlinkSync(join(outside.path, 'secret.txt'), join(folder.path, 'file-link'));
    symlinkSync(outside.path, join(folder.path, 'folder-link'));
    symlinkSync('a/b.txt', join(folder.path, 'inner-link'));
    symlinkSync('loop', join(folder.path, 'loop'));
    symlinkSync('nowhere', join(folder.path, 'dangling'));
    symlinkSync('real', join(folder.path, 'alias'));
    const workspace = await Workspace.open(folder.path);
    const read = async (path: string) => await workspace.read(path, 100);

    expect(await read('file-link')).toEqual(aLink);
    expect(await read('inner-link'), 'not even inside').toEqual(aLink);
    expect(await read('loop')).toEqual(aLink);
    expect(await read('dangling')).toEqual(aLink);
    expect(await read('folder-link')).toEqual(aLink);
    expect(await read('folder-link/secret.txt')).toEqual(linkLeadsOut);
    expect(await read('folder-link/inner/secret.txt')).toEqual(linkLeadsOut);
    expect(await read('loop/a')).toMatchObject({ kind: 'refused' });
    expect(await read('alias/c.txt'), 'a folder inside under another name is inside').toMatchObject({
      kind: 'content',
    });
    for (const path of [
      '../secret.txt',
      'a/../../x',
      '..',
      'a/..',
      '/etc/passwd',
      join(folder.path, 'a/b.txt'),
    ]) {
      expect(await read(path), path).toEqual(leadsOut);
    }
  });

  it('a neighbour whose name begins alike is outside', async () => {
    using parent = folderWith({ 'work/a.txt': '', 'work-two/b.txt': 'secret' });
    symlinkSync('../work-two', join(parent.path, 'work/link'));
    const workspace = await Workspace.open(join(parent.path, 'work'));
    expect(await workspace.read('link/b.txt', 100)).toEqual(linkLeadsOut);
  });

  it('what is no plain file', async () => {
    using folder = folderWith({ 'a/b.txt': '' });
    execFileSync('mkfifo', [join(folder.path, 'pipe')]);
    const workspace = await Workspace.open(folder.path);
    expect(await workspace.read('pipe', 100), 'without waiting for who writes to it').toEqual(
      refused('It is not a plain file.'),
    );
    expect(await workspace.read('a', 100)).toEqual(
      refused('It is a folder: a submodule, or another repository.'),
    );
  });

  it('what is not there', async () => {
    using folder = folderWith({ 'a.txt': '' });
    const workspace = await Workspace.open(folder.path);
    for (const path of ['b.txt', 'b/c.txt', 'a.txt/b']) {
      expect(await workspace.read(path, 100), path).toEqual({ kind: 'absent' });
    }
  });

  it('a name that no file can have', async () => {
    using folder = folderWith();
    const workspace = await Workspace.open(folder.path);
    expect(await workspace.read('a\0b', 100)).toMatchObject({ kind: 'refused' });
    expect(await workspace.read('a'.repeat(5000), 100)).toMatchObject({ kind: 'refused' });
  });

  // Root may read everything.
  it.skipIf(process.getuid?.() === 0)('a file that may not be read', async () => {
    using folder = folderWith({ 'a.txt': 'x' });
    chmodSync(join(folder.path, 'a.txt'), 0);
    const workspace = await Workspace.open(folder.path);
    expect(await workspace.read('a.txt', 100)).toEqual(refused('It may not be read.', 1));
  });
});

describe('opening', () => {
  it('follows the links that lead to it', async () => {
    using folder = folderWith({ 'real/a.txt': 'x' });
    symlinkSync('real', join(folder.path, 'link'));
    const workspace = await Workspace.open(join(folder.path, 'link'));
    expect(workspace.root).toBe(join(folder.path, 'real'));
    expect(await workspace.read('a.txt', 100)).toMatchObject({ kind: 'content' });
  });

  it.each(['a.txt', 'nowhere'])('refuses what is no folder: %s', async (name) => {
    using folder = folderWith({ 'a.txt': '' });
    const opening = Workspace.open(join(folder.path, name));
    await expect(opening).rejects.toThrow(CertgateError);
    await expect(opening).rejects.toMatchObject({ code: 'unreadable-directory' });
  });
});
