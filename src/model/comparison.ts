import type { Tally } from './coverage.ts';
import type { Score } from './score.ts';
import type { Severity } from './severity.ts';

/** A scorecard against that of the prior certificate. */
export type Comparison =
  | {
      readonly kind: 'compared';
      readonly baseline: Baseline;
      readonly rejected: readonly Rejection[];
      /** Whether the configuration makes scores otherwise now than then: weights, exclusions, the profile. */
      readonly isRescored: boolean;
      /** `total`, every area, every category and every check that either side knows; checks alone when scores are made otherwise. */
      readonly changes: readonly ScoreChange[];
      /** Coverage reports that the baseline had, of packages that still have source files: what they knew is not known now. */
      readonly missingReports: readonly string[];
      /** Coverage reports that another tool measured than at the baseline: tools count differently. */
      readonly otherProviders: readonly string[];
      /** Files that nobody touched since the baseline and of which another part ran, the largest fall first. Information. */
      readonly indirect: readonly IndirectChange[];
      /** Fingerprints of findings that the baseline did not have. */
      readonly introduced: readonly string[];
      readonly fixed: readonly FixedFinding[];
    }
  | {
      readonly kind: 'not-comparable';
      readonly baseline: Baseline;
      readonly reason: string;
      readonly rejected: readonly Rejection[];
    }
  | { readonly kind: 'no-baseline'; readonly reason: string; readonly rejected: readonly Rejection[] };

/** The certificate compared with. */
interface Baseline {
  readonly certificateId: string;
  readonly commit: string;
  readonly issuedAt: string;
  readonly expiresAt: string;
  /** SHA-256 of the bundle's bytes, hex. */
  readonly digest: string;
  /** How near it is to where the work began. */
  readonly rung: Rung;
  /** Commits along first parents from the merge base; `null` where it is further off, or on another line. */
  readonly distance: number | null;
}

/** A prior certificate that was looked at and not used. */
export interface Rejection {
  /** A name a person can find it by. */
  readonly candidate: string;
  readonly commit: string | null;
  /** Which condition does not hold: that of trust, or the code by which a certificate is refused. */
  readonly condition: string;
  readonly reason: string;
}

/** More than these are in the log alone. */
export const mostRejections = 50;

/** The ladder of baselines, best first. */
export const rungs = ['merge-base', 'first-parent', 'ancestor'] as const;

export type Rung = (typeof rungs)[number];

export interface ScoreChange {
  readonly target: string;
  readonly before: Score;
  readonly after: Score;
  /**
   * Points by which it fell only because things that counted well were taken away: a check that counted fewer, and
   * misses no more than before. Deleting well-covered code is not a drop.
   */
  readonly removed: number;
}

/** How many lines of a file ran that is as it was. */
export interface IndirectChange {
  readonly path: string;
  readonly before: Tally;
  readonly after: Tally;
}

export interface FixedFinding {
  readonly fingerprint: string;
  readonly check: string;
  readonly severity: Severity;
  readonly message: string;
  readonly path: string | null;
}
