import fc from 'fast-check';
import { expect, it } from 'vitest';
import { KeywordScanner } from '../../../src/facts/credentials/keyword-scanner.ts';

function shown(keywords: readonly string[], text: string): readonly string[] {
  const hits: string[] = [];
  new KeywordScanner(keywords).scan(text, ({ keyword, start, end }) => {
    hits.push(`${keywords[keyword]} ${start}-${end}`);
  });
  return hits;
}

it.each([
  ['one', ['key'], 'a key', ['key 2-5']],
  ['in any case', ['key'], 'KEY Key', ['key 0-3', 'key 4-7']],
  ['one in another', ['apikey', 'key'], 'apikey', ['apikey 0-6', 'key 3-6']],
  ['overlapping', ['abc', 'bcd'], 'abcd', ['abc 0-3', 'bcd 1-4']],
  ['after a false start', ['aab'], 'aaab', ['aab 1-4']],
  ['not across a letter of another script', ['ab'], 'aéb', []],
  ['behind one', ['ab'], 'éab', ['ab 1-3']],
  ['nothing', ['ab'], '', []],
])('%s', (_, keywords, text, hits) => {
  expect(shown(keywords, text)).toEqual(hits);
});

it('finds what a search for each keyword finds', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 4 });
  const words = fc.uniqueArray(word, { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(
      words,
      fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'A', 'é'), maxLength: 40 }),
      (keywords, text) => {
        const expected = keywords.flatMap((keyword) =>
          Array.from({ length: text.length }, (_, start) => start)
            .filter((start) => text.toLowerCase().startsWith(keyword, start))
            .map((start) => `${keyword} ${start}-${start + keyword.length}`),
        );
        expect(shown(keywords, text).toSorted()).toEqual(expected.sort());
      },
    ),
    { numRuns: 500 },
  );
});
