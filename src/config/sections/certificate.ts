import { z } from 'zod';
import { type CertificateSettings, defaultSettings } from '../../model/settings.ts';
import type { AcceptedKey } from '../../model/trust.ts';
import type { Level } from '../../model/verdict.ts';
import { levelWords } from '../level-words.ts';
import { keylessIdentities, trustedRoot } from './keyless.ts';

const usual = `${defaultSettings.certificate.validForDays.CERTIFIED}d`;
const allowedDays = 'a number of days from `1d` to `400d`';
const allowedValidity = `${allowedDays}, or a mapping of levels to such numbers`;
const allowedPem = 'a public key in PEM (`-----BEGIN PUBLIC KEY-----` …), written as a block after `|`';
const allowedKey = `${allowedPem}; or a mapping of \`key\`, \`not-before\` and \`not-after\``;
const allowedDigest = '64 lower-case hex digits, in quotes';
const pem = /^-----BEGIN PUBLIC KEY-----\r?\n[A-Za-z0-9+/=\r\n]+-----END PUBLIC KEY-----\s*$/;

const days = z
  .string(allowedDays)
  .regex(/^([1-9]|[1-9]\d|[1-3]\d\d|400)d$/, allowedDays)
  .transform((word) => Number.parseInt(word, 10));

const daysOfLevel = days.prefault(usual).describe(`In days: \`1d\` to \`400d\`. Default: \`${usual}\`.`);

const validity = z
  .union(
    [
      days,
      z.strictObject({ certified: daysOfLevel, conditional: daysOfLevel, 'not-certified': daysOfLevel }),
    ],
    allowedValidity,
  )
  .transform((given) => {
    const ofLevel = (level: Level) => (typeof given === 'number' ? given : given[levelWords[level]]);
    return {
      CERTIFIED: ofLevel('CERTIFIED'),
      CONDITIONAL: ofLevel('CONDITIONAL'),
      'NOT CERTIFIED': ofLevel('NOT CERTIFIED'),
    } satisfies CertificateSettings['validForDays'];
  });

const key = z.string(allowedPem).max(8192, allowedPem).regex(pem, allowedPem).describe('PEM, SPKI.');

const day = z.iso.date('a day such as `2027-01-31`').nullable().default(null);

const acceptedKey = z
  .union(
    [
      key,
      z.strictObject({
        key,
        'not-before': day.describe('Day (UTC) from which on it may have signed. Default: any.'),
        'not-after': day.describe('Last day (UTC) on which it may have signed. Default: any.'),
      }),
    ],
    allowedKey,
  )
  .refine(
    (entry) =>
      typeof entry === 'string' ||
      entry['not-before'] === null ||
      entry['not-after'] === null ||
      entry['not-before'] <= entry['not-after'],
    'a mapping whose `not-before` is no later than its `not-after`',
  )
  .describe('A public key, or one with the days on which it may have signed.')
  .transform(
    (entry): AcceptedKey =>
      typeof entry === 'string'
        ? { pem: entry, notBefore: null, notAfter: null }
        : { pem: entry.key, notBefore: entry['not-before'], notAfter: entry['not-after'] },
  );

const digests = (what: string) =>
  z
    .array(
      z
        .string(allowedDigest)
        .regex(/^[0-9a-f]{64}$/, allowedDigest)
        .describe('64 hex digits.'),
      `a list of ${what}`,
    )
    .max(1000, `a list of at most 1000 ${what}`)
    .default([]);

const revoked = z
  .strictObject(
    {
      certificates: digests('ids of certificates').describe('Ids of certificates. Default: none.'),
      keys: digests('ids of keys').describe(
        'Ids of keys: the hex SHA-256 of their DER form, as `certgate verify` shows it. Default: none.',
      ),
      before: z.iso
        .datetime('a time in UTC such as `2027-01-31T00:00:00Z`')
        .nullable()
        .default(null)
        .describe('Nothing counts that was issued before this time (ISO, UTC). Default: everything.'),
    },
    'a mapping',
  )
  .prefault({})
  .describe('What was issued and is not to be trusted any more. Effective with the next run.');

export const certificateSection = z
  .strictObject(
    {
      'valid-for': validity
        .prefault(usual)
        .describe(
          `How long a certificate is valid, in days: \`1d\` to \`400d\`, for all levels or by level. Default: \`${usual}\`.`,
        ),
      'public-keys': z
        .array(acceptedKey, 'a list of public keys')
        .max(20, 'a list of at most 20 keys')
        .default([])
        .describe(
          'Keys whose signature on a prior certificate is accepted; several at once for a rotation. Default: none.',
        ),
      keyless: keylessIdentities,
      'trusted-root': trustedRoot,
      revoked,
    },
    'a mapping',
  )
  .transform(
    ({
      'valid-for': validForDays,
      'public-keys': publicKeys,
      'trusted-root': root = null,
      keyless,
      revoked,
    }) => ({ validForDays, publicKeys, keyless, trustedRoot: root, revoked }) satisfies CertificateSettings,
  )
  .prefault({})
  .describe('How certificates are issued and checked.');
