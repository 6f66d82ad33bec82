import { describe, expect, it } from 'vitest';
import { analyse } from '../../src/facts/analyse.ts';
import { unreadFacts } from '../../src/facts/unread.ts';
import { factsOfBytes } from '../../src/model/facts.ts';
import { checked } from '../support/secret-values.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('the lines of a text', () => {
  it.each([
    ['an empty file has none', '', 0],
    ['a line without its break is one', 'a', 1],
    ['a break ends a line and begins none', 'a\n', 1],
    ['CRLF is one break', 'a\r\nb\r\n', 2],
    ['empty lines count', '\n\n\n', 3],
    ['the last line counts without its break', 'a\nb', 2],
  ])('%s', async (_, text, lines) => {
    expect(await analyse('prose', bytes(text))).toEqual({ ...factsOfBytes(text.length), lines });
  });

  it('counts bytes, not characters', async () => {
    expect((await analyse('prose', bytes('é✓'))).bytes).toBe(5);
  });
});

describe('a binary file', () => {
  const token = checked('ghp_', 1);

  it.each([
    ['a NUL at the start', `\0${token}`, true],
    ['a NUL at byte 8,000, the last that git looks at', `${' '.repeat(7999)}\0${token}`, true],
    ['a NUL right behind them', `${' '.repeat(8000)}\0${token}`, false],
    ['bytes that are not UTF-8', `\u00ff${token}`, false],
  ])('%s', async (_, text, isBinary) => {
    const facts = await analyse(
      'other',
      Uint8Array.from(text, (character) => character.charCodeAt(0)),
    );
    expect(facts.isBinary).toBe(isBinary);
    expect(facts.lines).toBe(isBinary ? 0 : 1);
    expect(facts.secrets.length, 'text is scanned, whatever else is in it').toBe(isBinary ? 0 : 1);
  });
});

it('scans a text that begins with a byte order mark', async () => {
  const [secret] = (await analyse('other', bytes(`\ufeff${checked('ghp_', 2)}`))).secrets;
  expect(secret).toMatchObject({ kind: 'github-token', line: 1, context: '…' });
});

it('says of an unread file its size and the reason', () => {
  expect(unreadFacts(12, 'It is a link.')).toEqual({ ...factsOfBytes(12), unread: 'It is a link.' });
});
