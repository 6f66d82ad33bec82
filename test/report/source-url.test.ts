import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { sourceUrl } from '../../src/report/source-url.ts';
import { repositoryWith, subjectWith } from '../support/documents.ts';
import { anyText } from '../support/markdown-tree.ts';

const commit = 'c0ffee0000000000000000000000000000000001';
const at = `https://github.com/octo/widget/blob/${commit}`;

describe('the address of a file', () => {
  it.each([
    ['a line', 'src/a.ts', 3, `${at}/src/a.ts#L3`],
    ['a file', 'src/a.ts', null, `${at}/src/a.ts`],
    ['Markdown, of which GitHub shows a page without lines', 'docs/A.MD', 3, `${at}/docs/A.MD?plain=1#L3`],
    ['Markdown as a whole', 'docs/a.md', null, `${at}/docs/a.md`],
    ['what means something in an address', 'a b/#?&%.ts', 1, `${at}/a%20b/%23%3F%26%25.ts#L1`],
    ['what means something in Markdown', "(a)*'!|[x]`.ts", 1, `${at}/%28a%29%2A%27%21%7C%5Bx%5D%60.ts#L1`],
    ['letters that are read from right to left', 'א\u202e.ts', 1, `${at}/%D7%90%E2%80%AE.ts#L1`],
  ])('%s', (_, path, line, url) => {
    expect(sourceUrl(subjectWith(), path, line)).toBe(url);
  });

  it('begins in the directory that was looked at', () => {
    expect(sourceUrl(subjectWith({ directory: 'packages/a b' }), 'a.ts', 1)).toBe(
      `${at}/packages/a%20b/a.ts#L1`,
    );
  });
});

test('it is on the server that the repository is on', () => {
  const repository = repositoryWith({ server: 'https://git.example:8443' });
  expect(sourceUrl(subjectWith({ repository }), 'a.ts', 1)).toBe(
    `https://git.example:8443/octo/widget/blob/${commit}/a.ts#L1`,
  );
});

describe('there is none', () => {
  it.each([
    ['outside GitHub', { repository: null }, 'a.ts'],
    ['before the first commit', { commit: null }, 'a.ts'],
    ['of a commit that is none', { commit: 'main' }, 'a.ts'],
    [
      'of a repository whose name is none',
      { repository: repositoryWith({ name: 'octo/widget/../..' }) },
      'a.ts',
    ],
    ['of a repository whose name walks up', { repository: repositoryWith({ name: '../evil' }) }, 'a.ts'],
    ['of a server that is none', { repository: repositoryWith({ server: 'javascript:x' }) }, 'a.ts'],
    ['of a tree with changes that are in no commit', { modified: true }, 'a.ts'],
    ['of a path that walks up', {}, '../../../evil/a.ts'],
    ['of a directory that walks up', { directory: '../../..' }, 'evil/a.ts'],
    ['of an empty name', {}, 'a//b.ts'],
    ['of half a surrogate pair', {}, 'a\ud800.ts'],
  ])('%s', (_, subject, path) => {
    expect(sourceUrl(subjectWith(subject), path, 1)).toBeNull();
  });
});

test('whatever the path, a browser stays below the commit and finds that path there', () => {
  fc.assert(
    fc.property(anyText, anyText, (directory, path) => {
      const url = sourceUrl(subjectWith({ directory }), path, null);
      if (url === null) return;
      const { origin, pathname, search, hash } = new URL(url);
      expect([origin, search, hash]).toEqual(['https://github.com', '', '']);
      const below = directory === '' ? path : `${directory}/${path}`;
      expect(decodeURIComponent(pathname)).toBe(`/octo/widget/blob/${commit}/${below}`);
      expect(url).toMatch(/^https:\/\/github\.com\/[\w.~%/-]+$/);
    }),
    { numRuns: 2000, seed: 20260901 },
  );
});
