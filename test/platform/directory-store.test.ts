import {
  mkdirSync,
  mkdtempDisposableSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DirectoryStore } from '../../src/platform/directory-store.ts';
import { Workspace } from '../../src/platform/workspace.ts';

async function stage() {
  const temporary = mkdtempDisposableSync(join(tmpdir(), 'certgate-test-'));
  const root = temporary.path;
  const store = new DirectoryStore(await Workspace.open(root));
  return { root, store, [Symbol.dispose]: () => temporary.remove() };
}

const folder = '.certgate/certificates';
const about = (issuedAt: string, digit: string) => ({ issuedAt, commit: digit.repeat(40) });

test('an empty folder holds no candidates', async () => {
  using staged = await stage();
  expect(await staged.store.candidates()).toEqual([]);
});

test('what is saved is found again, newest first, whatever the order of saving', async () => {
  using staged = await stage();
  const { store, root } = staged;
  await store.save('second', about('2026-09-02T10:00:00.000Z', 'b'));
  await store.save('third', about('2026-09-02T10:00:00.001Z', 'a'));
  const place = await store.save('first', about('2026-08-30T10:00:00.000Z', 'c'));
  const candidates = await store.candidates();
  expect(candidates.map(({ commit }) => commit?.charAt(0))).toEqual(['a', 'b', 'c']);
  expect(await Promise.all(candidates.map((candidate) => store.load(candidate)))).toEqual([
    { bundle: 'third' },
    { bundle: 'second' },
    { bundle: 'first' },
  ]);
  expect(candidates[0]?.id).toBe(`${folder}/20260902T100000001Z-${'a'.repeat(40)}.sigstore.json`);
  expect(await store.origin()).toBeNull();
  expect(place).toBe('.certgate/certificate.sigstore.json');
  expect(readFileSync(join(root, place), 'utf8')).toBe('first');
});

test('git is told to ignore all of it, and nothing half written is left', async () => {
  using staged = await stage();
  await staged.store.save('x', about('2026-09-02T10:00:00.000Z', 'b'));
  expect(readFileSync(join(staged.root, '.certgate/.gitignore'), 'utf8')).toBe('*\n');
  expect(readdirSync(join(staged.root, '.certgate')).toSorted()).toEqual([
    '.gitignore',
    'certificate.sigstore.json',
    'certificates',
  ]);
  expect(readdirSync(join(staged.root, folder))).toHaveLength(1);
});

test('files with other names are none of ours', async () => {
  using staged = await stage();
  const { root, store } = staged;
  mkdirSync(join(root, folder), { recursive: true });
  const commit = 'a'.repeat(40);
  for (const name of [
    'notes.txt',
    `20260902T100000000Z-${commit}.sigstore.json.1.tmp`,
    `2026-09-02-${commit}.sigstore.json`,
    `20260902T100000000Z-${'z'.repeat(40)}.sigstore.json`,
    `20260902T100000000Z-${'a'.repeat(39)}.sigstore.json`,
    `x20260902T100000000Z-${commit}.sigstore.json`,
  ]) {
    writeFileSync(join(root, folder, name), 'x');
  }
  expect(await store.candidates()).toEqual([]);
});

test('a candidate that is gone, or is a link, is refused', async () => {
  using staged = await stage();
  const { root, store } = staged;
  mkdirSync(join(root, folder), { recursive: true });
  symlinkSync('/etc/hostname', join(root, folder, `20260902T100000000Z-${'a'.repeat(40)}.sigstore.json`));
  const [candidate] = await store.candidates();
  expect(candidate && (await store.load(candidate))).toEqual({
    refused: 'It is a link, and links are not followed.',
    condition: 'archive',
  });
  const gone = { id: `${folder}/gone`, commit: null, listed: null };
  expect(await store.load(gone)).toEqual({ refused: 'It is gone.', condition: 'unavailable' });
});
