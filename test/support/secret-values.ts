import { createHash } from 'node:crypto';

/*
 * Values that have the form of a credential and open nothing. They are put together here, so that none stands in the
 * text of a test, where our own gate and GitHub's push protection would find it.
 */

const digits = '0123456789';
const upper = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const alphanumeric = `${digits}${upper}${upper.toLowerCase()}`;
const hex = '0123456789abcdef';

/** Characters drawn from an alphabet, the same for the same seed. */
export function drawn(alphabet: string, length: number, seed: number): string {
  let text = '';
  for (let block = 0; text.length < length; block += 1) {
    const bytes = createHash('sha256').update(`${seed}:${block}`).digest();
    for (const byte of bytes) text += alphabet.charAt(byte % alphabet.length);
  }
  return text.slice(0, length);
}

/** GitHub and npm: 30 random characters and six base-62 digits of their CRC-32 (ISO 3309), bit by bit. */
export function checked(prefix: string, seed: number): string {
  const random = drawn(alphanumeric, 30, seed);
  return `${prefix}${random}${checkDigits(random)}`;
}

function checkDigits(random: string): string {
  let crc = 0xffffffff;
  for (const byte of Buffer.from(random)) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  let rest = BigInt((crc ^ 0xffffffff) >>> 0);
  let text = '';
  for (let place = 0; place < 6; place += 1) {
    text = alphanumeric.charAt(Number(rest % 62n)) + text;
    rest /= 62n;
  }
  return text;
}

/** The same with the last digit changed: a token that was never issued. */
export function wronglyChecked(prefix: string, seed: number): string {
  const value = checked(prefix, seed);
  return `${value.slice(0, -1)}${value.endsWith('a') ? 'b' : 'a'}`;
}

/** A kind of token: how one is made of a seed, and which characters of it are random. */
export interface TokenForm {
  readonly kind: string;
  readonly make: (seed: number) => string;
  /** Length of the fixed part before the random one. */
  readonly fixed: number;
}

const form = (kind: string, prefix: string, alphabet: string, length: number): TokenForm => ({
  kind,
  fixed: prefix.length,
  make: (seed) => `${prefix}${drawn(alphabet, length, seed)}`,
});

/** Three ways at least to write a token of each kind that has no check digits. */
export const tokenForms: readonly TokenForm[] = [
  ...['p', 'o', 'u', 's', 'r'].map((letter) => ({
    kind: 'github-token',
    fixed: 4,
    make: (seed: number) => checked(`gh${letter}_`, seed),
  })),
  { kind: 'npm-token', fixed: 4, make: (seed) => checked(['np', 'm_'].join(''), seed) },
  {
    kind: 'github-fine-grained-token',
    fixed: 11,
    make: (seed) => `${'github'}_pat_${drawn(alphanumeric, 22, seed)}_${drawn(alphanumeric, 59, seed + 1)}`,
  },
  form('aws-access-key', ['AK', 'IA'].join(''), `${upper}234567`, 16),
  form('aws-access-key', ['AS', 'IA'].join(''), `${upper}234567`, 16),
  form('gitlab-token', 'glpat-', alphanumeric, 20),
  form('gitlab-token', 'gldt-', alphanumeric, 20),
  form('gitlab-token', 'glrt-', `${alphanumeric}_`, 20),
  ...['b', 'p', 'a', 'r'].map((letter) => ({
    kind: 'slack-token',
    fixed: 5,
    make: (seed: number) =>
      `xox${letter}-${drawn(digits, 12, seed)}-${drawn(digits, 12, seed + 1)}-${drawn(alphanumeric, 24, seed + 2)}`,
  })),
  form('stripe-key', ['sk', 'live', ''].join('_'), alphanumeric, 24),
  form('stripe-key', ['sk', 'live', ''].join('_'), alphanumeric, 99),
  form('stripe-key', ['rk', 'live', ''].join('_'), alphanumeric, 24),
  {
    kind: 'sendgrid-key',
    fixed: 3,
    make: (seed) => `${'SG'}.${drawn(alphanumeric, 22, seed)}.${drawn(alphanumeric, 43, seed + 1)}`,
  },
  ...['api03', 'admin01'].map((use) => ({
    kind: 'anthropic-key',
    fixed: `sk-ant-${use}-`.length,
    make: (seed: number) => `${'sk-ant'}-${use}-${drawn(alphanumeric, 93, seed)}AA`,
  })),
  ...['', 'proj-', 'svcacct-'].map((use) => ({
    kind: 'openai-key',
    fixed: `sk-${use}`.length,
    make: (seed: number) =>
      `${'sk'}-${use}${drawn(alphanumeric, 20, seed)}${'T3Blbk'}FJ${drawn(alphanumeric, 20, seed + 1)}`,
  })),
  form('pypi-token', `pypi-${'AgEIcHlw'}aS5vcmc`, alphanumeric, 150),
  ...['p', 'o', 'r'].map((letter) => form('digitalocean-token', `do${letter}_v1_`, hex, 64)),
  form('hugging-face-token', 'hf_', alphanumeric.slice(10), 34),
  form('docker-token', `dckr_${'pat'}_`, alphanumeric, 27),
  form('docker-token', `dckr_${'oat'}_`, alphanumeric, 32),
];
