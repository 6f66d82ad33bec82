import { z } from 'zod';
import { categoryPaths } from '../../model/area.ts';
import { dayMilliseconds } from '../../model/day.ts';
import { longestWaiverDays, type Waiver } from '../../model/waiver.ts';

const allowedCheck = 'the path of a check';
const allowedFingerprint = '8 to 32 lower-case hex digits';

export function waiversSection(checks: ReadonlySet<string>, now: string) {
  const id = z
    .string(allowedCheck)
    .regex(new RegExp(`^(${categoryPaths.join('|')})/[a-z0-9-]+$`), allowedCheck)
    .refine((path) => checks.has(path), allowedCheck)
    .describe('Path of a check, such as `quality/security/private-key`; `certgate checks` lists them.');
  const waiver = z
    .strictObject(
      {
        id,
        fingerprint: z
          .string(allowedFingerprint)
          .regex(/^[0-9a-f]{8,32}$/, allowedFingerprint)
          .describe('Fingerprint of the finding, 32 hex digits, or its first 8 or more. In quotes.'),
        owner: sentence(200).describe('Who answers for it: a person or a team.'),
        reason: sentence(1000).describe('Why the finding is not to count.'),
        expires: expiry(now),
      },
      'a mapping of `id`, `fingerprint`, `owner`, `reason` and `expires`',
    )
    .transform(({ id: check, ...rest }) => ({ check, ...rest }) satisfies Waiver)
    .describe("A person's word that a finding is not to count, until a day.");
  return z
    .array(waiver, 'a list of waivers')
    .max(1000, 'a list of at most 1000 waivers')
    .default([])
    .describe('Findings that do not count for a while. Default: none.');
}

function expiry(now: string) {
  const latest = latestExpiry(now);
  const ahead = `at most ${longestWaiverDays} days ahead`;
  return z.iso
    .date('a day such as `2027-01-31`')
    .refine((day) => latest !== null && day <= latest, `${ahead}: \`${latest}\` or before`)
    .describe(
      `Day (UTC) from which the finding counts again: YYYY-MM-DD, ${ahead}. A day that is past waives nothing.`,
    );
}

function latestExpiry(now: string): string | null {
  const time = Date.parse(now);
  if (Number.isNaN(time)) return null;
  return new Date(time + longestWaiverDays * dayMilliseconds).toISOString().slice(0, 10);
}

function sentence(longest: number) {
  const allowed = `text of 1 to ${longest} characters`;
  return z.string(allowed).trim().min(1, allowed).max(longest, allowed);
}
