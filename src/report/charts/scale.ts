import { displayed } from '../../model/score.ts';

/** What the heights in a chart mean. */
export interface Scale {
  /** Where its lines across are, the lowest first: the first and the last are the plot's ends. */
  readonly marksOf: (values: readonly number[]) => readonly number[];
  /** A value in words. */
  readonly word: (value: number) => string;
}

/** A scale that ends at 100 and begins below the lowest score, so that small changes can be seen; few marks on it. */
export const scoreScale: Scale = {
  word: displayed,
  marksOf: (scores) => {
    const lowest = Math.min(100, ...scores);
    const step = lowest >= 80 ? 5 : lowest >= 60 ? 10 : 20;
    const first = lowest >= 80 ? 80 : lowest >= 60 ? 60 : lowest >= 40 ? 40 : 0;
    return Array.from({ length: (100 - first) / step + 1 }, (_, index) => first + index * step);
  },
};

/** Of amounts in some unit: from nothing to beyond the largest, and to one whole unit at least, so that traces stay small. */
export function amountScale(word: (amount: number) => string): Scale {
  return { word, marksOf: amountMarks };
}

/** At most so many lines above the lowest. */
const mostSteps = 4;

/** Steps that can be read, of each power of ten. */
const steps = [1, 2, 2.5, 5, 10];

export function amountMarks(amounts: readonly number[]): readonly number[] {
  const largest = Math.max(1, ...amounts);
  const least = largest / mostSteps;
  const power = 10 ** Math.floor(Math.log10(least));
  const step = power * (steps.find((one) => one * power >= least) ?? 10);
  return Array.from({ length: Math.ceil(largest / step) + 1 }, (_, index) =>
    Number((index * step).toPrecision(3)),
  );
}

const prefixes = [
  [1e12, 'T'],
  [1e9, 'G'],
  [1e6, 'M'],
  [1e4, 'k'],
] as const;

/** The marks as short as can be, all with the same SI prefix: `0`, `2.5k`, `5k`. */
export function markWords(marks: readonly number[]): readonly string[] {
  const highest = marks.at(-1) ?? 0;
  const [least, prefix] = prefixes.find(([from]) => highest >= from) ?? [1, ''];
  const divisor = prefix === 'k' ? 1000 : least;
  return marks.map((mark) => (mark === 0 ? '0' : `${Number((mark / divisor).toPrecision(3))}${prefix}`));
}
