/** Best first. */
export const levels = ['CERTIFIED', 'CONDITIONAL', 'NOT CERTIFIED'] as const;

export type Level = (typeof levels)[number];

export type ReadinessStatus = 'READY' | 'NEARLY READY' | 'NOT READY';

/** What a gate rule says of one target. */
export interface Ruling {
  /** Id of the rule. */
  readonly rule: string;
  /** What it looked at: `total`, a category, a severity, … */
  readonly target: string;
  readonly asked: string;
  readonly found: string;
  readonly status: 'pass' | 'warn' | 'fail';
  /** What was asked, what was found, by how much it missed. */
  readonly message: string;
}

/** Something that stands in the way of deployment, however good the score is. */
export interface Blocker {
  /** A check's path, or the target of a ruling. */
  readonly target: string;
  readonly message: string;
  readonly path: string | null;
}

export interface Verdict {
  /** Open: nothing failed. */
  readonly gate: 'open' | 'closed';
  readonly level: Level;
  readonly readiness: { readonly status: ReadinessStatus; readonly approval: 'APPROVED' | 'NOT APPROVED' };
  readonly rulings: readonly Ruling[];
  readonly blockers: readonly Blocker[];
}
