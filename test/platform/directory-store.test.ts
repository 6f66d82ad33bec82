import { readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DirectoryStore, makeOwnFolder } from '../../src/platform/directory-store.ts';
import { Workspace } from '../../src/platform/workspace.ts';
import { folderWith } from '../support/folder.ts';

const about = (day: number, commit: string) => ({
  issuedAt: `2026-11-${String(day).padStart(2, '0')}T12:00:00.000Z`,
  commit: commit.repeat(40),
});

const newestCertificate = '.certgate/certificate.sigstore.json';

const storeIn = async (directory: string) => new DirectoryStore(await Workspace.open(directory));

describe('certificates in a folder', () => {
  it('are kept, and found again, newest first', async () => {
    using folder = folderWith();
    const store = await storeIn(folder.path);
    await store.save('second', about(2, 'b'));
    await store.save('third', about(3, 'c'));
    expect(await store.save('first', about(1, 'a'))).toBe(newestCertificate);
    const candidates = await store.candidates();
    expect(candidates.map(({ commit, listed }) => [commit?.charAt(0), listed])).toEqual([
      ['c', null],
      ['b', null],
      ['a', null],
    ]);
    expect(await Promise.all(candidates.map((candidate) => store.load(candidate)))).toEqual([
      { bundle: 'third' },
      { bundle: 'second' },
      { bundle: 'first' },
    ]);
    expect(await store.origin()).toBeNull();
  });

  it('the last that was issued has a name that does not change', async () => {
    using folder = folderWith();
    const store = await storeIn(folder.path);
    await store.save('one', about(1, 'a'));
    await store.save('two', about(2, 'b'));
    expect(readFileSync(join(folder.path, newestCertificate), 'utf8')).toBe('two');
  });

  it('of the same commit at the same time are one', async () => {
    using folder = folderWith();
    const store = await storeIn(folder.path);
    await store.save('one', about(1, 'a'));
    await store.save('two', about(1, 'a'));
    const [candidate, ...others] = await store.candidates();
    expect(others).toEqual([]);
    expect(candidate && (await store.load(candidate))).toEqual({ bundle: 'two' });
  });

  it('leave no half of a file, and nothing that git would add', async () => {
    using folder = folderWith();
    await (await storeIn(folder.path)).save('one', about(1, 'a'));
    const names = readdirSync(folder.path, { recursive: true, encoding: 'utf8' });
    expect(names.filter((name) => name.includes('.tmp'))).toEqual([]);
    expect(readFileSync(join(folder.path, '.certgate/.gitignore'), 'utf8')).toBe('*\n');
  });

  it('are none where there is no folder, or only other files', async () => {
    using folder = folderWith();
    const store = await storeIn(folder.path);
    expect(await store.candidates()).toEqual([]);
    folder.write('.certgate/certificates/notes.txt', '');
    folder.write(`.certgate/certificates/20261101T120000000Z-${'a'.repeat(40)}.sigstore.json.1.tmp`, '');
    folder.write('.certgate/certificates/20261101T120000000Z-abc.sigstore.json', '');
    expect(await store.candidates()).toEqual([]);
  });

  it('that are gone, or links, are refused', async () => {
    using folder = folderWith({ outside: 'secret' });
    const store = await storeIn(folder.path);
    await store.save('one', about(1, 'a'));
    symlinkSync(join(folder.path, 'outside'), join(folder.path, '.certgate/certificates/link'));
    const load = async (id: string) => await store.load({ id, commit: null, listed: null });
    expect(await load('.certgate/certificates/gone')).toEqual({ refused: 'It is gone.' });
    expect(await load('.certgate/certificates/link')).toEqual({
      refused: 'It is a link, and links are not followed.',
    });
    expect(await load('../outside')).toMatchObject({ refused: expect.any(String) });
  });
});

it('our own folder may be made twice', async () => {
  using folder = folderWith();
  const workspace = await Workspace.open(folder.path);
  expect(await makeOwnFolder(workspace, 'keys')).toBe(join(folder.path, '.certgate/keys'));
  expect(await makeOwnFolder(workspace, 'keys')).toBe(join(folder.path, '.certgate/keys'));
});
