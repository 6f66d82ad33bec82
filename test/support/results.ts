import type { CategoryPath } from '../../src/model/area.ts';
import type { AnyCheck } from '../../src/model/check.ts';
import type { Comparison } from '../../src/model/comparison.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { GateInput } from '../../src/model/gate.ts';
import { type CheckResult, measured, type Outcome } from '../../src/model/outcome.ts';
import type { Scorecard } from '../../src/model/scorecard.ts';
import { defaultSettings, type GateSettings } from '../../src/model/settings.ts';
import type { Severity } from '../../src/model/severity.ts';
import { type Scoring, score } from '../../src/score/score.ts';

/** A check of this place and importance; what it would run nobody asks. */
export function checkAt(category: CategoryPath, id = 'a-check', importance: Severity = 'medium'): AnyCheck {
  return {
    id,
    category,
    importance,
    title: 'All is well',
    failureTitle: 'Something is wrong',
    why: 'Because.',
    fix: 'Mend it.',
    needs: [],
    run: () => measured(1, []),
  };
}

/** A check that was judged. Below 1 it has a finding, if none is given. */
export function judged(check: AnyCheck, ratio: number, findings?: readonly Finding[]): CheckResult {
  const standard = ratio < 1 ? [{ message: 'It is wrong.' }] : [];
  return { check, outcome: measured(ratio, findings ?? standard) };
}

export function withOutcome(check: AnyCheck, outcome: Outcome): CheckResult {
  return { check, outcome };
}

export const errored: Outcome = { kind: 'errored', reason: 'There is no report.' };

export const notApplying: Outcome = { kind: 'notApplicable', reason: 'There is nothing of the kind.' };

/** Scores with the default weights, no renames and no waivers. */
export function scorecardOf(results: readonly CheckResult[], scoring: Partial<Scoring> = {}): Scorecard {
  return score(results, { weights: {}, renames: new Map(), waive: () => null, ...scoring });
}

/** A scorecard whose total, area and category `quality/security` are at this score. */
export function scorecardAt(points: number): Scorecard {
  return scorecardOf([judged(checkAt('quality/security'), points / 100)]);
}

export const noBaseline: Comparison = { kind: 'no-baseline', reason: 'There is no certificate yet.' };

export const baseline: Extract<Comparison, { kind: 'compared' }>['baseline'] = {
  certificateId: 'a'.repeat(64),
  commit: 'b'.repeat(40),
  issuedAt: '2026-11-01T12:00:00Z',
  expiresAt: '2027-01-30T12:00:00Z',
  digest: 'c'.repeat(64),
  rung: 'merge-base',
};

export function compared(overrides: Partial<Extract<Comparison, { kind: 'compared' }>> = {}): Comparison {
  return { kind: 'compared', baseline, changes: [], introduced: [], fixed: [], ...overrides };
}

/** What the gate looks at: a perfect scorecard, no baseline, and a gate that asks nothing but what is given. */
export function gateInput({
  gate = {},
  ...overrides
}: Partial<Omit<GateInput, 'gate'>> & { readonly gate?: Partial<GateSettings> } = {}): GateInput {
  return {
    scorecard: scorecardAt(100),
    comparison: noBaseline,
    gate: { ...defaultSettings.gate, minimum: {}, drop: {}, newFindings: {}, ...gate },
    waivers: [],
    proposedChanges: [],
    now: '2026-11-23T12:00:00Z',
    ...overrides,
  };
}
