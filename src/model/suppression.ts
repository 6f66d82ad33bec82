import { isInside, type LineRange } from './change.ts';
import type { SuppressionTool } from './facts.ts';

/** A comment that asks not to count what one check finds on some lines, and whether it may. */
export interface Suppression {
  /** Path of the check; as written where there is no such check. */
  readonly check: string;
  readonly path: string;
  readonly tool: SuppressionTool;
  /** 1-based line of the comment. */
  readonly line: number;
  readonly lines: LineRange;
  /** `null` when it gives none, as other tools allow. */
  readonly reason: string | null;
  /** ISO date from which it does not count; `null`: no end. */
  readonly expires: string | null;
  /** ISO date on which its line was last changed; `null` when that is not known. */
  readonly since: string | null;
  /** Why it does not count; `null` when it does. */
  readonly fault: SuppressionFault | null;
  /** Lines it does not speak of, because they are otherwise than on the base. */
  readonly exceptLines: readonly LineRange[];
}

export type SuppressionFault =
  | { readonly kind: 'no-check' }
  /** `nearest`: the path of the check that was probably meant. */
  | { readonly kind: 'unknown-check'; readonly nearest: string | null }
  | { readonly kind: 'no-reason' }
  | { readonly kind: 'no-day'; readonly until: string }
  | { readonly kind: 'ended'; readonly on: string }
  /** This work added it. */
  | { readonly kind: 'added' }
  /** Whether this work added it can't be known. */
  | { readonly kind: 'unknown-origin' };

/** Why a suppression does not count, as words that follow "it does not count: ". */
export function faultWords(fault: SuppressionFault): string {
  if (fault.kind === 'no-check') return 'it names no check';
  if (fault.kind === 'unknown-check')
    return `there is no such check${fault.nearest === null ? '' : `; \`${fault.nearest}\` may be meant`}`;
  if (fault.kind === 'no-reason') return 'it gives no reason behind a colon';
  if (fault.kind === 'no-day') return `\`${fault.until}\` is no day such as \`2027-01-31\``;
  if (fault.kind === 'ended') return `it ended on ${fault.on}`;
  return fault.kind === 'added'
    ? 'it came with this change, and counts once it stands on the base'
    : 'whether it stood on the base could not be learned';
}

/** Whether a suppression is about a finding of a check at a place. */
export function isAbout(suppression: Suppression, check: string, path: string, line: number): boolean {
  const { lines } = suppression;
  return suppression.check === check && suppression.path === path && isInside(line, [lines]);
}
