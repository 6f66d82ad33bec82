import fc from 'fast-check';
import type { Nodes } from 'mdast';
import { describe, expect, it, test } from 'vitest';
import { codeSpan, messageText } from '../../src/report/markdown.ts';
import { anyText, nodesOf, parse } from '../support/markdown-tree.ts';

/** The same texts on every run; `FUZZ=1` for 20,000 of each. */
const isWhole = process.env['FUZZ'] === '1';
const many = { numRuns: isWhole ? 20_000 : 3000, seed: 20260901 };
const some = { numRuns: isWhole ? 20_000 : 500, seed: 20260901 };

/** Ten texts in the cells of one row, and 300 such rows. */
const row = fc.array(anyText, { minLength: 10, maxLength: 10 });
const rows = { numRuns: isWhole ? 2000 : 300, seed: 20260901 };

/** A table with the texts as its one row's cells, as it is parsed: the cells of that row. */
function cellsOf(...texts: readonly string[]): readonly Nodes[] {
  const head = texts.map(() => ' a |').join('');
  const line = texts.map(() => ' - |').join('');
  const tree = parse(`|${head}\n|${line}\n|${texts.map((text) => ` ${text} |`).join('')}\n`);
  if (tree.type !== 'root') return [];
  const [table, ...others] = tree.children;
  if (table?.type !== 'table' || others.length > 0 || table.children.length !== 2) return [];
  return table.children[1]?.children ?? [];
}

describe('codeSpan', () => {
  test('any text is one code span, alone in its paragraph', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const nodes = nodesOf(parse(codeSpan(text, 'text')));
        expect(nodes.map(({ type }) => type)).toEqual(['root', 'paragraph', 'inlineCode']);
      }),
      many,
    );
  });

  test('any text is one code span amid prose', () => {
    fc.assert(
      fc.property(anyText, anyText, (left, right) => {
        const nodes = nodesOf(parse(`- Of ${codeSpan(left, 'text')} and ${codeSpan(right, 'text')}.`));
        const expected = [
          'root',
          'list',
          'listItem',
          'paragraph',
          'text',
          'inlineCode',
          'text',
          'inlineCode',
          'text',
        ];
        expect(nodes.map(({ type }) => type)).toEqual(expected);
      }),
      some,
    );
  });

  test('any text is one code span in its cell, and takes no other cell with it', () => {
    fc.assert(
      fc.property(row, (texts) => {
        const cells = cellsOf(...texts.map((text) => codeSpan(text, 'table')));
        expect(
          cells.map((node) =>
            nodesOf(node)
              .map(({ type }) => type)
              .join(' '),
          ),
        ).toEqual(texts.map(() => 'tableCell inlineCode'));
      }),
      rows,
    );
  });

  test('what a person could have typed is shown as it is', () => {
    const typed = fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(typed, (text) => {
        const [, , code] = nodesOf(parse(codeSpan(text, 'text')));
        expect(code).toMatchObject({ value: text.trim() || expect.stringMatching(/^ *$/) });
      }),
      some,
    );
  });

  it.each([
    ['a word', 'src/a.ts', '`src/a.ts`'],
    ['a backtick', 'a`b', '``a`b``'],
    ['backticks at both ends', '`a`', '`` `a` ``'],
    ['a pipe', 'a|b', '`a\\|b`'],
    ['a pipe behind a backslash', 'a\\|b', '`a\\\\\\|b`'],
    ['a pipe behind two backslashes', 'a\\\\|b', '`a\\\\\\|b`'],
    ['a line break', 'a\nb', '`a\\nb`'],
    ['a colour', '\u001b[31m', '`\\u{1b}[31m`'],
    ['a turned direction', 'a\u202eb', '`a\\u{202e}b`'],
  ])('%s', (_, text, markdown) => {
    expect(codeSpan(text, 'table')).toBe(markdown);
  });

  test('nothing at all is still a span', () => {
    for (const text of ['', ' ', '\n']) {
      expect(
        nodesOf(parse(`a ${codeSpan(text, 'text')} b`)).filter(({ type }) => type === 'inlineCode'),
      ).toHaveLength(1);
    }
  });
});

describe('messageText', () => {
  const inert = new Set(['root', 'paragraph', 'list', 'listItem', 'text', 'inlineCode', 'tableCell']);
  const typesOf = (node: Nodes) => nodesOf(node).map(({ type }) => type);

  test('any message holds nothing but text and code', () => {
    fc.assert(
      fc.property(anyText, (message) => {
        const types = typesOf(parse(`- ❌ ${messageText(message, 'text')}`));
        expect(types.filter((type) => !inert.has(type))).toEqual([]);
        expect(types.slice(0, 4)).toEqual(['root', 'list', 'listItem', 'paragraph']);
        expect(types.filter((type) => type === 'paragraph')).toHaveLength(1);
      }),
      some,
    );
  });

  test('any message stays in its cell', () => {
    fc.assert(
      fc.property(row, (messages) => {
        const cells = cellsOf(...messages.map((message) => messageText(message, 'table')));
        expect(cells).toHaveLength(messages.length);
        expect(cells.flatMap(typesOf).filter((type) => !inert.has(type))).toEqual([]);
      }),
      rows,
    );
  });

  test('a name from outside, in the backticks of our own sentence, is in code whatever it is', () => {
    const prose = '.,;:\'’()%→…-+±=/?!"';
    fc.assert(
      fc.property(anyText, (name) => {
        const types = typesOf(parse(`x ${messageText(`The file \`${name}\` is ${prose} here.`, 'text')}`));
        expect(types.filter((type) => !inert.has(type))).toEqual([]);
        expect(types).toContain('inlineCode');
      }),
      some,
    );
  });

  it.each([
    [
      'our own prose is kept, with its code',
      'The function `parse` has a cyclomatic complexity of 31: divide it.',
      'The function `parse` has a cyclomatic complexity of 31: divide it.',
    ],
    [
      'a change of scores is our own prose',
      '`total` went 80.0 → 79.5; at most 1.',
      '`total` went 80.0 → 79.5; at most 1.',
    ],
    ['a pipe in its code', 'Of `a|b`.', 'Of `a\\|b`.'],
    ['a name with its own backticks', 'Of `a`b`.', '``Of `a`b`.``'],
    ['a link', 'See https://evil.example.', '`See https://evil.example.`'],
    ['a link without a scheme', 'See www.evil.example.', '`See www.evil.example.`'],
    ['a mention', 'Ask @octo.', '`Ask @octo.`'],
    ['an issue', 'As in #1.', '`As in #1.`'],
    ['an issue by its other name', 'As in GH-1.', '`As in GH-1.`'],
    ['emphasis', 'Not *so*.', '`Not *so*.`'],
    ['markup', 'A <b>.', '`A <b>.`'],
    ['two lines', 'One.\nTwo.', '`One.\\nTwo.`'],
  ])('%s', (_, message, markdown) => {
    expect(messageText(message, 'table')).toBe(markdown);
  });
});
