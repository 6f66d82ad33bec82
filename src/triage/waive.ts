import type { Waiver } from '../model/waiver.ts';

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
  return Date.parse(now) < Date.parse(`${waiver.expires}T00:00:00Z`);
}
