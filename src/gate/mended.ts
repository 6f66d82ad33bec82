import type { Comparison } from '../model/comparison.ts';
import type { GateInput } from '../model/gate.ts';
import { exact, type Score } from '../model/score.ts';
import { isLeftReal, type Scorecard, type ScoredCheck, scoresAt } from '../model/scorecard.ts';
import { meanOf, weighedCheck } from '../model/weighted-mean.ts';

/** Path of a check → the part of what it misses that is mended: 1 is all of it, and then its findings are gone. */
export type Mending = ReadonlyMap<string, number>;

/** What the gate would look at if these were mended, and nothing else had changed. */
export function mended(input: GateInput, mending: Mending): GateInput {
  const scorecard = mendedScorecard(input.scorecard, mending);
  return { ...input, scorecard, comparison: comparedAgain(input.comparison, scorecard) };
}

function mendedScorecard({ areas }: Scorecard, mending: Mending): Scorecard {
  const mendedAreas = areas.map((area) => {
    const categories = area.categories.map((category) => {
      const checks = category.checks.map((check) => mendedCheck(check, mending.get(check.id) ?? 0));
      return { ...category, checks, ...meanOf(checks.map(weighedCheck)) };
    });
    return { ...area, categories, ...meanOf(categories) };
  });
  return { areas: mendedAreas, total: meanOf(mendedAreas) };
}

/** Waived findings stay: nobody has to mend them. */
function mendedCheck(check: ScoredCheck, part: number): ScoredCheck {
  const { score, waivedScore, ratio, tally } = check;
  if (part === 0 || score === null || waivedScore === null || ratio === null) return check;
  const gain = part * (100 - waivedScore);
  return {
    ...check,
    score: nearest(score + gain),
    waivedScore: nearest(waivedScore + gain),
    ratio: Math.min(1, ratio + gain / 100),
    tally:
      tally === null ? null : { ...tally, covered: tally.covered + part * (tally.total - tally.covered) },
    findings: part === 1 ? check.findings.filter((finding) => !isLeft(finding)) : check.findings,
  };
}

function nearest(score: number): Score {
  return Math.min(100, exact(score));
}

function isLeft(finding: ScoredCheck['findings'][number]): boolean {
  return isLeftReal(finding) || (finding.classification === 'to-review' && finding.waiver === null);
}

/** The comparison that another scorecard of the same run would have had: as it was, with the scores of that one. */
export function comparedAgain(comparison: Comparison, scorecard: Scorecard): Comparison {
  if (comparison.kind !== 'compared') return comparison;
  return {
    ...comparison,
    changes: comparison.changes.map((change) => ({
      ...change,
      after: scoresAt(scorecard, change.target)?.waivedScore ?? null,
    })),
  };
}
