import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { displayed, exact } from '../../src/model/score.ts';

it.each([
  [100, '100.0'],
  [99.999999999, '99.9'],
  [69.9999, '69.9'],
  [70, '70.0'],
  [0.1 + 0.2, '0.3'],
  [0.3, '0.3'],
  [0.09, '0.0'],
  [0, '0.0'],
])('%d is shown as %s', (score, shown) => {
  expect(displayed(score)).toBe(shown);
});

test('every tenth is shown as itself', () => {
  const tenths = Array.from({ length: 1001 }, (_, count) => count);
  const wrong = tenths.filter((count) => Number(displayed(count / 10)) !== count / 10);
  expect(wrong).toEqual([]);
});

test('what is shown is never more than the score, and less than a tenth below it', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 100, noNaN: true }), (score) => {
      const shown = Number(displayed(score));
      expect(shown).toBeLessThanOrEqual(exact(score));
      expect(exact(score) - shown).toBeLessThan(0.1 + 1e-9);
    }),
    { seed: 20260901 },
  );
});

it.each([
  ['the noise of binary fractions goes', 0.1 + 0.2, 0.3],
  ['nine decimals stay', 69.999999999, 69.999999999],
  ['the tenth is rounded', 69.9999999996, 70],
  ['a third is a third of nine places', 100 / 3, 33.333333333],
])('exact: %s', (_, score, expected) => {
  expect(exact(score)).toBe(expected);
});
