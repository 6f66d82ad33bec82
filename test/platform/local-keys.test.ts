import { readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { localKeys, localPublicKey } from '../../src/platform/local-keys.ts';
import { Workspace } from '../../src/platform/workspace.ts';
import { folderWith } from '../support/folder.ts';

const pair = (name: string) => ({ privateKey: `private ${name}`, publicKey: `public ${name}` });

const place = (folder: { readonly path: string }, name: string) => join(folder.path, '.certgate/keys', name);

describe('the keys of a checkout', () => {
  it('are made once, and then the same', async () => {
    using folder = folderWith();
    const workspace = await Workspace.open(folder.path);
    expect(await localKeys(workspace, () => pair('one'))).toEqual(pair('one'));
    expect(await localKeys(workspace, () => pair('two'))).toEqual(pair('one'));
  });

  it('are nobody else’s to read, and nothing that git would add', async () => {
    using folder = folderWith();
    await localKeys(await Workspace.open(folder.path), () => pair('one'));
    expect(statSync(place(folder, 'signing-key.pem')).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(folder.path, '.certgate/.gitignore'), 'utf8')).toBe('*\n');
  });

  it.each(['signing-key.pem', 'public-key.pem'])('are made anew when %s is lost', async (name) => {
    using folder = folderWith();
    const workspace = await Workspace.open(folder.path);
    await localKeys(workspace, () => pair('one'));
    rmSync(place(folder, name));
    expect(await localKeys(workspace, () => pair('two'))).toEqual(pair('two'));
    expect(await localKeys(workspace, () => pair('three'))).toEqual(pair('two'));
  });
});

describe('the public key beside a bundle', () => {
  it.each([
    ['in our folder', '.certgate/certificate.sigstore.json', 'public one'],
    ['in the folder of certificates', '.certgate/certificates/a.sigstore.json', 'public one'],
    ['elsewhere', 'downloads/a.sigstore.json', null],
    ['deeper than we put any', '.certgate/a/b/c.sigstore.json', null],
  ])('%s', async (_, bundle, key) => {
    using folder = folderWith();
    await localKeys(await Workspace.open(folder.path), () => pair('one'));
    expect(await localPublicKey(join(folder.path, bundle))).toBe(key);
  });

  it('is none where none was made', async () => {
    using folder = folderWith();
    expect(await localPublicKey(join(folder.path, '.certgate/certificate.sigstore.json'))).toBeNull();
  });
});
