import { expect, it } from 'vitest';
import { gatherReadme } from '../../../src/gather/gatherers/readme.ts';
import { type Files, sceneOf } from '../../support/memory-repository.ts';

const gatherIn = async (files: Files) => await gatherReadme(await sceneOf(files));

it.each<[string, Files, string | null]>([
  ['none', { 'src/readme.md': '' }, null],
  ['GitHub’s own folder before the root', { 'README.md': '', '.github/README.md': '' }, '.github/README.md'],
  ['the root before docs', { 'docs/README.md': '', readme: '' }, 'readme'],
  ['docs, when there is no other', { 'docs/readme.rst': '' }, 'docs/readme.rst'],
  ['none that is binary', { 'README.md': '\0' }, null],
])('%s', async (_, files, path) => {
  expect((await gatherIn(files))?.path ?? null).toBe(path);
});

it.each(['README.md', 'README', 'readme.txt'])('%s is read as Markdown', async (path) => {
  const readme = await gatherIn({ [path]: '# Widget\n\nA tool.\n' });
  expect(readme?.document?.sections).toMatchObject([{ title: 'Widget', characters: 7 }]);
});

it('that can’t be read is there, and no document', async () => {
  const path = 'README.md';
  expect(await gatherIn({ [path]: 'a'.repeat(300 * 1024) })).toEqual({ path, document: null });
});
