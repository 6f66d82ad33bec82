import { mkdirSync, mkdtempDisposableSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, test } from 'vitest';
import type { FileFacts } from '../../src/model/facts.ts';
import { type Analysis, FileAnalyser } from '../../src/platform/file-analyser.ts';
import { Workspace } from '../../src/platform/workspace.ts';

const noFacts: FileFacts = {
  bytes: 0,
  lines: 0,
  isBinary: false,
  generated: null,
  unread: null,
  secrets: [],
  code: null,
};

/** Facts that say which file they are of, and what was in it. */
const analysis: Analysis = {
  largestFileBytes: 1000,
  analyse: async (path, content) => ({ ...noFacts, bytes: content.byteLength, generated: path }),
  unread: (bytes, reason) => ({ ...noFacts, bytes, unread: reason }),
};

it.each([[1], [2], [7], [64]])('with %d jobs, facts come in the order that was asked', async (jobs) => {
  using temporary = mkdtempDisposableSync(join(tmpdir(), 'certgate-test-'));
  // Large ones first, so that small ones could overtake them.
  const paths = Array.from({ length: 40 }, (_, index) => `${index}.ts`);
  for (const [index, path] of paths.entries()) {
    writeFileSync(join(temporary.path, path), 'x'.repeat((40 - index) * 20));
  }
  const analyser = new FileAnalyser(await Workspace.open(temporary.path), analysis, jobs);
  const facts = await analyser.analyse(paths);
  expect(facts.map(({ generated }) => generated)).toEqual(paths);
  expect(facts.map(({ bytes }) => bytes)).toEqual(paths.map((_, index) => (40 - index) * 20));
});

test('what could not be read says why, and the others are read all the same', async () => {
  using temporary = mkdtempDisposableSync(join(tmpdir(), 'certgate-test-'));
  const root = temporary.path;
  writeFileSync(join(root, 'a.ts'), 'a');
  writeFileSync(join(root, 'large.ts'), 'x'.repeat(1001));
  mkdirSync(join(root, 'folder'));
  symlinkSync('a.ts', join(root, 'link.ts'));
  const analyser = new FileAnalyser(await Workspace.open(root), analysis, 2);
  const facts = await analyser.analyse(['gone.ts', 'large.ts', 'folder', 'link.ts', '../a.ts', 'a.ts']);
  expect(facts.map(({ unread, bytes }) => [unread, bytes])).toEqual([
    ['It is not there.', 0],
    ['It is larger than 1000 bytes.', 1001],
    ['It is a folder: a submodule, or another repository.', 0],
    ['It is a link, and links are not followed.', 0],
    ['Its path leads out of the workspace.', 0],
    [null, 1],
  ]);
});

test('no files, no facts', async () => {
  using temporary = mkdtempDisposableSync(join(tmpdir(), 'certgate-test-'));
  const analyser = new FileAnalyser(await Workspace.open(temporary.path), analysis, 4);
  expect(await analyser.analyse([])).toEqual([]);
});
