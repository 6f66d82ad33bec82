import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentFacts } from '../../../src/facts/collectors/document.ts';
import { anyText } from '../../support/markdown-tree.ts';
import { processorTime } from '../../support/processor-time.ts';

const fence = '```';
const read = async (text: string) => {
  const facts = await documentFacts(text);
  if (facts === null) throw new Error('It was not read.');
  return facts;
};

describe('prose', () => {
  it.each([
    ['plain words', 'A tool.\n', 'A tool.'],
    ['white space is folded', 'A \n\n  tool.', 'Atool.'],
    ['no headings', '# Widget\n\nA tool.\n## Use', 'A tool.'],
    ['no fenced code', `A\n${fence}sh\nnpm i\n${fence}\ntool.`, 'Atool.'],
    ['no code between tildes', 'A\n~~~\nnpm i\n~~~\ntool.', 'Atool.'],
    ['no badges', '[![CI](https://a/b.svg)](https://a) A tool.', 'A tool.'],
    ['no images', '![logo](a.png) A tool.', 'A tool.'],
    ['a link’s words, not its target', 'A [tool](https://example.com/a).', 'A tool.'],
    ['a reference’s words', 'A [tool][1].\n\n[1]: https://example.com', 'A tool.'],
    ['no HTML', '<p align="center">A <b>tool</b>.</p>', 'A tool .'],
    ['between headings of HTML', '<h1>Widget</h1><p>A tool.</p><h2>Use</h2><p>It.</p>', 'A tool.It.'],
    ['no comments', '<!-- a\ncomment -->\n\nA tool.', 'A tool.'],
    ['cells of tables', '|a|b|\n|-|-|\n|c|d|', 'a b c d'],
    ['of lists and quotes', '- a\n\n> b', 'ab'],
  ])('%s', async (_, text, prose) => {
    expect((await read(text)).proseCharacters).toBe(prose.length);
  });
});

describe('sections', () => {
  it.each([
    ['with hashes', '# Widget\n## Use it ##\n', ['Widget', 'Use it']],
    ['underlined', 'Widget\n======\n\nUse\n---\n', ['Widget', 'Use']],
    ['with CRLF', '# Widget\r\n\r\nUse\r\n---\r\n', ['Widget', 'Use']],
    ['in HTML', '<h1 align="center"><img src="a.png"> Widget</h1>\n\n## Use', ['Widget', 'Use']],
    [
      'in HTML, one after the other',
      '<h1>Widget</h1><p>A tool.</p><H2 id="a">Use</H2><p>It.</p>',
      ['Widget', 'Use'],
    ],
    ['what stands before the first', 'A tool.\n\n# Widget', ['', 'Widget']],
    ['nothing before the first', '![a](b.png)\n\n# Widget', ['Widget']],
    ['not a hashtag', '#widget\n', ['']],
    ['not a comment in code', `${fence}sh\n# install\nnpm i\n${fence}\n`, ['']],
  ])('%s', async (_, text, titles) => {
    expect((await read(text)).sections.map(({ title }) => title)).toEqual(titles);
  });

  it('know what is in them', async () => {
    const text = `# A\n\n## Backups\n\nEach night, within 4 hours, 99.9 % of the time; kept 30 days.\n\n- a\n- b\n\n|a|\n|-|\n|b|\n\n${fence}\nx\n${fence}\n`;
    expect((await read(text)).sections[1]).toEqual({
      title: 'Backups',
      depth: 2,
      line: 3,
      characters: 'Each night, within 4 hours, 99.9 % of the time; kept 30 days.'.length + 2 + 3,
      listItems: 2,
      tableRows: 1,
      codeBlocks: 1,
      quantities: 3,
    });
  });
});

describe('links', () => {
  it.each([
    ['without a scheme', 'See\n[a](docs/a.md#x).', [{ target: 'docs/a.md#x', line: 2 }]],
    ['images', '![a](a.png)', [{ target: 'a.png', line: 1 }]],
    ['definitions', '[a]\n\n[a]: b.md', [{ target: 'b.md', line: 3 }]],
    ['in tables', '|a|\n|-|\n|[b](c.md)|', [{ target: 'c.md', line: 3 }]],
    ['in HTML', '<p><img src="a.png"></p>', [{ target: 'a.png', line: 1 }]],
    ['in HTML within a line', 'a <a href="b.md">c</a>', [{ target: 'b.md', line: 1 }]],
    ['not with a scheme', '[a](https://b.c) [d](mailto:e@f.g) [h](//i.j)', []],
    ['not in code', '`[a](b.md)`', []],
  ])('%s', async (_, text, links) => {
    expect((await read(text)).links).toEqual(links);
  });
});

it('has anchors by GitHub’s rule, and those of HTML', async () => {
  const text =
    '# A & B\n\n## Use `it`!\n\n## Use it\n\n<a name="own"></a>\n\na <span id=b>c</span>\n\n<h2>Ünï cöde</h2>';
  expect((await read(text)).anchors).toEqual(['a--b', 'use-it', 'use-it-1', 'own', 'b', 'ünï-cöde']);
});

describe('variables', () => {
  it.each([
    ['in code spans', '`LOG_LEVEL` and `PORT`', ['LOG_LEVEL', 'PORT']],
    ['in words', 'Set LOG_LEVEL.', ['LOG_LEVEL']],
    ['single words in prose are none', 'A REST service.', []],
    ['in a table that is indented like code', '    Name | Default\n    -|-\n    `PORT` | `80`', ['PORT']],
    ['in cells', '|Name|\n|-|\n|PORT|', ['PORT']],
    [
      'in code blocks',
      `${fence}sh\nPORT=80 node a.js\nexport LOG_LEVEL=debug\n${fence}`,
      ['LOG_LEVEL', 'PORT'],
    ],
  ])('%s', async (_, text, names) => {
    expect((await read(text)).variables.map(({ name }) => name).sort()).toEqual(names);
  });

  it('know the line of their first place', async () => {
    expect((await read(`a\n\n${fence}\nA_B=1\nC_D=2\n${fence}\n\nC_D`)).variables).toEqual([
      { name: 'A_B', line: 4 },
      { name: 'C_D', line: 5 },
    ]);
  });
});

it.each([
  ['MIT licensed.', true],
  ['Under the Apache License.', true],
  ['A tool.', false],
])('%s names its licence: %s', async (text, isNamed) => {
  expect((await read(text)).namesLicense).toBe(isNamed);
});

it('has code blocks of HTML', async () => {
  const text = '# A\n\n<p>It:</p><pre><code>npm i a\n</code></pre><pre></pre>';
  const { codeBlocks, sections, proseCharacters } = await read(text);
  expect(codeBlocks).toEqual([{ language: null, line: 3, problem: null, installs: true }]);
  expect([sections[0]?.codeBlocks, proseCharacters]).toEqual([1, 3]);
});

it.each([
  ['npm install widget', true],
  ['npm test', false],
])('%s installs: %s', async (code, installs) => {
  expect((await read(`${fence}\n${code}\n${fence}`)).codeBlocks).toMatchObject([{ installs }]);
});

it('knows the words of code', async () => {
  const text = `Say \`fail-on: high\`, never Loud.\n\n${fence}yaml\nwith:\n  Fail-On: low\n${fence}\n\n|Input|\n|-|\n|mode|`;
  expect((await read(text)).words).toEqual(['fail-on', 'high', 'with', 'low', 'input', 'mode']);
});

it.each([
  ['a picture', '![a](b.png)', 1],
  ['a diagram', `${fence}mermaid\ngraph TD\n${fence}`, 1],
  ['code', `${fence}js\na\n${fence}`, 0],
])('counts diagrams: %s', async (_, text, count) => {
  expect((await read(text)).diagrams).toBe(count);
});

describe('code blocks', () => {
  it.each<[string, string, string, boolean]>([
    ['a program', 'js', 'import a from "a";\nawait a();', true],
    ['types in a block of JavaScript', 'js', 'const a: string = b;', true],
    ['a return', 'ts', 'return await a;', true],
    ['an object', 'js', '{ a: 1, b() {} }', true],
    ['members of one', 'js', 'a: 1,\nb: 2', true],
    ['members of a class', 'ts', 'private a = 1;\nget b() { return 1; }', true],
    ['a declaration', 'ts', 'function a(b: string): void;', true],
    ['something left out', 'js', 'const a = { ... };', true],
    ['a spread is nothing left out', 'js', 'const a = { ...b };)', false],
    ['a mistake', 'js', 'const a = ;', false],
    ['JSX', 'jsx', '<A b={c} />', true],
    ['JSON', 'json', '{ "a": 1 }', true],
    ['JSON with comments', 'json', '{ "a": 1, // b\n}', true],
    ['members of JSON', 'json', '"a": 1,\n"b": 2', true],
    ['JSON that is none', 'json', '{ a: 1', false],
    ['YAML', 'yaml', 'a:\n  - b', true],
    ['YAML that is none', 'yml', 'a: [b', false],
    ['a language that is not parsed', 'python', 'def a(', true],
    ['a shell session', 'js', '> a +', true],
  ])('%s', async (_, language, code, isRight) => {
    const { codeBlocks } = await read(`${fence}${language}\n${code}\n${fence}`);
    expect(codeBlocks).toEqual([
      { language, line: 1, installs: false, problem: isRight ? null : expect.stringMatching(/^It .+\.$/) },
    ]);
  });
});

describe('a hostile text', () => {
  const filled = (part: string) => part.repeat(Math.ceil(20_000 / part.length));

  it.each([
    ['comments that never end', filled('<!--')],
    ['images that never end', filled('![')],
    ['links that never end', filled('[')],
    ['links without a target', filled('[a](')],
    ['references without an end', filled('[a][')],
    ['tags that never end', filled('<a ')],
    ['a heading full of blanks', `# a${filled(' ')}b`],
    ['fences', filled('```\n')],
    ['empty headings', filled('#\n')],
    ['underlines', filled('a\n-')],
    ['blank lines', filled('\n')],
    ['tables', filled('|a|\n|-|\n')],
    ['nested emphasis', filled('**a *b ')],
  ])('%s takes a time in proportion to its length', async (_, text) => {
    const started = processorTime();
    expect(await documentFacts(text)).not.toBeNull();
    expect(processorTime() - started).toBeLessThan(5000);
  });

  it.each([
    ['quotes within quotes', filled('> ')],
    ['lists within lists', filled('- ')],
    ['more than people read', 'a'.repeat(256 * 1024 + 1)],
  ])('%s are not read', async (_, text) => {
    expect(await documentFacts(text)).toBeNull();
  });

  it('never ends the reading', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyText, { maxLength: 12 }), async (parts) => {
        const text = parts.join('\n');
        const facts = await read(text);
        const lines = text.split(/\r\n|\r|\n/).length;
        for (const { line } of [...facts.links, ...facts.sections, ...facts.codeBlocks]) {
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(lines);
        }
      }),
      { numRuns: 300 },
    );
  });
});
