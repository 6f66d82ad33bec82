import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyse, unreadFacts } from '../../src/facts/analyse.ts';
import { FileAnalyser } from '../../src/platform/file-analyser.ts';
import { Workspace } from '../../src/platform/workspace.ts';
import { factsWith } from '../support/evidence.ts';
import { folderWith } from '../support/folder.ts';

const analysis = { largestFileBytes: 1000, analyse, unread: unreadFacts };

describe('facts of files', () => {
  it.each([1, 2, 7, 1000])('come in the order asked, with %s jobs', async (jobs) => {
    const names = Array.from({ length: 60 }, (_, index) => `file-${index}`);
    using folder = folderWith(
      Object.fromEntries(names.map((name, index) => [name, '\n'.repeat((index * 37) % 60)])),
    );
    const analyser = new FileAnalyser(await Workspace.open(folder.path), analysis, jobs);
    const facts = await analyser.analyse([...names].reverse());
    expect(facts.map(({ lines }) => lines).reverse()).toEqual(names.map((_, index) => (index * 37) % 60));
  });

  it('say of a file that was not read why', async () => {
    using folder = folderWith({ 'a.txt': 'a', 'large.txt': 'x'.repeat(1001) });
    symlinkSync('a.txt', join(folder.path, 'link'));
    const analyser = new FileAnalyser(await Workspace.open(folder.path), analysis, 2);
    const unread = (bytes: number, reason: string) => factsWith({ bytes, lines: 0, unread: reason });
    expect(await analyser.analyse(['large.txt', 'a.txt', 'link', 'gone'])).toEqual([
      unread(1001, 'It is larger than 1000 bytes.'),
      factsWith({ bytes: 1 }),
      unread(0, 'It is a link, and links are not followed.'),
      unread(0, 'It is not there.'),
    ]);
  });

  it('of nothing are none', async () => {
    using folder = folderWith();
    expect(await new FileAnalyser(await Workspace.open(folder.path), analysis, 4).analyse([])).toEqual([]);
  });

  it('a failure of the analysis is a bug, and is not hidden', async () => {
    using folder = folderWith({ a: '' });
    const broken = {
      ...analysis,
      analyse: () => {
        throw new Error('A bug.');
      },
    };
    const analyser = new FileAnalyser(await Workspace.open(folder.path), broken, 2);
    await expect(analyser.analyse(['a'])).rejects.toThrow('A bug.');
  });
});
