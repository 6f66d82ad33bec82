import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { cover } from '../../src/gate/cover.ts';
import type { Demand } from '../../src/model/gate.ts';

const demand = (deficit: number, gains: Readonly<Record<string, number>>): Demand => ({
  deficit,
  gains: new Map(Object.entries(gains)),
  isDivisible: true,
});
const points = new Map([
  ['a', 1],
  ['b', 2],
  ['c', 3],
]);

describe('cover', () => {
  it.each([
    ['nothing for nothing', [], []],
    ['the one that is enough', [demand(5, { a: 2, b: 5, c: 4 })], ['b']],
    ['two where one is not enough', [demand(5, { a: 2, b: 3 })], ['a', 'b']],
    ['of two as good, the one with more points', [demand(5, { a: 5, c: 5 })], ['c']],
    ['what each demand needs', [demand(1, { a: 1 }), demand(1, { b: 1 })], ['a', 'b']],
    ['one for both', [demand(1, { a: 1, c: 1 }), demand(1, { b: 1, c: 1 })], ['c']],
    ['nothing, when all together are not enough', [demand(5, { a: 2, b: 2 })], null],
  ] as const)('takes %s', (_, demands, expected) => {
    expect(cover(demands, points)?.toSorted() ?? null).toEqual(expected);
  });
});

const parts = 'abcdefghijklmnopqrstuvwxyz';
const demands = (most: number) =>
  fc.array(
    fc.record({
      deficit: fc.integer({ min: 1, max: 30 }),
      gains: fc
        .dictionary(fc.constantFrom(...parts.slice(0, most)), fc.integer({ min: 1, max: 20 }))
        .map((gains) => new Map(Object.entries(gains))),
      isDivisible: fc.boolean(),
    }),
    { minLength: 1, maxLength: 4 },
  );

/** The size of the smallest set that meets all, by trying every one. */
function fewest(given: readonly Demand[]): number | null {
  const all = [...new Set(given.flatMap(({ gains }) => [...gains.keys()]))];
  let best: number | null = null;
  for (let mask = 0; mask < 2 ** all.length; mask += 1) {
    const set = all.filter((_, index) => (mask & (2 ** index)) !== 0);
    const isMet = given.every(
      ({ deficit, gains }) => set.reduce((sum, part) => sum + (gains.get(part) ?? 0), 0) >= deficit,
    );
    if (isMet && (best === null || set.length < best)) best = set.length;
  }
  return best;
}

const isMetBy = (given: readonly Demand[], set: readonly string[]) =>
  given.every(({ deficit, gains }) => set.reduce((sum, part) => sum + (gains.get(part) ?? 0), 0) >= deficit);

test('is as small as the smallest, on a thousand small ones', () => {
  fc.assert(
    fc.property(demands(9), (given) => {
      const found = cover(given, new Map());
      expect(found?.length ?? null).toBe(fewest(given));
      if (found !== null) expect(isMetBy(given, found)).toBe(true);
    }),
    { numRuns: 1000, seed: 20_261_128 },
  );
});

test('with many parts it meets all, takes none for nothing, and is near the smallest', () => {
  let ours = 0;
  let best = 0;
  fc.assert(
    fc.property(demands(18), (given) => {
      const found = cover(given, new Map());
      const smallest = fewest(given);
      expect(found === null).toBe(smallest === null);
      if (found === null || smallest === null) return;
      expect(isMetBy(given, found)).toBe(true);
      for (const part of found)
        expect(
          isMetBy(
            given,
            found.filter((other) => other !== part),
          ),
        ).toBe(false);
      ours += found.length;
      best += smallest;
    }),
    { numRuns: 30, seed: 20_261_128 },
  );
  expect(ours).toBeLessThanOrEqual(best * 1.2);
});
