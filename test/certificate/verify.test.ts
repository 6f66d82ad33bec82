import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { printBundle } from '../../src/certificate/bundle.ts';
import { enclose } from '../../src/certificate/envelope.ts';
import { readPrivateKey } from '../../src/certificate/keys.ts';
import type { Statement } from '../../src/certificate/statement.ts';
import { refusalCodes, type VerifyOptions, verifyBundle } from '../../src/certificate/verify.ts';
import type { CertificatePredicate } from '../../src/model/certificate.ts';
import { sha256 } from '../../src/model/fingerprint.ts';
import { alwaysAccepted } from '../../src/model/trust.ts';
import { issuingRun, sealed, signer } from '../support/certificates.ts';
import { documentWith, repositoryWith, subjectWith } from '../support/documents.ts';
import { keysOf } from '../support/keys.ts';

const { bundle, predicate, keyId } = sealed();
const unsigned = sealed({ signingKey: null }).bundle;
const own = alwaysAccepted(signer.publicKey);
const options: VerifyOptions = {
  publicKeys: [alwaysAccepted(signer.publicKey)],
  now: '2026-09-15T00:00:00.000Z',
};

describe('accepts', () => {
  test('a signed certificate, and gives back what was sealed', () => {
    expect(verifyBundle(bundle, options)).toEqual({
      ok: true,
      certificate: {
        predicate,
        subject: predicate.scorecard.subject,
        keyId,
        signer: null,
        digest: sha256(bundle),
      },
    });
  });

  test('an unsigned one where that will do, and says so by its key id', () => {
    expect(verifyBundle(unsigned, { ...options, publicKeys: [], allowUnsigned: true })).toMatchObject({
      ok: true,
      certificate: { keyId: null },
    });
  });

  const accepted: readonly (readonly [name: string, options: Partial<VerifyOptions>])[] = [
    ['its commit', { commit: predicate.scorecard.subject.commit ?? '' }],
    ['one of several keys', { publicKeys: [keysOf(2).publicKey, signer.publicKey].map(alwaysAccepted) }],
    ['a key on its one day', { publicKeys: [{ ...own, notBefore: '2026-09-01', notAfter: '2026-09-01' }] }],
    [
      'a key whose second time holds the day',
      {
        publicKeys: [
          { ...own, notAfter: '2026-01-31' },
          { ...own, notBefore: '2026-08-01' },
        ],
      },
    ],
    ['an end that is past, where that will do', { now: '2027-09-15T00:00:00.000Z', allowExpired: true }],
    ['a clock five minutes behind', { now: '2026-09-01T09:55:00.000Z' }],
    ['the last moment', { now: '2026-11-30T09:59:59.999Z' }],
    ['an age that is allowed', { maxAgeDays: 14 }],
    ['an age of exactly so many days', { maxAgeDays: 14, now: '2026-09-15T10:00:00.000Z' }],
    ['the time in another precision', { now: '2026-09-15T00:00:00Z' }],
  ];
  test.each(accepted)('%s', (_name, overrides) => {
    expect(verifyBundle(bundle, { ...options, ...overrides })).toMatchObject({ ok: true });
  });
});

interface Refused {
  readonly name: string;
  readonly text: string;
  readonly with?: Partial<VerifyOptions>;
  readonly says: string;
}

const refused: Readonly<Record<(typeof refusalCodes)[number], readonly [Refused, ...Refused[]]>> = {
  malformed: [
    { name: 'no JSON', text: 'certificate', says: 'not JSON' },
    { name: 'other bytes for the same content', text: `${bundle} `, says: 'changed afterwards' },
  ],
  'wrong-type': [
    { name: 'another payload type', text: bundle.replace('in-toto', 'other'), says: 'vnd.other+json' },
    {
      name: 'another statement type',
      text: resigned((statement) => ({ ...statement, _type: 'https://in-toto.io/Statement/v0.1' })),
      says: 'Statement/v0.1',
    },
    {
      name: 'another predicate type',
      text: resigned((statement) => ({ ...statement, predicateType: 'https://slsa.dev/provenance/v1' })),
      says: 'slsa.dev',
    },
  ],
  unsigned: [
    { name: 'no signature', text: unsigned, says: 'not signed' },
    { name: 'no signature, no key', text: unsigned, with: { publicKeys: [] }, says: 'not signed' },
    {
      name: 'no signature, although a key is named',
      text: unsigned,
      with: { allowUnsigned: true },
      says: 'of a given key or run',
    },
  ],
  'no-key': [
    { name: 'nothing to check it with', text: bundle, with: { publicKeys: [] }, says: `${keyId}` },
    { name: 'the same', text: bundle, with: { publicKeys: [], allowUnsigned: true }, says: '--key' },
  ],
  'bad-key': [
    {
      name: 'a key that cannot be read',
      text: bundle,
      with: { publicKeys: [signer.publicKey, 'x'].map(alwaysAccepted) },
      says: 'Public key 2 of 2',
    },
    {
      name: 'a private key among the public ones',
      text: bundle,
      with: { publicKeys: [alwaysAccepted(signer.privateKey)] },
      says: '`PRIVATE KEY`',
    },
  ],
  'wrong-key': [
    {
      name: 'another key',
      text: bundle,
      with: { publicKeys: [alwaysAccepted(keysOf(2).publicKey)] },
      says: `${keyId}`,
    },
  ],
  'bad-signature': [
    {
      name: 'the signature of another certificate',
      text: bundle.replace(signatureIn(bundle), signatureIn(sealed({ validForDays: 91 }).bundle)),
      says: 'was changed',
    },
    {
      name: 'no signature at all',
      text: bundle.replace(signatureIn(bundle), `${'A'.repeat(86)}==`),
      says: 'key',
    },
    {
      name: 'the name of our key on the signature of another',
      text: bundle.replace(
        signatureIn(bundle),
        signatureIn(sealed({ signingKey: keysOf(2).privateKey }).bundle),
      ),
      says: 'was changed',
    },
  ],
  'bad-statement': [
    { name: 'no JSON', text: enclosed('hello'), says: 'not JSON' },
    { name: 'no object', text: enclosed('[]'), says: 'top level' },
    {
      name: 'no predicate',
      text: resigned(({ predicate: _, ...statement }) => statement),
      says: 'predicate',
    },
    {
      name: 'an unknown key',
      text: resigned((statement) => ({ ...statement, more: 1 })),
      says: 'more',
    },
    {
      name: 'an unknown key in the predicate',
      text: repredicated({ ignoreExpiry: true } as Partial<CertificatePredicate>),
      says: 'ignoreExpiry',
    },
    {
      name: 'a third subject',
      text: resigned((statement) => ({
        ...statement,
        subject: [...statement.subject, statement.subject[0]],
      })),
      says: 'subject',
    },
    {
      name: 'one subject',
      text: resigned((statement) => ({ ...statement, subject: [statement.subject[0]] })),
      says: 'subject',
    },
    {
      name: 'a key twice',
      text: enclosed(statementText().replace('"level"', '"level":"CONDITIONAL","level"')),
      says: 'its bytes',
    },
    { name: 'white space', text: enclosed(` ${statementText()}`), says: 'its bytes' },
    {
      name: 'a score by the name of nothing',
      text: repredicated({
        scorecard: documentWith({
          history: [
            {
              certificateId: '0'.repeat(64),
              commit: '0'.repeat(40),
              issuedAt: '2026-08-01T00:00:00Z',
              level: 'CERTIFIED',
              scores: { constructor: 100 } as unknown as Record<string, number>,
              load: [],
            },
          ],
        }),
      }),
      says: 'history',
    },
  ],
  inconsistent: [
    { name: 'a better level', text: repredicated({ level: 'CONDITIONAL' }), says: 'level' },
    {
      name: 'a later issue',
      text: repredicated({ issuedAt: '2026-09-02T10:00:00.000Z' }),
      says: 'time of issue',
    },
    {
      name: 'an expiry before the issue',
      text: repredicated({ expiresAt: predicate.issuedAt }),
      says: 'expires',
    },
    { name: 'another id', text: repredicated({ certificateId: '0'.repeat(64) }), says: 'its id' },
    { name: 'another run', text: repredicated({ run: null }), says: 'its id' },
    {
      name: 'a run of a pull request',
      text: repredicated({ run: { ...issuingRun, event: 'pull_request' } }),
      says: '`pull_request`',
    },
    {
      name: 'a predecessor without a history',
      text: repredicated({ predecessor: { certificateId: '0'.repeat(64), sha256: '0'.repeat(64) } }),
      says: 'history',
    },
    {
      name: 'another scorecard',
      text: repredicated({ scorecard: documentWith({ total: 99 }) }),
      says: 'digest',
    },
    {
      name: 'another commit',
      text: repredicated({ scorecard: documentWith({ subject: subjectWith({ commit: 'a'.repeat(40) }) }) }),
      says: 'commit',
    },
    {
      name: 'a modified tree',
      text: repredicated({ scorecard: documentWith({ subject: subjectWith({ modified: true }) }) }),
      says: 'in no commit',
    },
    {
      name: 'another repository',
      text: repredicated({
        scorecard: documentWith({
          subject: subjectWith({ repository: repositoryWith({ name: 'evil/widget' }) }),
        }),
      }),
      says: 'repository',
    },
  ],
  'key-out-of-time': [
    {
      name: 'a key that may sign from the day after',
      text: bundle,
      with: { publicKeys: [{ pem: signer.publicKey, notBefore: '2026-09-02', notAfter: null }] },
      says: 'from 2026-09-02 to …',
    },
    {
      name: 'a key that had to be laid down the day before',
      text: bundle,
      with: { publicKeys: [{ pem: signer.publicKey, notBefore: null, notAfter: '2026-08-31' }] },
      says: 'from … to 2026-08-31',
    },
    {
      name: 'another key of that day',
      text: bundle,
      with: {
        publicKeys: [
          { pem: signer.publicKey, notBefore: null, notAfter: '2026-08-31' },
          { pem: keysOf(2).publicKey, notBefore: null, notAfter: null },
        ],
      },
      says: `${keyId}`,
    },
  ],
  'wrong-commit': [
    { name: 'another commit', text: bundle, with: { commit: 'a'.repeat(40) }, says: 'aaaa' },
    { name: 'the beginning of its commit', text: bundle, with: { commit: 'c0ffee0' }, says: 'c0ffee0' },
    { name: 'an empty commit', text: bundle, with: { commit: '' }, says: 'not of ""' },
  ],
  'not-yet-valid': [
    {
      name: 'a clock too far behind',
      text: bundle,
      with: { now: '2026-09-01T09:54:59.999Z' },
      says: 'clock',
    },
    { name: 'a time that is none', text: bundle, with: { now: 'yesterday' }, says: 'yesterday' },
  ],
  expired: [
    {
      name: 'the moment it expires',
      text: bundle,
      with: { now: '2026-11-30T10:00:00.000Z' },
      says: 'expired at',
    },
    { name: 'a year later', text: bundle, with: { now: '2027-09-15T00:00:00Z' }, says: 'expired at' },
  ],
  'too-old': [
    { name: 'more days than allowed', text: bundle, with: { maxAgeDays: 13 }, says: 'more than 13 days' },
    { name: 'an age that is none', text: bundle, with: { maxAgeDays: Number.NaN }, says: 'NaN' },
  ],
};

describe.each(refusalCodes)('refuses as %s', (code) => {
  test.each([...refused[code]])('$name', (refusal) => {
    const verified = verifyBundle(refusal.text, { ...options, ...refusal.with });
    expect(verified).toMatchObject({ ok: false, code });
    const reason = verified.ok ? '' : verified.reason;
    expect(reason).toContain(refusal.says);
    expect(reason).toMatch(/^[A-Z][^\n]*\.$/);
    expect(reason.length).toBeLessThan(800);
  });
});

describe('any changed byte is refused', () => {
  // Two areas are left out: every kind of value is still there, and the test is faster.
  const text = sealed({ document: documentWith({ areas: documentWith().areas.slice(0, 2) }) }).bundle;

  test.each([
    ['one bit flipped', (code: number) => String.fromCharCode(code ^ 1)],
    ['left out', () => ''],
  ])('%s at every position', (_name, change) => {
    const survivors: number[] = [];
    for (let index = 0; index < text.length; index += 1) {
      const changed = text.slice(0, index) + change(text.charCodeAt(index)) + text.slice(index + 1);
      if (changed !== text && verifyBundle(changed, options).ok) survivors.push(index);
    }
    expect(survivors).toEqual([]);
  });

  test('anything put anywhere', () => {
    fc.assert(
      fc.property(fc.nat(text.length), fc.nat(3), fc.string({ unit: 'binary' }), (at, removed, put) => {
        const changed = text.slice(0, at) + put + text.slice(at + removed);
        expect(verifyBundle(changed, options).ok).toBe(changed === text);
      }),
    );
  });

  test('a truncated file', () => {
    expect(verifyBundle(text.slice(0, -1), options)).toMatchObject({ ok: false, code: 'malformed' });
  });
});

test('a byte changed in an unsigned certificate never changes its scorecard, commit, run or id', () => {
  const payload = statementText();
  const lenient: VerifyOptions = { ...options, publicKeys: [], allowUnsigned: true };
  const { certificateId, level, issuedAt, scorecard } = predicate;
  const vouched = { certificateId, level, issuedAt, scorecard, run: { id: 9001, attempt: 1, event: 'push' } };
  let survivors = 0;
  for (let index = 0; index < payload.length; index += 1) {
    const flipped = String.fromCharCode(payload.charCodeAt(index) ^ 1);
    const changed = payload.slice(0, index) + flipped + payload.slice(index + 1);
    const verified = verifyBundle(printBundle(enclose(changed, null)), lenient);
    if (!verified.ok) continue;
    survivors += 1;
    expect(verified.certificate.predicate).toMatchObject(vouched);
  }
  // Some bytes of its expiry and of the workflow's path, which nothing but a signature can vouch for.
  expect(survivors).toBeGreaterThan(0);
  expect(survivors).toBeLessThan(60);
});

test('never crashes on any text', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), (text) => {
      expect(verifyBundle(text, options).ok).toBe(false);
      expect(verifyBundle(enclosed(text), options).ok).toBe(false);
    }),
  );
});

/** A bundle with any payload, signed as well as any. */
function enclosed(payload: string): string {
  const key = readPrivateKey(signer.privateKey);
  return printBundle(enclose(payload, key.ok ? key : null));
}

function statementText(): string {
  const { dsseEnvelope } = JSON.parse(bundle) as { dsseEnvelope: { payload: string } };
  return Buffer.from(dsseEnvelope.payload, 'base64').toString();
}

function resigned(change: (statement: Statement) => unknown): string {
  return enclosed(JSON.stringify(change(JSON.parse(statementText()) as Statement)));
}

function repredicated(overrides: Partial<CertificatePredicate>): string {
  return resigned((statement) => ({ ...statement, predicate: { ...statement.predicate, ...overrides } }));
}

function signatureIn(text: string): string {
  const parsed = JSON.parse(text) as { dsseEnvelope: { signatures: [{ sig: string }] } };
  return parsed.dsseEnvelope.signatures[0].sig;
}
