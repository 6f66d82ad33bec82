import type { AreaId, CategoryPath } from './area.ts';
import type { Tally } from './coverage.ts';
import type { Classification } from './finding.ts';
import type { Score } from './score.ts';
import type { Severity } from './severity.ts';
import type { InlineWaiver, Waiver } from './waiver.ts';

/**
 * Version of the scoring. A major change makes scores of before and after "not comparable"; a check added or a curve
 * moved is a minor one.
 */
export const scoringVersion = '1.1';

/** A score as found, and as it is with the waivers in force. The gate looks at the second; the first never changes. */
export interface Scores {
  readonly score: Score;
  readonly waivedScore: Score;
}

/** Area → category → check → finding, each with what it scores and costs. */
export interface Scorecard {
  readonly total: Scores;
  readonly areas: readonly ScoredArea[];
}

export interface ScoredArea extends Scores {
  readonly id: AreaId;
  readonly title: string;
  readonly weight: number;
  /** False when no check of it applied: it then weighs nothing. */
  readonly assessed: boolean;
  readonly categories: readonly ScoredCategory[];
}

export interface ScoredCategory extends Scores {
  readonly id: CategoryPath;
  readonly title: string;
  readonly weight: number;
  readonly assessed: boolean;
  readonly checks: readonly ScoredCheck[];
}

export interface ScoredCheck extends Scores {
  /** The check's path: `readiness/dependencies/stale-lockfile`. */
  readonly id: string;
  readonly title: string;
  readonly importance: Severity;
  readonly outcome: 'judged' | 'notApplicable' | 'errored';
  readonly ratio: number | null;
  /** What the ratio was counted from; `null` where it was not counted. */
  readonly tally: Tally | null;
  /** False for a question that earns no points. */
  readonly weighs: boolean;
  /** Points of the total that it costs; `null` when it was not judged. */
  readonly lost: number | null;
  /** Why it is not judged. */
  readonly reason: string | null;
  readonly findings: readonly ScoredFinding[];
}

export interface ScoredFinding {
  readonly fingerprint: string;
  /** Its fingerprint under the path its file had at the baseline, when git says that the file was renamed since. */
  readonly formerFingerprint: string | null;
  readonly severity: Severity;
  readonly classification: Classification;
  readonly reason: string | null;
  readonly message: string;
  readonly path: string | null;
  readonly line: number | null;
  /** Points of the total that it costs, waived or not. */
  readonly lost: number;
  readonly waiver: Waiver | InlineWaiver | null;
}

/** Every check of a scorecard, or of the document made of one, in order. */
export function checksOf<Check>(
  areas: readonly { readonly categories: readonly { readonly checks: readonly Check[] }[] }[],
): readonly Check[] {
  return areas.flatMap(({ categories }) => categories.flatMap(({ checks }) => checks));
}

/** The scores at a target (`total`, an area, a category, a check), or `undefined` when there is no such thing. */
export function scoresAt(scorecard: Scorecard, target: string): Scores | undefined {
  if (target === 'total') return scorecard.total;
  const area = scorecard.areas.find(({ id }) => id === target);
  if (area !== undefined) return area;
  const category = scorecard.areas.flatMap(({ categories }) => categories).find(({ id }) => id === target);
  return category ?? checksOf(scorecard.areas).find(({ id }) => id === target);
}

/** Counts against a level or a rule: real, and not waived. */
export function isLeftReal(finding: Pick<ScoredFinding, 'classification' | 'waiver'>): boolean {
  return finding.classification === 'real' && finding.waiver === null;
}
