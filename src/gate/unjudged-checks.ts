import { checksOf, type Scorecard, type ScoredCheck } from '../model/scorecard.ts';

/** Checks that could not be judged and count: a weight of 0, of their category or area, takes them out. */
export function unjudgedChecks({ areas }: Scorecard): readonly ScoredCheck[] {
  const counting = areas
    .filter(({ weight }) => weight > 0)
    .map((area) => ({ categories: area.categories.filter(({ weight }) => weight > 0) }));
  return checksOf(counting).filter(({ outcome, weighs }) => outcome === 'errored' && weighs);
}
