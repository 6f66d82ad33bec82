import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { html, messageMarkup } from '../../../src/report/page/markup.ts';
import { anyText } from '../../support/markdown-tree.ts';

it.each([
  ['a tag', '<b>', '&lt;b&gt;'],
  ['an entity', '&lt;', '&amp;lt;'],
  ['the end of an attribute', `" onload='x'`, '&quot; onload=&#39;x&#39;'],
  ['what no eye sees', 'a\u200b\u202eb', 'a\\u{200b}\\u{202e}b'],
  ['half a character', '\ud800', '\\u{d800}'],
  ['lines', 'a\nb\0', 'a\\nb\\u{0}'],
])('%s', (_, text, expected) => {
  expect(html`${text}`.text).toBe(expected);
});

test('no text opens a tag, ends an attribute or begins an entity', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(html`${[text]}`.text).not.toMatch(/[<>"']|&(?!(?:amp|lt|gt|quot|#39);)|[^\P{C}]/u);
    }),
    { numRuns: 1000, seed: 20_261_128 },
  );
});

test('markup stands as it is, lists one after the other, nothing is nothing', () => {
  expect(html`<p>${[html`<b>${1}</b>`, '', ['<', '>']]}</p>`.text).toBe('<p><b>1</b>&lt;&gt;</p>');
});

it.each([
  ['prose', 'Mend it.', 'Mend it.'],
  ['code', 'Mend `<a>` and `b`.', 'Mend <code>&lt;a&gt;</code> and <code>b</code>.'],
  ['backticks that do not pair', 'Mend `a.', 'Mend `a.'],
])('a message of %s', (_, message, expected) => {
  expect(html`${messageMarkup(message)}`.text).toBe(expected);
});

test('nothing becomes markup past the template, but the stylesheet', () => {
  const report = join(import.meta.dirname, '../../../src/report');
  const makers = readdirSync(report, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .filter((name) => readFileSync(join(report, name), 'utf8').includes('new Markup('));
  expect(makers.sort(), 'Write html`…`, which escapes what it is given.').toEqual([
    'page/markup.ts',
    'page/style.ts',
  ]);
});
