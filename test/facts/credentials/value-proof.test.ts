import { describe, expect, it } from 'vitest';
import { proofOf } from '../../../src/facts/credentials/value-proof.ts';
import type { SecretProof } from '../../../src/model/facts.ts';
import { drawn } from '../../support/secret-values.ts';

const hex = '0123456789abcdef';
const alphanumeric = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const uuid = '123e4567-e89b-42d3-a456-426614174000';

const quoted = (name: string, text: string, meaning: 'password' | 'secret' | 'about' = 'secret') =>
  proofOf(name, meaning, { text, isQuoted: true, isBareAllowed: false });

describe('a quoted value, at least three of each on both sides', () => {
  it.each<[SecretProof, readonly string[], readonly string[]]>([
    // proof, values that prove it, values that only look like it
    [
      'reference',
      [
        ['$', '{DB_TOKEN}'].join(''),
        '{{ .Values.token }}',
        '%DB_TOKEN%',
        '<%= token %>',
        'op://vault/item/field',
        '$DB_TOKEN',
        '((token))',
      ],
      ['$5.00 off', 'a{b', '100%'],
    ],
    [
      'names-itself',
      ['token', 'auth_token', 'MY_API_TOKEN', 'user.access.token', 'accessToken'],
      ['k9x2', drawn(alphanumeric, 20, 1), 'Zq8-Lm3-Vx7'],
    ],
    [
      'placeholder',
      [
        '<your token>',
        'changeme',
        'YOUR_TOKEN',
        'xxxxxxxx',
        '********',
        'abc123xyz456',
        'null',
        '0000000000',
        'AQXNnd2hIT6z9bHFzZz2Kp1ghiMz_RtyuvwXYZ123abc',
        '\\[lB]password\\[rB]',
      ],
      [drawn(alphanumeric, 24, 2), drawn(hex, 32, 2), drawn(alphanumeric, 40, 2)],
    ],
    [
      'language',
      ['Enter the code that we sent you', 'Bitte Gehäuse öffnen', 'Wrong code, try again!'],
      [drawn(alphanumeric, 24, 3), 'Zq8Lm3Vx7', 'hunter2'],
    ],
    [
      'other-format',
      [
        'unicode/1f510.png?v8',
        'https://acme.org/a',
        './keys/server.pem',
        '#ff00aa',
        '2026-11-23',
        '1.2.3',
        '3600',
        'image/svg+xml',
        '^[a-z0-9]+$',
      ],
      [drawn(alphanumeric, 24, 4), drawn(hex, 40, 4), drawn(alphanumeric, 32, 5)],
    ],
    [
      'uuid',
      [uuid, uuid.toUpperCase(), `${uuid.slice(0, -1)}f`],
      [uuid.replaceAll('-', ''), uuid.slice(1), `${uuid}0`],
    ],
    [
      'one-way',
      ['$2b$10$N9qo8uLOickgx2ZMRZoMye', '$argon2id$v=19$m=65536', '{SSHA}deadbeef'],
      [drawn(alphanumeric, 24, 6), '2b10N9qo8uLOickgx2ZM', 'argon'],
    ],
    [
      'public',
      ['ssh-ed25519 AAAAC3NzaC1lZDI1NTE5', 'phc_8a7b6c5d4e3f2a1b', '-----BEGIN PUBLIC KEY-----'],
      [drawn(alphanumeric, 24, 7), drawn(hex, 32, 7), 'ssh8a7b6c5d4e3f'],
    ],
    [
      'encrypted',
      [
        'ENC[AES256_GCM,data:abc]',
        'AQICAHhxyz',
        'vault:v1:8SDd3WHDOjf7mq69CyCqYjBXAiQQAVZRkFM13ok481zoCmHnSeDX9vyf7w==',
      ],
      [drawn(alphanumeric, 24, 8), drawn(hex, 64, 8), 'ENCODED8a7b6c5d4e'],
    ],
    [
      'random',
      [
        drawn(alphanumeric, 20, 9),
        drawn(hex, 32, 9),
        drawn(hex, 40, 10),
        drawn(alphanumeric, 43, 11),
        `${drawn(alphanumeric, 42, 12)}==`,
      ],
      ['correctHorseBatteryStaple', 'aaaaaaaaaaaaaaaaaaaa', 'some-long-identifier-name'],
    ],
    [
      'weak',
      ['hunter', 'rosebud7', 'zq1'],
      [drawn(alphanumeric, 20, 13), drawn(hex, 32, 13), drawn(alphanumeric, 30, 14)],
    ],
  ])('%s', (proof, values, others) => {
    for (const value of values) expect(quoted('token', value), value).toBe(proof);
    for (const value of others) expect(quoted('token', value), value).not.toBe(proof);
  });
});

it.each([
  ['a word that everybody tries first, with digits', 'Admin12345', 'weak-password'],
  ['a password of three kinds of characters', 'Tr0ub4dor', 'strong-password'],
  ['a word', 'rosebud', 'weak-password'],
  ['a word with a digit', 'rosebud7', 'weak-password'],
  ['drawn by a machine', drawn(alphanumeric, 20, 15), 'random'],
])('under the name of a password, %s', (_, value, proof) => {
  expect(quoted('dbLogin', value, 'password')).toBe(proof);
});

it.each([
  ['checksum', drawn(hex, 40, 16), 'digest'],
  ['commitSha', drawn(hex, 40, 16), 'digest'],
  ['cacheToken', drawn(hex, 32, 16), 'digest'],
  ['token', drawn(hex, 40, 16), 'random'],
])('%s of forty hex digits', (name, value, proof) => {
  expect(quoted(name, value)).toBe(proof);
});

it('takes a random value for one even where the name is about credentials, but not a word', () => {
  expect(quoted('tokenField', 'rosebud7', 'about')).toBe('about-credentials');
});

it.each([
  ['otherName', 'name-only'],
  ['string', 'name-only'],
  ['getToken()', 'computed'],
  ['tokens[0]', 'computed'],
  ['process.env.TOKEN', 'reference'],
  ['os.environ["TOKEN"]', 'reference'],
])('code without quotes: %s', (text, proof) => {
  const given = proofOf('token', 'secret', { text, isQuoted: false, isBareAllowed: false });
  expect(given).toBe(proof);
});
