import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempDisposableSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { CertgateError } from '../../src/model/problem.ts';
import { Workspace } from '../../src/platform/workspace.ts';

const limit = 10;

/** A workspace with everything in it that a stranger might lay there, and a secret beside it. */
function stage() {
  const temporary = mkdtempDisposableSync(join(tmpdir(), 'certgate-test-'));
  const outside = temporary.path;
  const root = join(outside, 'workspace');
  mkdirSync(join(root, 'folder'), { recursive: true });
  mkdirSync(join(outside, 'workspace-too'));
  writeFileSync(join(outside, 'secret'), 'secret');
  writeFileSync(join(outside, 'workspace-too', 'secret'), 'secret');
  writeFileSync(join(root, 'ten'), '0123456789');
  writeFileSync(join(root, 'eleven'), '0123456789A');
  writeFileSync(join(root, 'empty'), '');
  writeFileSync(join(root, 'folder', 'a'), 'a');
  symlinkSync(join(outside, 'secret'), join(root, 'link-out'));
  symlinkSync('ten', join(root, 'link-in'));
  symlinkSync('link-self', join(root, 'link-self'));
  symlinkSync('nowhere', join(root, 'link-nowhere'));
  symlinkSync(outside, join(root, 'folder-out'));
  symlinkSync(join(outside, 'workspace-too'), join(root, 'folder-beside'));
  symlinkSync('folder', join(root, 'folder-in'));
  symlinkSync('folder-self', join(root, 'folder-self'));
  execFileSync('mkfifo', [join(root, 'pipe')]);
  return { root, outside, [Symbol.dispose]: () => temporary.remove() };
}

describe('reading', () => {
  it.each([
    ['a file as large as allowed', 'ten', '0123456789'],
    ['an empty file', 'empty', ''],
    ['a file in a folder', 'folder/a', 'a'],
    ['a file in a folder that is a link inside', 'folder-in/a', 'a'],
  ])('%s is read', async (_, path, text) => {
    using staged = stage();
    const workspace = await Workspace.open(staged.root);
    const file = await workspace.read(path, limit);
    expect(file.kind === 'content' && new TextDecoder().decode(file.bytes)).toBe(text);
  });

  it.each([
    ['a file that is not there', 'nothing'],
    ['a file in a folder that is not there', 'nothing/a'],
    ['a file in a file', 'ten/a'],
  ])('%s is absent', async (_, path) => {
    using staged = stage();
    const workspace = await Workspace.open(staged.root);
    expect(await workspace.read(path, limit)).toEqual({ kind: 'absent' });
  });

  it.each([
    ['a link that leads out', 'link-out', 'It is a link, and links are not followed.'],
    ['a link that stays inside', 'link-in', 'It is a link, and links are not followed.'],
    ['a link to itself', 'link-self', 'It is a link, and links are not followed.'],
    ['a link to nowhere', 'link-nowhere', 'It is a link, and links are not followed.'],
    ['a pipe that nobody writes to', 'pipe', 'It is not a plain file.'],
    ['a folder', 'folder', 'It is a folder: a submodule, or another repository.'],
    ['a path upwards', '../secret', 'Its path leads out of the workspace.'],
    ['a path upwards from a folder', 'folder/../../secret', 'Its path leads out of the workspace.'],
    ['a path that goes up and comes back', 'folder/../ten', 'Its path leads out of the workspace.'],
    ['an absolute path', '/etc/passwd', 'Its path leads out of the workspace.'],
    ['a linked folder that leads out', 'folder-out/secret', 'A link on its path leads out of the workspace.'],
    [
      'a linked folder beside, whose name begins like the workspace',
      'folder-beside/secret',
      'A link on its path leads out of the workspace.',
    ],
    ['a linked folder that leads to itself', 'folder-self/a', 'It is a link, and links are not followed.'],
    ['a name that no file can have', 'a\0b', 'It could not be read (ERR_INVALID_ARG_VALUE).'],
  ])('%s is refused', async (_, path, reason) => {
    using staged = stage();
    const workspace = await Workspace.open(staged.root);
    expect(await workspace.read(path, limit)).toMatchObject({ kind: 'refused', reason });
  });

  test('a file over the limit is refused, with its size', async () => {
    using staged = stage();
    const workspace = await Workspace.open(staged.root);
    expect(await workspace.read('eleven', limit)).toEqual({
      kind: 'refused',
      reason: 'It is larger than 10 bytes.',
      bytes: 11,
    });
  });
});

describe('opening', () => {
  test('a linked folder is opened where it leads', async () => {
    using staged = stage();
    const workspace = await Workspace.open(join(staged.root, 'folder-in'));
    expect(workspace.root).toBe((await Workspace.open(join(staged.root, 'folder'))).root);
  });

  it.each([
    ['a file', 'ten'],
    ['nothing', 'nothing'],
    ['a link to itself', 'link-self'],
  ])('%s is no folder', async (_, path) => {
    using staged = stage();
    const refusal = await Workspace.open(join(staged.root, path)).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(CertgateError);
    expect(refusal).toMatchObject({ code: 'unreadable-directory' });
  });
});
