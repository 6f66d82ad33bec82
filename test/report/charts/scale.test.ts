import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { amountMarks, markWords } from '../../../src/report/charts/scale.ts';

describe('a scale of amounts', () => {
  it.each([
    ['nothing', [], ['0', '0.25', '0.5', '0.75', '1']],
    ['traces', [0.003], ['0', '0.25', '0.5', '0.75', '1']],
    ['a few', [3.1, 2], ['0', '1', '2', '3', '4']],
    ['dozens', [38.2], ['0', '10', '20', '30', '40']],
    ['hundreds', [420], ['0', '200', '400', '600']],
    ['thousands', [4650], ['0', '2000', '4000', '6000']],
    ['ten thousand', [9900], ['0', '2.5k', '5k', '7.5k', '10k']],
    ['a million', [1e6], ['0', '0.25M', '0.5M', '0.75M', '1M']],
    ['a thousand million', [1e9], ['0', '0.25G', '0.5G', '0.75G', '1G']],
  ])('of %s', (_, amounts, words) => {
    expect(markWords(amountMarks(amounts))).toEqual(words);
  });

  test('begins at nothing, ends at the largest or beyond, and has few marks', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1e300, noNaN: true }), { maxLength: 8 }), (amounts) => {
        const marks = amountMarks(amounts);
        expect(marks[0]).toBe(0);
        expect(marks.at(-1)).toBeGreaterThanOrEqual(Math.max(1, ...amounts));
        expect(marks.length).toBeLessThanOrEqual(6);
        expect(marks.every(Number.isFinite)).toBe(true);
        expect(new Set(markWords(marks)).size).toBe(marks.length);
      }),
      { seed: 20_261_128 },
    );
  });
});
