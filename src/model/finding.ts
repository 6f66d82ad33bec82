import type { Severity } from './severity.ts';

/** What triage says of a finding: `real` costs points, `to-review` a person must look, `false-positive` costs nothing. */
export type Classification = 'real' | 'to-review' | 'false-positive';

/** One thing a check saw. */
export interface Finding {
  /** What is wrong and what to do, in whole sentences; code in backticks. */
  readonly message: string;
  /** Repository-relative POSIX path. Absent when the finding is about the repository as a whole. */
  readonly path?: string;
  /** 1-based. Never part of the finding's identity: a finding that only moved is the same finding. */
  readonly line?: number;
  /** What the finding is about, normalised, for its identity. The message by default. Never a secret, nor part of one. */
  readonly subject?: string;
  /** The importance of its check by default. */
  readonly severity?: Severity;
  /** `real` by default. */
  readonly classification?: Classification;
  /** Why it is classified so: a reason's id. */
  readonly reason?: string;
  /** Its part of what the check loses, relative to its siblings. 1 by default, 0 for a note that costs nothing. */
  readonly share?: number;
}
