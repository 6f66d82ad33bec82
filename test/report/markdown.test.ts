import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printable } from '../../src/model/printable.ts';
import { codeSpan, messageText } from '../../src/report/markdown.ts';
import { hostileText } from '../support/hostile-text.ts';
import { markdownTree, nodesOf, nodesOfType } from '../support/markdown-tree.ts';

const table = (cell: string) => `| a | b | c |\n| --- | --- | --- |\n| x | ${cell} | y |`;

const types = (text: string) => nodesOf(markdownTree(text)).map(({ type }) => type);

/** What a reader sees for a text that is meant to be one code span. */
const seen = (text: string) => printable(text).trim() || '   ';

/** In a table a pipe behind a backslash can't be written; it is spelled out. */
const seenInTable = (text: string) => seen(text).replace(/(?<=\\)\|/g, '\\u{7c}');

describe('a code span', () => {
  it.each([
    ['plain', 'a', '`a`'],
    ['a backtick', 'a`b', '``a`b``'],
    ['two of them', 'a``b`c', '```a``b`c```'],
    ['one at the edge', '`a', '`` `a ``'],
    ['only one', '`', '`` ` ``'],
    ['nothing', '', '`   `'],
    ['blanks', '  ', '`   `'],
    ['a line break', 'a\nb', '`a\\nb`'],
    ['a bidirectional override', 'a\u202eb', '`a\\u{202e}b`'],
    ['a pipe', 'a|b', '`a|b`'],
  ])('%s', (_, text, span) => {
    expect(codeSpan(text, 'text')).toBe(span);
  });

  it.each([
    ['a pipe', 'a|b', '`a\\|b`'],
    ['a backslash', 'a\\b', '`a\\b`'],
    ['a pipe behind a backslash', 'a\\|b', '`a\\\\u{7c}b`'],
  ])('in a table: %s', (_, text, span) => {
    expect(codeSpan(text, 'table')).toBe(span);
  });

  it('is all there is of any text, in a paragraph', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const tree = markdownTree(codeSpan(text, 'text'));
        expect(nodesOf(tree).map(({ type, value }) => [type, value])).toEqual([
          ['root', undefined],
          ['paragraph', undefined],
          ['inlineCode', seen(text)],
        ]);
      }),
      { numRuns: 1250 },
    );
  });

  it('is all there is of any text, in a cell', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const [, row, ...others] = nodesOfType(markdownTree(table(codeSpan(text, 'table'))), 'tableRow');
        expect(others).toEqual([]);
        expect(
          row?.children?.map(({ children }) => children?.map(({ type, value }) => [type, value])),
        ).toEqual([[['text', 'x']], [['inlineCode', seenInTable(text)]], [['text', 'y']]]);
      }),
      { numRuns: 1250 },
    );
  });
});

/** What messages are made of: our own prose, with names from outside in backticks. */
const message = fc
  .array(
    fc.oneof(
      fc.constantFrom('The file is 3.5 points short: ', 'see', '. ', '’s (1 of 2) '),
      hostileText.map((text) => `\`${text}\``),
    ),
    {
      maxLength: 5,
    },
  )
  .map((parts) => parts.join(''));

describe('a message', () => {
  it.each([
    ['prose stands as it is', 'It is 3.5 % short; see (1).', 'It is 3.5 % short; see (1).'],
    ['code is a span', 'Mend `a|b`.', 'Mend `a|b`.'],
    ['two of them', '`a` and `b`.', '`a` and `b`.'],
    ['a backtick from outside makes all of it one span', 'Mend `a`b`.', '``Mend `a`b`.``'],
    ['markup from outside', 'Mend <b>.', '`Mend <b>.`'],
    ['a mention', 'Ask @octo.', '`Ask @octo.`'],
    ['a link', 'See http://a.b.', '`See http://a.b.`'],
    ['a link without a scheme', 'See www.a.bc.', '`See www.a.bc.`'],
    ['a link in code', 'See `http://a.b`.', 'See `http://a.b`.'],
    ['an empty span', 'Mend ``.', 'Mend `   `.'],
  ])('%s', (_, text, expected) => {
    expect(messageText(text, 'text')).toBe(expected);
  });

  const harmless = new Set(['root', 'paragraph', 'text', 'inlineCode', 'table', 'tableRow', 'tableCell']);

  it('is prose and code, whatever is in it, and mentions nobody', () => {
    fc.assert(
      fc.property(fc.oneof(message, hostileText), (text) => {
        const written = `✅ ${messageText(text, 'text')}`;
        expect(types(written).filter((type) => !harmless.has(type))).toEqual([]);
        const prose = nodesOfType(markdownTree(written), 'text').map(({ value }) => value ?? '');
        expect(prose.filter((part) => /[@#<>|[\]`\\]|:\/\/|www\./.test(part))).toEqual([]);
      }),
      { numRuns: 1250 },
    );
  });

  it('stays in its cell', () => {
    fc.assert(
      fc.property(fc.oneof(message, hostileText), (text) => {
        const tree = markdownTree(table(messageText(text, 'table')));
        expect(nodesOf(tree).filter(({ type }) => !harmless.has(type))).toEqual([]);
        expect(nodesOfType(tree, 'tableRow').map(({ children }) => children?.length)).toEqual([3, 3]);
        expect(nodesOfType(tree, 'tableCell').at(-1)?.children).toMatchObject([{ type: 'text', value: 'y' }]);
      }),
      { numRuns: 1250 },
    );
  });
});
