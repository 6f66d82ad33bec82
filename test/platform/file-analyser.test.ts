import { mkdirSync, renameSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import type { FileFacts } from '../../src/model/facts.ts';
import { factsOfBytes } from '../../src/model/facts.ts';
import type { ListedFile, Log } from '../../src/model/world.ts';
import { blobId, type CachePlace } from '../../src/platform/fact-cache.ts';
import { type Analysis, FileAnalyser } from '../../src/platform/file-analyser.ts';
import { Workspace } from '../../src/platform/workspace.ts';
import { type Folder, folderWith } from '../support/folder.ts';

const megabyte = 1024 * 1024;

/** A class of its own for each file, so that facts say whose they are. */
const analysis: Analysis = {
  file: join(import.meta.dirname, '../support/obedient-thread.mjs'),
  heapMegabytes: 24,
  largestFileBytes: 1000,
  classOf: (path) => path,
  textClass: 'text',
  unread: (bytes, reason) => ({ ...factsOfBytes(bytes), unread: reason }),
  limitMilliseconds: () => 30_000,
  bytesPerThread: 1,
};

const listed = (paths: readonly string[]): readonly ListedFile[] =>
  paths.map((path) => ({ path, isTracked: true, contentId: null }));

type Files = ConstructorParameters<typeof FileAnalyser>[0];

const silent: Log = { info: () => {}, warn: () => {}, progress: () => {} };

function analyserOf(files: Files, options: Analysis, jobs: number, cache: CachePlace | null = null) {
  return new FileAnalyser(files, options, { jobs, cache, reportsCacheUse: true, log: silent });
}

async function analysed(
  files: Readonly<Record<string, string>>,
  jobs: number,
  options: Partial<Analysis> = {},
): Promise<Readonly<Record<string, FileFacts>>> {
  using folder = folderWith(files);
  const analyser = analyserOf(await Workspace.open(folder.path), { ...analysis, ...options }, jobs);
  const paths = Object.keys(files);
  const facts = await analyser.analyse(listed(paths));
  return Object.fromEntries(facts.map((known, index) => [paths[index], known]));
}

test('facts come in the order that was asked, the same from any number of threads', async () => {
  // Large ones last, though they are computed first.
  const files = Object.fromEntries(
    Array.from({ length: 40 }, (_, index) => [`${index}.ts`, 'x'.repeat(1 + index * 20)]),
  );
  const alone = await analysed(files, 1);
  expect(Object.entries(alone).map(([path, { generated, bytes }]) => [path, generated, bytes])).toEqual(
    Object.entries(files).map(([path, { length }]) => [path, path, length]),
  );
  for (const jobs of [2, 7, 64])
    expect(JSON.stringify(await analysed(files, jobs))).toBe(JSON.stringify(alone));
});

test('what could not be read says why, and the others are read all the same', async () => {
  using folder = folderWith({ 'a.ts': 'a', 'large.ts': 'x'.repeat(1001) });
  mkdirSync(join(folder.path, 'folder'));
  symlinkSync('a.ts', join(folder.path, 'link.ts'));
  const analyser = analyserOf(await Workspace.open(folder.path), analysis, 2);
  const facts = await analyser.analyse(
    listed(['gone.ts', 'large.ts', 'folder', 'link.ts', '../a.ts', 'a.ts']),
  );
  expect(facts.map(({ unread, bytes }) => [unread, bytes])).toEqual([
    ['It is not there.', 0],
    ['It is larger than 1000 bytes.', 1001],
    ['It is a folder: a submodule, or another repository.', 0],
    ['It is a link, and links are not followed.', 0],
    ['Its path leads out of the workspace.', 0],
    [null, 1],
  ]);
});

describe('a file that is too much for its thread', () => {
  it.each([
    ['exit', 'The thread that analysed it ended.'],
    ['throw', 'Ouch.'],
    ['fail', 'It can’t be done.'],
    ['eat', 'It takes more than 24 MB of memory.'],
    ['hang  ', 'It took longer than 0.05 s.'],
  ])(
    'that does `%s` is not analysed, keeps what its text says, and harms no other',
    async (order, reason) => {
      const others = Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`${index}.ts`, 'ok']));
      const facts = await analysed({ ...others, 'bad.ts': order }, 2, {
        limitMilliseconds: (bytes) => (bytes === 6 ? 50 : 30_000),
        textClass: order.trim() === 'hang' ? 'bad.ts' : 'text',
      });
      expect(facts['bad.ts']).toMatchObject({
        bytes: order.length,
        // The thread that hangs does so again: then there is nothing but its size.
        lines: order.trim() === 'hang' ? 0 : 1,
        unread: null,
        code: { kind: 'not-analysed', reason, line: null },
      });
      const { 'bad.ts': _, ...good } = facts;
      expect(Object.values(good).map(({ code, generated }) => [generated, code])).toEqual(
        Object.keys(others).map((path) => [path, null]),
      );
    },
  );

  it('costs a thread, and there are not any number of them', async () => {
    const files = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`${index}.ts`, 'exit']));
    const facts = Object.values(await analysed(files, 2));
    const reasons = facts.map(({ code }) => (code?.kind === 'not-analysed' ? code.reason : ''));
    const ended = reasons.filter((reason) => reason === 'The thread that analysed it ended.');
    expect(reasons).toHaveLength(20);
    expect(new Set(reasons)).toEqual(
      new Set(['The thread that analysed it ended.', 'Other files had already ended too many threads.']),
    );
    // Two may die of the same moment's last two lives.
    expect(ended.length).toBeGreaterThanOrEqual(8);
    expect(ended.length).toBeLessThanOrEqual(9);
  });
});

describe('threads', () => {
  it('are not started when nothing has to be computed', async () => {
    const facts = await analysed({ 'large.ts': 'x'.repeat(2000) }, 4, { file: '/nowhere/thread.mjs' });
    expect(facts['large.ts']?.unread).toBe('It is larger than 1000 bytes.');
    expect(await analysed({}, 4, { file: '/nowhere/thread.mjs' })).toEqual({});
  });

  it('that can’t be started end the run: no file is to blame', async () => {
    await expect(analysed({ 'a.ts': 'a', 'b.ts': 'b' }, 2, { file: '/nowhere/thread.mjs' })).rejects.toThrow(
      'could not be started',
    );
  });
});

describe('reading', () => {
  /** Files that say they are so large; what is read of each is one byte. */
  function pretending(sizes: readonly number[]) {
    const reads: string[] = [];
    return {
      reads,
      sizeOf: (path: string) => sizes[Number(path)] ?? 0,
      read: async (path: string) => {
        reads.push(path);
        return { kind: 'content', bytes: new Uint8Array(1) } as const;
      },
    };
  }

  it('begins with the largest', async () => {
    const workspace = pretending([1, 3, 2, 3]);
    await analyserOf(workspace, analysis, 1).analyse(listed(['0', '1', '2', '3']));
    expect(workspace.reads).toEqual(['1', '3', '2', '0']);
  });

  it('stays no more than 64 MB ahead of the threads', async () => {
    const workspace = pretending(Array.from({ length: 12 }, () => 30 * megabyte));
    let inFlight = 0;
    let most = 0;
    const read = async (path: string) => {
      inFlight += 1;
      most = Math.max(most, inFlight);
      return await workspace.read(path);
    };
    // The limit is asked for when a file goes to its thread: that one is not waiting any more.
    const limitMilliseconds = () => {
      inFlight -= 1;
      return 30_000;
    };
    const analyser = analyserOf({ ...workspace, read }, { ...analysis, limitMilliseconds }, 6);
    await analyser.analyse(listed(Array.from({ length: 12 }, (_, index) => String(index))));
    expect(workspace.reads).toHaveLength(12);
    expect(most).toBeLessThanOrEqual(2);
  });
});

describe('with a cache', () => {
  const ids = { 'a.ts': 'a'.repeat(40), 'b.ts': null, 'c.ts': null } as const;
  const files = { 'a.ts': 'text of a', 'b.ts': 'text of b', 'c.ts': 'text of b' };

  /** Facts, how the cache was used, and what was read. */
  async function run(
    folder: Folder,
    {
      contentIds = ids,
      version = 'one',
      options = {},
    }: {
      contentIds?: Readonly<Record<string, string | null>>;
      version?: string;
      options?: Partial<Analysis>;
    } = {},
  ) {
    const workspace = await Workspace.open(folder.path);
    const reads: string[] = [];
    const reading: Files = {
      sizeOf: (path) => workspace.sizeOf(path),
      read: async (path, most) => {
        reads.push(path);
        return await workspace.read(path, most);
      },
    };
    const cache = { file: join(folder.path, 'cache/facts'), version, now: '2026-11-23T12:00:00Z' };
    // One class for all: what has the same content has the same facts.
    const analyser = analyserOf(reading, { ...analysis, classOf: () => 'ts', ...options }, 1, cache);
    const facts = await analyser.analyse(
      Object.entries(contentIds).map(([path, contentId]) => ({ path, isTracked: true, contentId })),
    );
    return { facts: JSON.stringify(facts), use: analyser.cacheUse(), reads: reads.toSorted() };
  }

  const blob = (text: string) => blobId(new TextEncoder().encode(text), 'sha1');

  it('finds by content, whoever knows its id', async () => {
    using folder = folderWith(files);
    const first = await run(folder);
    // c.ts has the content of b.ts.
    expect(first.use).toMatchObject({ hits: 1, misses: 2 });
    expect(first.reads).toEqual(['a.ts', 'b.ts', 'c.ts']);
    const all = Object.fromEntries(Object.entries(files).map(([path, text]) => [path, blob(text)]));
    const second = await run(folder, { contentIds: all, options: { file: '/nowhere/thread.mjs' } });
    expect(second).toEqual({ facts: first.facts, use: { ...second.use, hits: 3, misses: 0 }, reads: [] });
    const third = await run(folder, { options: { file: '/nowhere/thread.mjs' } });
    // What git says of a.ts is no content that was seen; what was read is.
    expect(third).toMatchObject({ facts: first.facts, use: { hits: 3 }, reads: ['a.ts', 'b.ts', 'c.ts'] });
  });

  it('keeps facts by what was read, not by what git said of it', async () => {
    using folder = folderWith(files);
    await run(folder);
    folder.write('a.ts', 'text of z');
    const changed = await run(folder, { contentIds: { 'a.ts': 'a'.repeat(40) } });
    expect(changed).toMatchObject({ use: { hits: 0, misses: 1 }, reads: ['a.ts'] });
  });

  it('reads what has another size in the work tree than the content git names', async () => {
    using folder = folderWith({ 'a.ts': 'one\ntwo\n' });
    await run(folder, { contentIds: { 'a.ts': null } });
    folder.write('a.ts', 'one\r\ntwo\r\n');
    const windows = await run(folder, { contentIds: { 'a.ts': blob('one\ntwo\n') } });
    expect(windows).toMatchObject({ use: { hits: 0, misses: 1 }, reads: ['a.ts'] });
  });

  it('keeps nothing that another day might give otherwise', async () => {
    using folder = folderWith({ 'a.ts': 'exit' });
    await run(folder, { contentIds: { 'a.ts': null } });
    expect((await run(folder, { contentIds: { 'a.ts': null } })).use).toMatchObject({ hits: 0, misses: 1 });
  });

  it('does not follow a folder that has become a link, though its files are the same', async () => {
    using folder = folderWith({ 'src/a.ts': 'text' });
    const contentIds = { 'src/a.ts': blob('text') };
    await run(folder, { contentIds });
    using elsewhere = folderWith();
    renameSync(join(folder.path, 'src'), join(elsewhere.path, 'src'));
    symlinkSync(join(elsewhere.path, 'src'), join(folder.path, 'src'));
    expect((await run(folder, { contentIds })).facts).toContain('A link on its path leads out');
  });

  it('does not use one that came with the repository', async () => {
    using folder = folderWith(files);
    await run(folder);
    const contentIds = { ...ids, '.certgate/cache/facts': null };
    expect((await run(folder, { contentIds })).use).toMatchObject({ hits: 0 });
  });

  it('computes again what the analyser of another version kept', async () => {
    using folder = folderWith(files);
    const { facts } = await run(folder);
    const other = await run(folder, { version: 'two' });
    expect(other).toMatchObject({ facts, use: { hits: 1, misses: 2, refused: 1 } });
  });

  describe('files that are read elsewhere', () => {
    const now = '2026-11-23T12:00:00Z';

    async function twice(folder: Folder, listing: readonly ListedFile[] = listed(['a.ts'])) {
      const cache = { file: join(folder.path, 'cache/facts'), version: 'one', now };
      const options = { ...analysis, classOf: () => 'ts' };
      const analyser = analyserOf(await Workspace.open(folder.path), options, 1, cache);
      await analyser.analyse(listing);
      const reads: string[] = [];
      const content = new TextEncoder().encode('as it was');
      const from: Files = {
        sizeOf: () => content.byteLength,
        read: async (path) => {
          reads.push(path);
          return { kind: 'content', bytes: content };
        },
      };
      const former = [{ path: 'a.ts', isTracked: true, contentId: blob('as it was') }];
      const [facts] = await analyser.analyse(former, from);
      return { bytes: facts?.bytes, reads, use: analyser.cacheUse() };
    }

    it('have facts of their own, which are kept as well', async () => {
      using folder = folderWith({ 'a.ts': 'now' });
      const use = { evicted: 0, refused: 0 };
      expect(await twice(folder)).toEqual({ bytes: 9, reads: ['a.ts'], use: { ...use, hits: 0, misses: 2 } });
      expect(await twice(folder)).toEqual({ bytes: 9, reads: [], use: { ...use, hits: 2, misses: 0 } });
    });

    it('are looked up in no cache that came with the repository', async () => {
      using folder = folderWith({ 'a.ts': 'now' });
      await twice(folder);
      const committed = listed(['a.ts', '.certgate/cache/facts']);
      expect(await twice(folder, committed)).toMatchObject({ reads: ['a.ts'], use: { hits: 0 } });
    });
  });
});
