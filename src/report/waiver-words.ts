import { dayMilliseconds } from '../model/day.ts';
import type { DocumentFinding } from '../model/document.ts';
import { isInline } from '../model/waiver.ts';
import { days } from './words.ts';

type AnyWaiver = NonNullable<DocumentFinding['waiver']>;

/**
 * `Waived by @octo/security until 2027-01-31 (152 days left): the reason.`, or of a comment `Suppressed in line 3
 * (gitleaks), 12 days old: the reason.`; `quoted` makes safe what is not ours.
 */
export function waiverWords(
  waiver: AnyWaiver,
  issuedAt: string,
  quoted: (text: string) => string = (text) => text,
): string {
  if (!isInline(waiver)) {
    const left = days(waiverDaysLeft(waiver.expires, issuedAt) * dayMilliseconds);
    return `Waived by ${quoted(waiver.owner)} until ${waiver.expires} (${left} left): ${quoted(waiver.reason)}`;
  }
  const { line, tool, since, expires, reason } = waiver;
  const age = since === null ? 'age unknown' : `${days(Date.parse(issuedAt) - Date.parse(since))} old`;
  const until = expires === null ? '' : `, until ${expires}`;
  return `Suppressed in line ${line} (${tool}), ${age}${until}: ${quoted(reason)}`;
}

/** Days on which it still counts, a day that has begun as one: so the gate counts them. */
function waiverDaysLeft(expires: string, issuedAt: string): number {
  const left = Date.parse(`${expires}T00:00:00Z`) - Date.parse(issuedAt);
  return Math.max(0, Math.ceil(left / dayMilliseconds));
}
