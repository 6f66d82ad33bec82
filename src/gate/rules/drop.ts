import type { Comparison, ScoreChange } from '../../model/comparison.ts';
import type { GateRule } from '../../model/gate.ts';
import { displayed, exact } from '../../model/score.ts';
import type { Ruling } from '../../model/verdict.ts';
import { gainsAt } from '../gains.ts';

/** No score may fall further than allowed below that of the baseline. A score that is no longer judged has fallen. */
const drop: GateRule = {
  id: 'drop',
  judge: ({ comparison, gate }) => {
    if (comparison.kind !== 'compared') return [];
    return Object.entries(gate.drop).map(([target, allowed]) => rule(comparison, target, allowed));
  },
  demands: ({ scorecard, comparison, gate }) => {
    if (comparison.kind !== 'compared') return [];
    return Object.entries(gate.drop).flatMap(([target, allowed]) => {
      if (rule(comparison, target, allowed).status !== 'fail') return [];
      const { before = null, after = null, removed = 0 } = changeOf(comparison, target) ?? {};
      if (before === null || after === null) return [];
      const deficit = exact(before - after - removed - allowed);
      return [{ deficit, gains: gainsAt(scorecard, target), isDivisible: true }];
    });
  },
};

export default drop;

type Compared = Extract<Comparison, { kind: 'compared' }>;

function changeOf({ changes }: Compared, target: string): ScoreChange | undefined {
  return changes.find((candidate) => candidate.target === target);
}

function rule(comparison: Compared, target: string, allowed: number): Ruling {
  const { otherProviders, isRescored } = comparison;
  const change = changeOf(comparison, target);
  const common = { rule: 'drop', target, asked: `at most ${allowed} points lower` } as const;
  if (change === undefined && isRescored) {
    const message = `\`${target}\` is not comparable with the baseline: the configuration has changed how scores are made since.`;
    return { ...common, found: 'not comparable', status: 'warn', message };
  }
  if (change === undefined || change.before === null) {
    const message = `\`${target}\` was not judged at the baseline: there is nothing to fall from.`;
    return { ...common, found: 'no score before', status: 'warn', message };
  }
  if (otherProviders.length > 0 && target.startsWith('quality/coverage') && change.after !== null) {
    const message = `\`${target}\` is not comparable with the baseline: another tool measured coverage, and tools count differently.`;
    return { ...common, found: 'not comparable', status: 'warn', message };
  }
  if (change.after === null) {
    const message = `\`${target}\` was ${displayed(change.before)} at the baseline and could not be judged now.`;
    return { ...common, found: 'not judged', status: 'fail', message };
  }
  const fallen = exact(change.before - change.after - change.removed);
  const scores = `${displayed(change.before)} → ${displayed(change.after)}`;
  const apart =
    change.removed === 0
      ? ''
      : `, ${atLeastShown(change.removed)} of it by deleting covered code, which is no drop`;
  if (fallen <= allowed) {
    const message = `\`${target}\` went ${scores}${apart}; a fall of at most ${allowed} is allowed.`;
    return { ...common, found: points(-fallen), status: 'pass', message };
  }
  const beyond = exact(fallen - allowed);
  const message = `\`${target}\` fell by ${atLeastShown(fallen)} points (${scores}): ${atLeastShown(beyond)} more than the ${allowed} allowed.`;
  return { ...common, found: points(-fallen), status: 'fail', message };
}

/** Rounded up to a tenth, so that a fall that closes the gate never reads 0.0. */
function atLeastShown(value: number): string {
  return (Math.ceil(value * 10) / 10).toFixed(1);
}

function points(change: number): string {
  return `${change > 0 ? '+' : ''}${(Math.floor(change * 10) / 10 || 0).toFixed(1)}`;
}
