import type { AnyCheck } from './check.ts';
import type { Tally } from './coverage.ts';
import type { Finding } from './finding.ts';

/** A check's answer. */
export type Outcome =
  /** `ratio` 0..1; below 1 there is at least one finding that says why. */
  | {
      readonly kind: 'judged';
      readonly ratio: number;
      /** What the ratio was counted from, where it was counted. */
      readonly tally?: Tally;
      readonly findings: readonly Finding[];
    }
  /** Weighs nothing, is shown with its reason. */
  | { readonly kind: 'notApplicable'; readonly reason: string }
  /** Made by the runner alone: what counts here could not be judged, so nothing above it can be. */
  | { readonly kind: 'errored'; readonly reason: string };

/** A check and what it answered. */
export interface CheckResult {
  readonly check: AnyCheck;
  readonly outcome: Outcome;
}

/** Nothing to complain of. Findings given here are notes that cost nothing. */
export function passed(...notes: readonly Finding[]): Outcome {
  return { kind: 'judged', ratio: 1, findings: notes.map((note) => ({ ...note, share: 0 })) };
}

/** The same answer with notes that cost nothing. */
export function noted(outcome: Outcome, notes: readonly Finding[]): Outcome {
  if (outcome.kind !== 'judged') return outcome;
  return { ...outcome, findings: [...outcome.findings, ...notes.map((note) => ({ ...note, share: 0 }))] };
}

/** The check fails as a whole. */
export function failed(...findings: readonly [Finding, ...Finding[]]): Outcome {
  return { kind: 'judged', ratio: 0, findings };
}

/** Each finding is one bad thing among `total` things looked at. */
export function proportion(total: number, findings: readonly Finding[]): Outcome {
  if (total <= 0) return { kind: 'notApplicable', reason: 'There was nothing to look at.' };
  return { kind: 'judged', ratio: Math.max(0, 1 - findings.length / total), findings };
}

/** A measured ratio 0..1, with the findings among which the missing part is divided by their `share`. */
export function measured(ratio: number, findings: readonly Finding[]): Outcome {
  return { kind: 'judged', ratio, findings };
}

/** A counted ratio. Of nothing it is not 1 and not 0: there was nothing to look at. */
export function counted(tally: Tally, findings: readonly Finding[], nothing: string): Outcome {
  if (tally.total === 0) return notApplicable(nothing);
  return { kind: 'judged', ratio: tally.covered / tally.total, tally, findings };
}

export function notApplicable(reason: string): Outcome {
  return { kind: 'notApplicable', reason };
}
