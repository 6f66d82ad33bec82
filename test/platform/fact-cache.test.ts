import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync, symlinkSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, test } from 'vitest';
import { type FileFacts, factsOfBytes } from '../../src/model/facts.ts';
import { blobId, FactCache } from '../../src/platform/fact-cache.ts';
import { type Folder, folderWith } from '../support/folder.ts';

const facts = (bytes: number, context = ''): FileFacts => ({
  ...factsOfBytes(bytes),
  secrets: [{ kind: 'github-token', line: 1, context, length: 40, proof: 'structure' }],
});

const opened = (folder: Folder, { version = 'one', now = '2026-11-23T12:00:00Z' } = {}) =>
  FactCache.open({ file: join(folder.path, 'cache/facts'), version, now });

/** A cache on the disk with facts of so many contents, `a.ts` of one byte, `b.ts` of two, … */
async function filled(count: number, context = ''): Promise<Folder> {
  const folder = folderWith();
  const cache = await opened(folder);
  for (let index = 0; index < count; index += 1) {
    const known = facts(index + 1, context);
    cache.keep(`${String.fromCharCode(97 + index)}.ts`, JSON.stringify(known), known);
  }
  await cache.save();
  return folder;
}

const place = (folder: Folder) => join(folder.path, 'cache/facts');
const bytesOf = (folder: Folder) => readFileSync(place(folder));

/** Sizes of what is found of `a.ts`, `b.ts` and `c.ts`, and how many entries were refused. */
async function found(folder: Folder, options = {}) {
  const cache = await opened(folder, options);
  const sizes = ['a.ts', 'b.ts', 'c.ts'].map((key, index) => cache.find(key, index + 1)?.bytes ?? null);
  return { sizes, refused: cache.refused };
}

test('what is kept is found by the next run, letter for letter', async () => {
  using folder = await filled(3, 'über\u2028 🐛 "\n\\');
  const cache = await opened(folder);
  expect(cache.find('b.ts', 2)).toEqual(facts(2, 'über\u2028 🐛 "\n\\'));
  expect(cache.find('d.ts', 4)).toBeNull();
  expect(readdirSync(join(folder.path, 'cache'))).toEqual(['facts']);
});

it('does not give facts of a content that has another size than the work tree’s', async () => {
  using folder = await filled(1);
  expect((await opened(folder)).find('a.ts', 2)).toBeNull();
});

it('is of one version of the analyser', async () => {
  using folder = await filled(3);
  expect(await found(folder, { version: 'two' })).toEqual({ sizes: [null, null, null], refused: 1 });
  const cache = await opened(folder, { version: 'two' });
  await cache.save();
  expect(await found(folder, { version: 'two' })).toEqual({ sizes: [null, null, null], refused: 0 });
});

it('refuses any byte that is not as it was written, and nothing else', async () => {
  using folder = await filled(3);
  const whole = bytesOf(folder);
  const head = whole.indexOf(10) + 1;
  for (let at = 0; at < whole.length; at += 1) {
    for (const bit of [1, 0x20]) {
      const changed = Buffer.from(whole);
      changed[at] = (changed[at] ?? 0) ^ bit;
      folder.write('cache/facts', changed);
      const { sizes, refused } = await found(folder);
      const known = sizes.filter((size) => size !== null).length;
      if (at < head) expect([known, refused], `byte ${at}`).toEqual([0, 1]);
      // A changed day is no harm; a changed key is of a content that nobody asks for.
      else expect(known, `byte ${at}`).toBeGreaterThanOrEqual(1);
      const cache = await opened(folder);
      for (const [index, key] of ['a.ts', 'b.ts', 'c.ts'].entries())
        expect([null, facts(index + 1)], `byte ${at}`).toContainEqual(cache.find(key, index + 1));
    }
  }
});

it('refuses what was cut off', async () => {
  using folder = await filled(3);
  const whole = bytesOf(folder);
  for (let length = 0; length < whole.length; length += 1) {
    folder.write('cache/facts', whole.subarray(0, length));
    const { sizes, refused } = await found(folder);
    expect(sizes.at(-1), `${length} bytes`).toBeNull();
    const lines = whole.subarray(0, length).toString().split('\n');
    expect(refused, `${length} bytes`).toBe(lines.at(-1) === '' && lines.length > 1 ? 0 : 1);
  }
});

it('refuses facts that are none, though their check digits are right', async () => {
  using folder = await filled(1);
  for (const text of [
    'null',
    '{}',
    '[]',
    '{"bytes":1}',
    '7',
    '{"bytes":1,"lines":1,"isBinary":false,"secrets":{}}',
    '{',
  ]) {
    const cache = await opened(folder);
    cache.keep('a.ts', text, facts(1));
    await cache.save();
    expect(await found(folder), text).toEqual({ sizes: [null, null, null], refused: 1 });
  }
});

it('takes a folder, a pipe’s absence or a link to elsewhere for an empty cache', async () => {
  using folder = folderWith({ 'cache/facts/file': 'a folder' });
  expect(await found(folder)).toEqual({ sizes: [null, null, null], refused: 0 });
  const cache = await opened(folder);
  cache.keep('a.ts', JSON.stringify(facts(1)), facts(1));
  await expect(cache.save()).rejects.toThrow();
  expect(readdirSync(join(folder.path, 'cache'))).toEqual(['facts']);
});

it('replaces a link rather than write where it leads', async () => {
  using elsewhere = await filled(1);
  using folder = folderWith({ 'cache/other': '' });
  symlinkSync(place(elsewhere), place(folder));
  const before = bytesOf(elsewhere);
  const cache = await opened(folder);
  cache.keep('b.ts', JSON.stringify(facts(2)), facts(2));
  await cache.save();
  expect(bytesOf(elsewhere).equals(before)).toBe(true);
  expect((await found(folder)).sizes).toContain(2);
});

it('is not written when nothing has changed, until the stamps of its use are two days old', async () => {
  using folder = await filled(3);
  const written = new Date('2020-01-01');
  utimesSync(place(folder), written, written);
  const isWritten = async (now: string) => {
    const cache = await opened(folder, { now });
    for (const [index, key] of ['a.ts', 'b.ts', 'c.ts'].entries()) cache.find(key, index + 1);
    await cache.save();
    return statSync(place(folder)).mtime > written;
  };
  expect(await isWritten('2026-11-23T23:00:00Z')).toBe(false);
  expect(await isWritten('2026-11-24T23:00:00Z')).toBe(false);
  expect(await isWritten('2026-11-25T01:00:00Z')).toBe(true);
});

it('lets go what nobody asked for in thirty days', async () => {
  using folder = await filled(3);
  const cache = await opened(folder, { now: '2026-12-22T12:00:00Z' });
  cache.find('b.ts', 2);
  await cache.save();
  expect(cache.evicted).toBe(0);
  const later = await opened(folder, { now: '2026-12-23T12:00:00Z' });
  await later.save();
  expect(later.evicted).toBe(2);
  expect((await found(folder)).sizes).toEqual([null, 2, null]);
});

it('lets go what was used longest ago when there is no more room', { timeout: 60_000 }, async () => {
  // Three of 25 MB, of which two fit.
  using folder = await filled(1, 'x'.repeat(25_000_000));
  for (const [index, key] of ['b.ts', 'c.ts'].entries()) {
    const cache = await opened(folder, { now: `2026-11-${24 + index}T12:00:00Z` });
    const known = facts(index + 2, 'x'.repeat(25_000_000));
    cache.keep(key, JSON.stringify(known), known);
    await cache.save();
    expect(cache.evicted).toBe(index);
  }
  expect((await found(folder)).sizes).toEqual([null, 2, 3]);
  expect(statSync(place(folder)).size).toBeLessThan(64 * 1024 * 1024);
});

it('has git’s own id for a content', () => {
  for (const content of ['', 'a\n', 'ü'.repeat(5000)]) {
    const git = execFileSync('git', ['hash-object', '--stdin'], { input: content, encoding: 'utf8' });
    expect(blobId(new TextEncoder().encode(content), 'sha1')).toBe(git.trim());
  }
});
