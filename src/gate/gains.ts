import type { Scorecard, ScoredCheck } from '../model/scorecard.ts';
import { share, weighedCheck } from '../model/weighted-mean.ts';

/** Check → points of a target's score, waivers applied, that it gains when all that the check found is mended. */
export function gainsAt({ areas }: Scorecard, target: string): ReadonlyMap<string, number> {
  const gains = new Map<string, number>();
  for (const area of areas) {
    const ofTotal = target === 'total' ? share(area, areas) : 0;
    for (const category of area.categories) {
      const ofArea = share(category, area.categories);
      const checks = category.checks.map(weighedCheck);
      for (const check of checks) {
        const ofCategory = share(check, checks);
        const part =
          target === check.id
            ? 1
            : target === category.id
              ? ofCategory
              : target === area.id
                ? ofArea * ofCategory
                : ofTotal * ofArea * ofCategory;
        const gain = part * pointsMissing(check);
        if (gain > 0) gains.set(check.id, gain);
      }
    }
  }
  return gains;
}

/** Of 100. A check that could not be judged has findings to mend that nobody knows. */
function pointsMissing({ waivedScore }: Pick<ScoredCheck, 'waivedScore'>): number {
  return waivedScore === null ? 0 : 100 - waivedScore;
}
