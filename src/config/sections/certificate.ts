import { z } from 'zod';
import { type CertificateSettings, defaultSettings } from '../../model/settings.ts';
import { keylessIdentities, trustedRoot } from './keyless.ts';

const usual = `${defaultSettings.certificate.validForDays}d`;
const allowedValidity = 'a number of days from `1d` to `400d`';
const allowedKey = 'a public key in PEM (`-----BEGIN PUBLIC KEY-----` …), written as a block after `|`';
const pem = /^-----BEGIN PUBLIC KEY-----\r?\n[A-Za-z0-9+/=\r\n]+-----END PUBLIC KEY-----\s*$/;

export const certificateSection = z
  .strictObject(
    {
      'valid-for': z
        .string(allowedValidity)
        .regex(/^([1-9]|[1-9]\d|[1-3]\d\d|400)d$/, allowedValidity)
        .transform((days) => Number.parseInt(days, 10))
        .prefault(usual)
        .describe(`How long a certificate is valid, in days: \`1d\` to \`400d\`. Default: \`${usual}\`.`),
      'public-keys': z
        .array(
          z.string(allowedKey).max(8192, allowedKey).regex(pem, allowedKey).describe('PEM, SPKI.'),
          'a list of public keys',
        )
        .max(20, 'a list of at most 20 keys')
        .default([])
        .describe('Keys whose signature on a prior certificate is accepted. Default: none.'),
      keyless: keylessIdentities,
      'trusted-root': trustedRoot,
    },
    'a mapping',
  )
  .transform(
    ({ 'valid-for': validForDays, 'public-keys': publicKeys, keyless, 'trusted-root': root = null }) =>
      ({ validForDays, publicKeys, keyless, trustedRoot: root }) satisfies CertificateSettings,
  )
  .prefault({})
  .describe('How certificates are issued and checked.');
