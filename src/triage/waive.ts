import { isInside } from '../model/change.ts';
import type { Finding } from '../model/finding.ts';
import { faultWords, isAbout, type Suppression } from '../model/suppression.ts';
import type { InlineWaiver, Waiver } from '../model/waiver.ts';

/** What people have said about findings. */
export interface Sayings {
  /** Of the configuration. */
  readonly waivers: readonly Waiver[];
  /** Of comments, by the path of their file. */
  readonly suppressions: ReadonlyMap<string, readonly Suppression[]>;
  /** ISO time. */
  readonly now: string;
}

/** The waiver that a finding has: of the configuration, or else of a comment beside it. */
export function waive(
  check: string,
  fingerprint: string,
  finding: Finding,
  { waivers, suppressions, now }: Sayings,
): Waiver | InlineWaiver | null {
  const configured = waiverFor(check, fingerprint, waivers, now);
  if (configured !== null || isProven(check, finding) || isDismissed(finding)) return configured;
  const counting = suppressionsOf(check, finding, suppressions).find(
    (one) => refusalOf(one, finding) === null,
  );
  if (counting === undefined) return null;
  const { tool, line, reason, since, expires } = counting;
  return { check, fingerprint, tool, line, reason: reason ?? 'It gives no reason.', since, expires };
}

/** A sentence about a comment that does not silence a finding though it asks to; `null` where there is none. */
export function noteOn(check: string, finding: Finding, { suppressions }: Sayings): string | null {
  if (isDismissed(finding)) return null;
  const about = suppressionsOf(check, finding, suppressions);
  const refusals = about.map((one) => ({
    line: one.line,
    why: isProven(check, finding) ? 'what is proven to be real is not suppressed' : refusalOf(one, finding),
  }));
  const [first] = refusals;
  if (first === undefined || refusals.some(({ why }) => why === null)) return null;
  return `The comment in line ${first.line} that suppresses it does not count: ${first.why}.`;
}

function suppressionsOf(
  check: string,
  { path, line }: Finding,
  suppressions: Sayings['suppressions'],
): readonly Suppression[] {
  if (path === undefined || line === undefined) return [];
  return (suppressions.get(path) ?? []).filter((one) => isAbout(one, check, path, line));
}

function refusalOf({ fault, exceptLines }: Suppression, { line }: Finding): string | null {
  if (fault !== null) return faultWords(fault);
  const isNew = line !== undefined && isInside(line, exceptLines);
  return isNew ? 'the line that it speaks of came with this change' : null;
}

function isDismissed({ classification }: Finding): boolean {
  return classification === 'false-positive';
}

/** Nobody's word is needed to know that it opens something: right check digits, or a whole private key. */
function isProven(check: string, { classification, reason }: Finding): boolean {
  return classification === 'real' && (reason === 'valid-checksum' || check.endsWith('/private-key'));
}

/** The waiver that covers a finding at a time, if one does. Fingerprints may be given by a prefix. */
export function waiverFor(
  check: string,
  fingerprint: string,
  waivers: readonly Waiver[],
  now: string,
): Waiver | null {
  const covers = (waiver: Waiver) =>
    waiver.check === check && fingerprint.startsWith(waiver.fingerprint) && isInForce(waiver, now);
  return waivers.find(covers) ?? null;
}

/** A waiver's last day is the one before it expires, in UTC. */
export function isInForce(waiver: Waiver, now: string): boolean {
  return !hasBegun(waiver.expires, now);
}

/** Whether a day, in UTC, has come. */
export function hasBegun(day: string, now: string): boolean {
  return Date.parse(now) >= Date.parse(`${day}T00:00:00Z`);
}
