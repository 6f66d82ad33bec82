import type { SuppressionTool } from './facts.ts';

/** A person's word that a finding is not to count, until a day. */
export interface Waiver {
  /** Path of the check it speaks of: `quality/security/private-key`. */
  readonly check: string;
  readonly fingerprint: string;
  readonly owner: string;
  readonly reason: string;
  /** ISO date. From this day on, the finding counts again. */
  readonly expires: string;
}

/** The same in a comment beside the finding: `Waiver` is what the configuration says. */
export interface InlineWaiver extends Omit<Waiver, 'owner' | 'expires'> {
  /** Whose comment it is. */
  readonly tool: SuppressionTool;
  /** 1-based line of the comment. */
  readonly line: number;
  /** ISO date on which the comment's line was last changed; `null` when that is not known. */
  readonly since: string | null;
  /** ISO date; `null`: no end. */
  readonly expires: string | null;
}

export function isInline(waiver: Waiver | InlineWaiver): waiver is InlineWaiver {
  return 'tool' in waiver;
}

/** A waiver may not reach further than this many days ahead. */
export const longestWaiverDays = 180;

/** Days left at which a waiver's end is announced. */
export const waiverNoticeDays = 14;
