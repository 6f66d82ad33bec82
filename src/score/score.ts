import {
  type AreaId,
  areaIds,
  areaOf,
  areas,
  type CategoryPath,
  categoryAt,
  categoryPaths,
} from '../model/area.ts';
import type { CheckResult } from '../model/outcome.ts';
import { exact } from '../model/score.ts';
import type { Scorecard, ScoredArea, ScoredCategory, ScoredCheck } from '../model/scorecard.ts';
import { meanOf, share, type Weighed, weighedCheck } from '../model/weighted-mean.ts';
import { type Identify, judgeCheck, withLosses } from './scored-check.ts';

export interface Scoring extends Identify {
  /** Weights that replace the defaults. */
  readonly weights: Readonly<Partial<Record<AreaId | CategoryPath, number>>>;
}

/**
 * Outcomes → scorecard. A category's score is the mean of its judged checks, weighted by importance; an area's that of
 * its categories, the total that of the areas, by their weights. What does not apply weighs nothing. One check that
 * could not be judged leaves its category, its area and the total `null`, unless a weight of 0 takes it out.
 */
export function score(results: readonly CheckResult[], scoring: Scoring): Scorecard {
  const judged = results.map((result) => ({
    category: result.check.category,
    check: judgeCheck(result, scoring),
  }));
  return scorecardOf(judged, scoring.weights);
}

interface JudgedCheck {
  readonly category: CategoryPath;
  /** What its findings cost is their fraction of what it loses: points come of the whole. */
  readonly check: ScoredCheck;
}

/** The means above the checks, and with them what each finding costs. */
export function scorecardOf(judged: readonly JudgedCheck[], weights: Scoring['weights']): Scorecard {
  const scored = areaIds.map((id) => {
    const categories = categoryPaths
      .filter((path) => areaOf(path) === id)
      .map((path) => scoreCategory(path, checksIn(path, judged), weights));
    return scoreArea(id, categories, weights);
  });
  const whole = scored.map((area) => spreadLosses(area, share(area, scored)));
  return { total: meanOf(scored), areas: whole };
}

function checksIn(path: CategoryPath, judged: readonly JudgedCheck[]): readonly ScoredCheck[] {
  return judged
    .filter(({ category }) => category === path)
    .map(({ check }) => check)
    .sort((left, right) => (left.id < right.id ? -1 : 1));
}

function scoreCategory(
  id: CategoryPath,
  checks: readonly ScoredCheck[],
  weights: Scoring['weights'],
): ScoredCategory {
  const weighed = checks.map(weighedCheck);
  const { title, weight } = categoryAt(id);
  return {
    id,
    title,
    weight: weights[id] ?? weight,
    ...meanOf(weighed),
    assessed: weighed.some(counts),
    checks,
  };
}

function scoreArea(
  id: AreaId,
  categories: readonly ScoredCategory[],
  weights: Scoring['weights'],
): ScoredArea {
  const { title, weight } = areas[id];
  return {
    id,
    title,
    weight: weights[id] ?? weight,
    ...meanOf(categories),
    assessed: categories.some(counts),
    categories,
  };
}

function counts({ assessed, weight }: Weighed): boolean {
  return assessed && weight > 0;
}

/** Gives every finding the points of the total that it costs, now that the shares of all are known. */
function spreadLosses(area: ScoredArea, areaShare: number): ScoredArea {
  return {
    ...area,
    categories: area.categories.map((category) => {
      const categoryShare = areaShare * share(category, area.categories);
      const weighed = category.checks.map(weighedCheck);
      return {
        ...category,
        checks: category.checks.map((check) =>
          withLosses(check, exact(100 * categoryShare * share(weighedCheck(check), weighed))),
        ),
      };
    }),
  };
}
