import { describe, expect, it } from 'vitest';
import { share, type Weighed, weightedMean } from '../../src/model/weighted-mean.ts';

const part = (score: number | null, weight: number, assessed = true): Weighed => ({
  score,
  waivedScore: score,
  weight,
  assessed,
});

describe('the weighted mean', () => {
  it.each<[string, readonly Weighed[], number | null]>([
    ['of nothing', [], null],
    ['of one', [part(50, 3)], 50],
    ['(100·1 + 0·3) / 4', [part(100, 1), part(0, 3)], 25],
    ['what is not assessed weighs nothing', [part(100, 1), part(0, 3, false)], 100],
    ['what weighs 0 counts for nothing, judged or not', [part(100, 1), part(null, 0)], 100],
    ['one that could not be judged', [part(100, 1), part(null, 1)], null],
    ['one that could not be judged and is not assessed', [part(100, 1), part(null, 1, false)], 100],
    ['only weights of 0', [part(100, 0)], null],
    ['a third, without the noise of fractions', [part(100, 0.1), part(0, 0.2)], 33.333333333],
  ])('%s', (_, parts, mean) => {
    expect(weightedMean(parts, ({ score }) => score)).toBe(mean);
  });

  it('is of the scores that are asked for', () => {
    const waived = { ...part(20, 1), waivedScore: 60 };
    expect(weightedMean([waived], ({ waivedScore }) => waivedScore)).toBe(60);
  });
});

describe('the share of a part', () => {
  const [one, three, unassessed] = [part(100, 1), part(0, 3), part(null, 4, false)];

  it.each<[string, Weighed, number]>([
    ['1 of 4', one, 0.25],
    ['3 of 4', three, 0.75],
    ['nothing, when it is not assessed', unassessed, 0],
  ])('%s', (_, of, expected) => {
    expect(share(of, [one, three, unassessed])).toBe(expected);
  });

  it('is nothing of nothing', () => {
    expect(share(part(1, 0), [part(1, 0)])).toBe(0);
  });
});
