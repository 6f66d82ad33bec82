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

/** A waiver may not reach further than this many days ahead. */
export const longestWaiverDays = 180;

/** Days left at which a waiver's end is announced. */
export const waiverNoticeDays = 14;
