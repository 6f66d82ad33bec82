import type { Alert } from '../model/alert.ts';
import type { Comparison } from '../model/comparison.ts';
import { daysBetween } from '../model/day.ts';
import { displayed, exact } from '../model/score.ts';
import type { AlertSettings } from '../model/settings.ts';
import type { Verdict } from '../model/verdict.ts';

/**
 * What whoever answers for the branch is to be told of. A run whose gate is open renews the certificate, so that its
 * end is no news; one whose gate is closed leaves the old one to lapse.
 */
export function alertsOf(
  comparison: Comparison,
  { gate }: Pick<Verdict, 'gate'>,
  { drop, daysLeft }: AlertSettings,
  now: string,
): readonly Alert[] {
  const ending = gate === 'open' ? [] : endingOf(comparison, daysLeft, now);
  return [...ending, ...fallsOf(comparison, drop)];
}

function endingOf(comparison: Comparison, daysLeft: number, now: string): readonly Alert[] {
  const mend = 'Mend what closes the gate: the next run then issues a new one.';
  if (comparison.kind === 'no-baseline') {
    const expired = comparison.rejected.find(({ condition }) => condition === 'expired');
    if (expired === undefined) return [];
    const message = `The certificate has lapsed, and none could be issued since. ${mend}`;
    return [{ kind: 'lapsed', target: 'certificate', message }];
  }
  const { expiresAt } = comparison.baseline;
  const left = daysBetween(now, expiresAt);
  if (left > daysLeft) return [];
  const days = Math.max(0, Math.floor(left));
  const message = `The certificate ends at ${expiresAt}, in ${days} ${days === 1 ? 'day' : 'days'}, and could not be renewed. ${mend}`;
  return [{ kind: 'expiring', target: 'certificate', message }];
}

function fallsOf(comparison: Comparison, drop: AlertSettings['drop']): readonly Alert[] {
  if (comparison.kind !== 'compared') return [];
  return Object.entries(drop).flatMap(([target, allowed]): readonly Alert[] => {
    const change = comparison.changes.find((candidate) => candidate.target === target);
    if (change === undefined || change.before === null) return [];
    const { before, after, removed } = change;
    if (after === null) {
      const message = `\`${target}\` was ${displayed(before)} in the last certificate and could not be judged now.`;
      return [{ kind: 'drop', target, message }];
    }
    const fallen = exact(before - after - removed);
    if (fallen <= allowed) return [];
    const message = `\`${target}\` fell from ${displayed(before)} to ${displayed(after)} since the last certificate, by more than ${allowed} points.`;
    return [{ kind: 'drop', target, message }];
  });
}
