import { describe, expect, it } from 'vitest';
import { gatherReadme } from '../../../src/gather/gatherers/readme.ts';
import { type Files, sceneOf } from '../../support/memory-repository.ts';

const gatherIn = async (files: Files) => await gatherReadme(await sceneOf(files));
const read = async (text: string) => await gatherIn({ 'README.md': text });

const fence = '```';

describe('prose', () => {
  it.each([
    ['plain words', 'A tool.\n', 'A tool.'],
    ['white space is folded', 'A \n\n  tool.', 'A tool.'],
    ['no headings', '# Widget\n\nA tool.\n## Use', 'A tool.'],
    ['no fenced code', `A\n${fence}sh\nnpm i\n${fence}\ntool.`, 'A tool.'],
    ['no code between tildes', 'A\n~~~\nnpm i\n~~~\ntool.', 'A tool.'],
    ['no badges', '[![CI](https://a/b.svg)](https://a) A tool.', 'A tool.'],
    ['no images', '![logo](a.png) A tool.', 'A tool.'],
    ['a link’s words, not its target', 'A [tool](https://example.com/a).', 'A tool.'],
    ['a reference’s words', 'A [tool][1].\n\n[1]: https://example.com', 'A tool.'],
    ['no HTML', '<p align="center">A <b>tool</b>.</p>', 'A tool .'],
    ['no comments', '<!-- a\ncomment --> A tool.', 'A tool.'],
  ])('%s', async (_, text, prose) => {
    expect((await read(text))?.proseCharacters).toBe(prose.length);
  });
});

describe('headings', () => {
  it.each([
    ['with hashes', '# Widget\n## Use it ##\n', ['Widget', 'Use it']],
    ['underlined', 'Widget\n======\n\nUse\n---\n', ['Widget', 'Use']],
    ['with CRLF', '# Widget\r\n\r\nUse\r\n---\r\n', ['Widget', 'Use']],
    ['not a hashtag', '#widget\n', []],
    ['not a comment in code', `${fence}sh\n# install\nnpm i\n${fence}\n`, []],
  ])('%s', async (_, text, headings) => {
    expect((await read(text))?.headings).toEqual(headings);
  });
});

describe('code blocks', () => {
  it.each([
    ['none', 'A `tool`.', 0],
    ['two fenced', `${fence}\na\n${fence}\n\n${fence}\nb\n${fence}`, 2],
    ['one that never ends', `${fence}\na`, 0],
    ['one indented', 'Use it:\n\n    npm i\n', 1],
  ])('%s', async (_, text, count) => {
    expect((await read(text))?.codeBlocks).toBe(count);
  });
});

describe('its file', () => {
  it.each<[string, Files, string | null]>([
    ['none', { 'src/readme.md': '' }, null],
    [
      'GitHub’s own folder before the root',
      { 'README.md': '', '.github/README.md': '' },
      '.github/README.md',
    ],
    ['the root before docs', { 'docs/README.md': '', readme: '' }, 'readme'],
    ['docs, when there is no other', { 'docs/readme.rst': '' }, 'docs/readme.rst'],
    ['none that is binary', { 'README.md': '\0' }, null],
  ])('%s', async (_, files, path) => {
    expect((await gatherIn(files))?.path ?? null).toBe(path);
  });
});

describe('time is linear in the text', () => {
  const filled = (part: string) => part.repeat(Math.ceil(300_000 / part.length));

  it.each([
    ['comments that never end', filled('<!--')],
    ['images that never end', filled('![')],
    ['links that never end', filled('[')],
    ['links without a target', filled('[a](')],
    ['references without an end', filled('[a][')],
    ['tags that never end', filled('<a ')],
    ['a heading full of blanks', `# a${filled(' ')}b`],
    ['a heading full of hashes', `# a${filled('#')}b`],
    ['fences', filled('```\n')],
    ['fences of two kinds', filled('```\n~~~\n')],
    ['empty headings', filled('#\n')],
    ['underlines', filled('a\n-')],
    ['blank lines', filled('\n')],
    ['dashes', `a\n${filled('-')}b`],
  ])('%s', { timeout: 2000 }, async (_, text) => {
    expect(await read(text)).toMatchObject({ path: 'README.md' });
  });
});
