import type { Demand, GateInput } from '../model/gate.ts';
import type { PathGoal, PathStep } from '../model/path-step.ts';
import { exact } from '../model/score.ts';
import { checksOf, type ScoredCheck, type ScoredFinding } from '../model/scorecard.ts';
import type { LevelSettings, ReadinessSettings } from '../model/settings.ts';
import { levels, type Verdict } from '../model/verdict.ts';
import { cover } from './cover.ts';
import { gainsAt } from './gains.ts';
import { gateRules, judge, levelAsked } from './judge.ts';
import { levelDemands } from './level.ts';
import { type Mending, mended } from './mended.ts';
import { unjudgedChecks } from './unjudged-checks.ts';

/** How many files a step names. */
const mostPaths = 5;

const tolerance = 1e-9;

interface Judging {
  readonly levels: LevelSettings;
  readonly readiness: ReadinessSettings;
}

/**
 * The smallest set of checks to mend that opens the gate, and then that which reaches each better level, with the points
 * that each gives: `cover` says how small. What mending does not help against is told in the words of its ruling. Empty
 * when the gate is open and the level is the best one.
 */
export function pathToCertification(input: GateInput, judging: Judging): readonly PathStep[] {
  const steps: PathStep[] = [];
  let mending: Mending = new Map();
  for (const goal of ['gate', 'CONDITIONAL', 'CERTIFIED'] as const) {
    const stage = stageTo(goal, input, mending, judging);
    steps.push(...stage.steps.filter((step) => !steps.some((before) => isSame(before, step))));
    mending = stage.mending;
  }
  return steps;
}

function isSame(one: PathStep, other: PathStep): boolean {
  return one.kind === other.kind && one.target === other.target && one.kind !== 'mend';
}

function stageTo(
  goal: PathGoal,
  input: GateInput,
  before: Mending,
  judging: Judging,
): { readonly steps: readonly PathStep[]; readonly mending: Mending } {
  const now = mended(input, before);
  if (isReached(goal, verdictOf(now, judging))) return { steps: [], mending: before };
  const points = gainsAt(now.scorecard, 'total');
  const demands = demandsOf(goal, now, judging);
  const chosen = amountsOf(cover(meetable(demands), points) ?? [], demands, now);
  const after = new Map([...before, ...added(before, chosen)]);
  const mends = [...chosen].map(([check, part]) => mendStep(goal, now, check, part));
  const left = verdictOf(mended(input, after), judging);
  const steps = [
    ...mends.sort((a, b) => b.points - a.points || (a.target < b.target ? -1 : 1)),
    ...unjudgedChecks(now.scorecard).map(({ id, reason }) => ({
      kind: 'measure' as const,
      goal,
      target: id,
      message: reason ?? 'It could not be judged.',
    })),
    ...(goal === 'CONDITIONAL' ? [] : settled(goal, left)),
  ];
  return { steps, mending: after };
}

/** A part of what is left after a part: of 0.5, half of the rest is 0.75. */
function added(before: Mending, chosen: Mending): readonly (readonly [string, number])[] {
  return [...chosen].map(([check, part]) => {
    const done = before.get(check) ?? 0;
    return [check, done + (1 - done) * part] as const;
  });
}

function verdictOf(input: GateInput, { levels: levelling, readiness }: Judging): Verdict {
  return judge(input, levelling, readiness);
}

function isReached(goal: PathGoal, { gate, level }: Verdict): boolean {
  if (goal === 'gate') return gate === 'open';
  return levels.indexOf(level) <= levels.indexOf(goal);
}

function demandsOf(goal: PathGoal, input: GateInput, { levels: levelling }: Judging): readonly Demand[] {
  const ofRules = gateRules.flatMap((rule) => rule.demands?.(input) ?? []);
  const level = goal === 'gate' ? levelAsked(input.gate) : goal;
  const ofLevel = level === 'NOT CERTIFIED' ? [] : levelDemands(input.scorecard, levelling, level);
  return goal === 'CONDITIONAL' ? ofLevel : [...ofRules, ...ofLevel];
}

/** The others are told in the words of their rulings. */
function meetable(demands: readonly Demand[]): readonly Demand[] {
  return demands.filter(
    ({ deficit, gains }) => [...gains.values()].reduce((sum, gain) => sum + gain, 0) >= deficit - tolerance,
  );
}

/** Of counted checks so much as the demands need: not every line has to be covered for a floor under coverage. */
function amountsOf(checks: readonly string[], demands: readonly Demand[], { scorecard }: GateInput): Mending {
  const parts = new Map(checks.map((check) => [check, 1]));
  const known = new Map(checksOf(scorecard.areas).map((check) => [check.id, check]));
  for (const check of checks) {
    const missing = missingOf(known.get(check));
    if (missing === null) continue;
    const needed = meetable(demands).map((demand) => neededPart(demand, check, parts));
    const amount = Math.max(1, Math.ceil(missing * Math.max(0, ...needed) - tolerance));
    parts.set(check, Math.min(1, amount / missing));
  }
  return parts;
}

/** How many of what it counts are missing; `null` where it counts nothing, or a part of it is waived. */
function missingOf(check: ScoredCheck | undefined): number | null {
  if (check === undefined || check.tally === null || check.score !== check.waivedScore) return null;
  return check.tally.total - check.tally.covered;
}

function neededPart({ deficit, gains, isDivisible }: Demand, check: string, parts: Mending): number {
  const gain = gains.get(check) ?? 0;
  if (gain === 0) return 0;
  const others = [...parts].reduce(
    (sum, [other, part]) => (other === check ? sum : sum + part * (gains.get(other) ?? 0)),
    0,
  );
  const left = deficit - others;
  if (left <= tolerance) return 0;
  return isDivisible ? Math.min(1, left / gain) : 1;
}

function mendStep(goal: PathGoal, { scorecard }: GateInput, target: string, part: number) {
  const check = checksOf(scorecard.areas).find(({ id }) => id === target);
  const findings = (check?.findings ?? []).filter(isToMend);
  const missing = missingOf(check);
  return {
    kind: 'mend' as const,
    goal,
    target,
    points: exact(part * (gainsAt(scorecard, 'total').get(target) ?? 0)),
    findings: findings.length,
    amount: missing === null ? null : Math.round(part * missing),
    paths: pathsOf(findings),
  };
}

function isToMend({ classification, waiver }: ScoredFinding): boolean {
  return classification !== 'false-positive' && waiver === null;
}

/** Files by what their findings cost together. */
function pathsOf(findings: readonly ScoredFinding[]): readonly string[] {
  const costs = new Map<string, number>();
  for (const { path, lost } of findings) if (path !== null) costs.set(path, (costs.get(path) ?? 0) + lost);
  return [...costs]
    .sort(([a, costA], [b, costB]) => costB - costA || (a < b ? -1 : 1))
    .slice(0, mostPaths)
    .map(([path]) => path);
}

/** Rulings that still fail when all that the findings ask for is done. */
function settled(goal: PathGoal, { rulings }: Verdict): readonly PathStep[] {
  return rulings
    .filter(
      ({ status, rule }) =>
        (status === 'fail' && rule !== 'level') ||
        // It caps the level, and closes nothing.
        (goal === 'CERTIFIED' && status === 'warn' && rule === 'unapproved-changes'),
    )
    .map(({ rule, message }) => ({ kind: 'settle', goal, target: rule, message }));
}
