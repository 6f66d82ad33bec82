import fc from 'fast-check';
import { expect, it } from 'vitest';
import { printable } from '../../src/model/printable.ts';
import { hostileText } from '../support/hostile-text.ts';

it.each([
  ['a line break', 'a\nb', 'a\\nb'],
  ['CRLF', 'a\r\nb', 'a\\r\\nb'],
  ['a tab', '\t', '\\t'],
  ['a colour', '\u001b[31m', '\\u{1b}[31m'],
  ['NUL, DEL and C1', '\u0000\u007f\u009b', '\\u{0}\\u{7f}\\u{9b}'],
  ['a bidirectional override', '\u202eabc\u2069', '\\u{202e}abc\\u{2069}'],
  ['zero-width characters', '\u200b\u200d\ufeff\u00ad', '\\u{200b}\\u{200d}\\u{feff}\\u{ad}'],
  ['separators of lines and paragraphs', '\u2028\u2029', '\\u{2028}\\u{2029}'],
  ['a lone surrogate', '\ud800x\udc00', '\\u{d800}x\\u{dc00}'],
  ['tags beyond the first plane', '\u{e0041}', '\\u{e0041}'],
  ['other scripts, emoji, accents', 'é漢🎉e\u0301', 'é漢🎉e\u0301'],
  ['a backslash', '\\n', '\\n'],
])('%s', (_, text, expected) => {
  expect(printable(text)).toBe(expected);
});

it('nothing that acts is left, and what is printable stays', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      const shown = printable(text);
      expect(shown).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u);
      expect(printable(shown)).toBe(shown);
      if (!/[\p{C}\p{Zl}\p{Zp}]/u.test(text)) expect(shown).toBe(text);
    }),
    { numRuns: 2000 },
  );
});
