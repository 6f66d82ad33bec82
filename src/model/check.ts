import type { CategoryPath } from './area.ts';
import type { Evidence } from './evidence.ts';
import type { Outcome } from './outcome.ts';
import type { Severity } from './severity.ts';

/** One question to a repository. */
export interface Check<Needs extends keyof Evidence = keyof Evidence> {
  /** A noun, the name of its file: `stale-lockfile`. */
  readonly id: string;
  readonly category: CategoryPath;
  readonly importance: Severity;
  /**
   * False for a question that earns no points: about a change alone, since the baseline has no such score to compare
   * with; or about a condition that just has to hold. Its findings count by their severity, and rules may ask for it.
   */
  readonly weighs?: false;
  /** A statement that is true when the check passes. */
  readonly title: string;
  /** A statement that is true when it fails. */
  readonly failureTitle: string;
  /** Why it matters, and how it scores. */
  readonly why: string;
  /** What to do about a finding. */
  readonly fix: string;
  readonly needs: readonly Needs[];
  readonly run: (evidence: Pick<Evidence, Needs>) => Outcome;
}

/** Types `run` to see only what `needs` names: reading anything else does not compile. */
export function defineCheck<const Needs extends keyof Evidence>(check: Check<Needs>): Check<Needs> {
  return check;
}

/** A check whose needs are no longer known to the compiler. Only the runner calls its `run`. */
export type AnyCheck = Omit<Check, 'run'> & { readonly run: (evidence: Evidence) => Outcome };

/** `quality/security/provider-token`: what settings, waivers and `certgate explain` name. */
export function checkPath(check: Pick<AnyCheck, 'category' | 'id'>): string {
  return `${check.category}/${check.id}`;
}
