import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import type { FileFacts } from '../../src/model/facts.ts';
import type { ListedFile } from '../../src/model/world.ts';
import { type Analysis, FileAnalyser } from '../../src/platform/file-analyser.ts';
import { Workspace } from '../../src/platform/workspace.ts';
import { folderWith } from '../support/folder.ts';

const megabyte = 1024 * 1024;

/** A class of its own for each file, so that facts say whose they are. */
const analysis: Analysis = {
  file: join(import.meta.dirname, '../support/obedient-thread.mjs'),
  heapMegabytes: 24,
  largestFileBytes: 1000,
  classOf: (path) => path,
  textClass: 'text',
  unread: (bytes, reason) => ({
    ...{ bytes, lines: 0, isBinary: false, generated: null, secrets: [], code: null },
    unread: reason,
  }),
  limitMilliseconds: () => 30_000,
};

const listed = (paths: readonly string[]): readonly ListedFile[] =>
  paths.map((path) => ({ path, isTracked: true }));

async function analysed(
  files: Readonly<Record<string, string>>,
  jobs: number,
  options: Partial<Analysis> = {},
): Promise<Readonly<Record<string, FileFacts>>> {
  using folder = folderWith(files);
  const analyser = new FileAnalyser(await Workspace.open(folder.path), { ...analysis, ...options }, jobs);
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
  const analyser = new FileAnalyser(await Workspace.open(folder.path), analysis, 2);
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
    await new FileAnalyser(workspace, analysis, 1).analyse(listed(['0', '1', '2', '3']));
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
    const analyser = new FileAnalyser({ ...workspace, read }, { ...analysis, limitMilliseconds }, 6);
    await analyser.analyse(listed(Array.from({ length: 12 }, (_, index) => String(index))));
    expect(workspace.reads).toHaveLength(12);
    expect(most).toBeLessThanOrEqual(2);
  });
});
