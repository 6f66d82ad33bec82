import type { Demand } from '../model/gate.ts';
import type { Scorecard, ScoredCategory } from '../model/scorecard.ts';
import { checksOf, isLeftReal } from '../model/scorecard.ts';
import type { LevelSettings } from '../model/settings.ts';
import type { Severity } from '../model/severity.ts';
import type { Level } from '../model/verdict.ts';
import { gainsAt } from './gains.ts';

/** The level, and what keeps it from each better one, in whole sentences. */
export interface Graded {
  readonly level: Level;
  readonly obstacles: Readonly<Partial<Record<Level, readonly string[]>>>;
}

/** What the level hangs on beside the scorecard. */
interface Standing {
  /** Whether all rules of the gate but the level's own let the change through. */
  readonly othersPass: boolean;
  /** False: it changes what measures or judges it, and nobody has approved that. */
  readonly isApproved: boolean;
}

export function grade(
  scorecard: Scorecard,
  settings: LevelSettings,
  { othersPass, isApproved }: Standing,
): Graded {
  const conditional = [
    ...totalObstacle(scorecard, settings.conditional.total),
    ...findingObstacles(scorecard, ['critical']),
  ];
  const certified = [
    ...(othersPass ? [] : ['A rule of the gate failed.']),
    ...(isApproved ? [] : ['It changes what measures or judges it, and nobody has approved that.']),
    ...totalObstacle(scorecard, settings.certified.total),
    ...categoryObstacles(scorecard, settings.certified.category),
    ...findingObstacles(scorecard, ['critical', 'high']),
  ];
  const level =
    certified.length === 0 ? 'CERTIFIED' : conditional.length === 0 ? 'CONDITIONAL' : 'NOT CERTIFIED';
  return { level, obstacles: { CERTIFIED: certified, CONDITIONAL: conditional } };
}

function totalObstacle({ total }: Scorecard, least: number): readonly string[] {
  if (total.waivedScore === null) return ['The total could not be judged.'];
  return total.waivedScore < least ? [`The total is below ${least}.`] : [];
}

function categoryObstacles(scorecard: Scorecard, least: number): readonly string[] {
  const isBelow = ({ assessed, weight, waivedScore }: ScoredCategory) =>
    assessed && weight > 0 && (waivedScore ?? 0) < least;
  return scorecard.areas
    .filter(({ weight }) => weight > 0)
    .flatMap(({ categories }) => categories.filter(isBelow))
    .map(({ id }) => `\`${id}\` is below ${least}.`);
}

function findingObstacles(scorecard: Scorecard, kinds: readonly Severity[]): readonly string[] {
  const left = checksOf(scorecard.areas)
    .flatMap(({ findings }) => findings)
    .filter(isLeftReal);
  return kinds.flatMap((severity) => {
    const count = left.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : [`${count} ${severity} ${count === 1 ? 'finding is' : 'findings are'} left.`];
  });
}

/** What mending has to gain for a level, beside what the rules of the gate ask. */
export function levelDemands(
  scorecard: Scorecard,
  { certified, conditional }: LevelSettings,
  level: Exclude<Level, 'NOT CERTIFIED'>,
): readonly Demand[] {
  const total = (least: number) => pointDemand(scorecard, 'total', scorecard.total.waivedScore, least);
  if (level === 'CONDITIONAL')
    return [...total(conditional.total), ...findingDemands(scorecard, ['critical'])];
  const categories = scorecard.areas
    .filter(({ weight }) => weight > 0)
    .flatMap((area) => area.categories.filter(({ assessed, weight }) => assessed && weight > 0))
    .flatMap(({ id, waivedScore }) => pointDemand(scorecard, id, waivedScore, certified.category));
  return [...total(certified.total), ...categories, ...findingDemands(scorecard, ['critical', 'high'])];
}

function pointDemand(
  scorecard: Scorecard,
  target: string,
  score: number | null,
  least: number,
): readonly Demand[] {
  if (score === null || score >= least) return [];
  return [{ deficit: least - score, gains: gainsAt(scorecard, target), isDivisible: true }];
}

/** Not one of them may be left: each check that has any is to be mended. */
function findingDemands({ areas }: Scorecard, kinds: readonly Severity[]): readonly Demand[] {
  return checksOf(areas)
    .filter(({ findings }) =>
      findings.some((finding) => kinds.includes(finding.severity) && isLeftReal(finding)),
    )
    .map(({ id }) => ({ deficit: 1, gains: new Map([[id, 1]]), isDivisible: false }));
}
