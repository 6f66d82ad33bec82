import { alertsOf } from './gate/alerts.ts';
import { judge } from './gate/judge.ts';
import { pathToCertification } from './gate/path.ts';
import type { Alert } from './model/alert.ts';
import type { GateInput, Policy } from './model/gate.ts';
import type { PathStep } from './model/path-step.ts';
import type { Verdict } from './model/verdict.ts';

/** What a policy makes of a scorecard: the verdict, how a better one is reached, and who is to be told. */
export interface Judgement extends Verdict {
  readonly pathToCertification: readonly PathStep[];
  readonly alerts: readonly Alert[];
}

/** Lets the gate judge by a policy. */
export function judgement(
  input: Omit<GateInput, 'gate' | 'waivers' | 'proposedChanges'>,
  { settings, proposedChanges }: Policy,
): Judgement {
  const { gate, waivers, levels, readiness, alerts } = settings;
  const judged: GateInput = { ...input, gate, waivers, proposedChanges };
  const verdict = judge(judged, levels, readiness);
  return {
    ...verdict,
    pathToCertification: pathToCertification(judged, { levels, readiness }),
    alerts: input.issues ? alertsOf(input.comparison, verdict, alerts, input.now) : [],
  };
}
