import { exact, type Score } from './score.ts';
import type { ScoredCheck, Scores } from './scorecard.ts';
import { importanceWeight } from './severity.ts';

/** A part of a mean. */
export interface Weighed extends Scores {
  readonly weight: number;
  readonly assessed: boolean;
}

/** `null` when one part that counts is `null`, or when none counts. */
export function weightedMean(parts: readonly Weighed[], scoreOf: (part: Weighed) => Score): Score {
  let sum = 0;
  let weights = 0;
  for (const part of parts) {
    if (!part.assessed || part.weight === 0) continue;
    const score = scoreOf(part);
    if (score === null) return null;
    sum += score * part.weight;
    weights += part.weight;
  }
  return weights === 0 ? null : exact(sum / weights);
}

/** Both means of parts. */
export function meanOf(parts: readonly Weighed[]): Scores {
  return {
    score: weightedMean(parts, ({ score }) => score),
    waivedScore: weightedMean(parts, ({ waivedScore }) => waivedScore),
  };
}

/** The fraction of the mean of `all` that `part` makes, 0..1. */
export function share(part: Weighed, all: readonly Weighed[]): number {
  const weights = all.reduce((sum, { assessed, weight }) => (assessed ? sum + weight : sum), 0);
  return part.assessed && weights > 0 ? part.weight / weights : 0;
}

/** A check as a part of its category's mean. */
export function weighedCheck<
  Check extends Pick<ScoredCheck, 'importance' | 'outcome' | 'weighs' | keyof Scores>,
>(check: Check): Check & Weighed {
  return {
    ...check,
    weight: check.weighs ? importanceWeight[check.importance] : 0,
    assessed: check.outcome !== 'notApplicable',
  };
}
