import type { GateInput, GateRule } from '../model/gate.ts';
import { checksOf, isLeftReal, type Scorecard, type ScoredCheck } from '../model/scorecard.ts';
import type { LevelSettings, ReadinessSettings } from '../model/settings.ts';
import {
  type Blocker,
  type Level,
  levels,
  type ReadinessStatus,
  type Ruling,
  type Verdict,
} from '../model/verdict.ts';
import { type Graded, grade } from './level.ts';
import baselineExpiry from './rules/baseline-expiry.ts';
import changedLines from './rules/changed-lines.ts';
import drop from './rules/drop.ts';
import inlineSuppressions from './rules/inline-suppressions.ts';
import minimum from './rules/minimum.ts';
import missingBaseline from './rules/missing-baseline.ts';
import missingReports from './rules/missing-reports.ts';
import neededJobs from './rules/needed-jobs.ts';
import newFindings from './rules/new-findings.ts';
import policyChange from './rules/policy-change.ts';
import unapprovedChanges, { lacksApproval } from './rules/unapproved-changes.ts';
import waiverExpiry from './rules/waiver-expiry.ts';
import { unjudgedChecks } from './unjudged-checks.ts';

export const gateRules: readonly GateRule[] = [
  minimum,
  drop,
  newFindings,
  changedLines,
  missingReports,
  missingBaseline,
  baselineExpiry,
  neededJobs,
  unapprovedChanges,
  policyChange,
  waiverExpiry,
  inlineSuppressions,
];

/** Lets every rule of the gate speak. Open when none fails. */
export function judge(input: GateInput, levelling: LevelSettings, readying: ReadinessSettings): Verdict {
  const rulings = gateRules.flatMap((rule) => rule.judge(input));
  const graded = grade(input.scorecard, levelling, {
    othersPass: !rulings.some(({ status }) => status === 'fail'),
    isApproved: !lacksApproval(input),
  });
  const all = [levelRuling(graded, levelAsked(input.gate)), ...rulings];
  const blockers = blockersOf(input.scorecard);
  return {
    gate: all.some(({ status }) => status === 'fail') ? 'closed' : 'open',
    level: graded.level,
    readiness: readinessOf(input.scorecard, readying, graded, blockers),
    rulings: all,
    blockers,
  };
}

/** The level that the gate asks for. */
export function levelAsked({ level }: Pick<GateInput['gate'], 'level'>): Level {
  return level === 'certified' ? 'CERTIFIED' : level === 'conditional' ? 'CONDITIONAL' : 'NOT CERTIFIED';
}

function levelRuling({ level, obstacles }: Graded, askedLevel: Level): Ruling {
  const reached = levels.indexOf(level) <= levels.indexOf(askedLevel);
  const missing = (obstacles[askedLevel] ?? []).join(' ');
  return {
    rule: 'level',
    target: 'level',
    asked: askedLevel,
    found: level,
    status: reached ? 'pass' : 'fail',
    message: reached
      ? `The level is ${level}; ${askedLevel} is asked.`
      : `The level is ${level}, and ${askedLevel} is asked. ${missing}`,
  };
}

/** What stands in the way of deployment: critical and high findings left real, and what counts and could not be judged. */
function blockersOf(scorecard: Scorecard): readonly Blocker[] {
  const unjudged = unjudgedChecks(scorecard).map(({ id, reason }) => ({
    target: id,
    message: reason ?? 'It could not be judged.',
    path: null,
  }));
  return [...unjudged, ...checksOf(scorecard.areas).flatMap(grave)];
}

function grave({ id, findings }: ScoredCheck): readonly Blocker[] {
  return findings
    .filter(
      (finding) => (finding.severity === 'critical' || finding.severity === 'high') && isLeftReal(finding),
    )
    .map(({ message, path }) => ({ target: id, message, path }));
}

function readinessOf(
  { areas }: Scorecard,
  { ready, nearlyReady }: ReadinessSettings,
  { level }: Graded,
  blockers: readonly Blocker[],
): Verdict['readiness'] {
  const score = areas.find(({ id }) => id === 'readiness')?.waivedScore ?? null;
  const status: ReadinessStatus =
    score === null || score < nearlyReady ? 'NOT READY' : score < ready ? 'NEARLY READY' : 'READY';
  const isApproved = status === 'READY' && level === 'CERTIFIED' && blockers.length === 0;
  return { status, approval: isApproved ? 'APPROVED' : 'NOT APPROVED' };
}
