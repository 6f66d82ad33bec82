import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { printable } from '../../src/model/printable.ts';

it.each([
  ['plain text', 'src/a.ts, 100 % – “ü” 🐛', 'src/a.ts, 100 % – “ü” 🐛'],
  ['line breaks', 'a\nb\r\nc', 'a\\nb\\r\\nc'],
  ['a tab', 'a\tb', 'a\\tb'],
  ['a NUL', 'a\0b', 'a\\u{0}b'],
  ['an escape sequence', '\u001b[2J', '\\u{1b}[2J'],
  ['an escape sequence of one character', '\u009b2J', '\\u{9b}2J'],
  ['nothing wide', 'a\u200bb\ufeff', 'a\\u{200b}b\\u{feff}'],
  ['a turned direction', 'a\u202eb\u2066', 'a\\u{202e}b\\u{2066}'],
  ['separators of lines and paragraphs', 'a\u2028b\u2029', 'a\\u{2028}b\\u{2029}'],
  ['half a pair', 'a\ud800b', 'a\\u{d800}b'],
  ['a tag character', 'a\u{e0041}', 'a\\u{e0041}'],
])('%s', (_, text, shown) => {
  expect(printable(text)).toBe(shown);
});

test('whatever the text, nothing in what is shown acts, and showing it again changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const shown = printable(text);
      expect(shown).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u);
      expect(printable(shown)).toBe(shown);
    }),
    { numRuns: 300, seed: 20260901 },
  );
});
