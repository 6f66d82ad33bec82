import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { printBundle } from '../../src/certificate/bundle.ts';
import { printReadDocument, readDocument } from '../../src/certificate/document-schema.ts';
import { enclose } from '../../src/certificate/envelope.ts';
import { readPrivateKey } from '../../src/certificate/keys.ts';
import type { Statement } from '../../src/certificate/statement.ts';
import { type VerifyOptions, verifyBundle } from '../../src/certificate/verify.ts';
import { main } from '../../src/cli.ts';
import type { ScorecardDocument } from '../../src/model/document.ts';
import { sha256 } from '../../src/model/fingerprint.ts';
import { alwaysAccepted } from '../../src/model/trust.ts';
import { prove } from '../../src/platform/sigstore/prove.ts';
import { sealed, signer } from '../support/certificates.ts';
import { type Checkout, checkoutOf } from '../support/checkout.ts';
import { subjectWith } from '../support/documents.ts';
import { keysOf } from '../support/keys.ts';
import { memoryTerminal } from '../support/memory-terminal.ts';
import { sealedKeyless, secondsAfter, widget } from '../support/sigstore/keyless-certificates.ts';
import { type Sigstore, startSigstore } from '../support/sigstore/stand-in.ts';
import { fixtures } from '../support/stories.ts';

/** A real certificate: of a story, as the command line leaves it. Some sixty thousand characters. */
let checkout: Checkout;
let sigstore: Sigstore;
let signed: string;
let document: ScorecardDocument;

const options: VerifyOptions = {
  publicKeys: [alwaysAccepted(signer.publicKey)],
  now: '2026-09-15T00:00:00.000Z',
};

beforeAll(async () => {
  sigstore = await startSigstore();
  checkout = await checkoutOf(join(fixtures, 'library-with-coverage/repo'));
  const terminal = memoryTerminal(checkout.directory, { CERTGATE_SIGNING_KEY: signer.privateKey });
  await main(['check', '--now', '2026-09-01T10:00:00Z', '--format', 'json', '--no-cache'], terminal);
  signed = readFileSync(join(checkout.directory, '.certgate/certificate.sigstore.json'), 'utf8');
  const read = readDocument(terminal.printed());
  if (!read.ok) throw new Error(read.reason);
  // Every kind of value is still there without most of the checks, and sixty thousand proofs would take minutes.
  const areas = read.document.areas.map((area) => ({ ...area, categories: area.categories.slice(-1) }));
  document = { ...read.document, areas, subject: subjectWith() };
}, 60_000);

afterAll(async () => {
  await checkout[Symbol.asyncDispose]();
  await sigstore[Symbol.asyncDispose]();
});

/** Every position takes minutes (`FUZZ=1`); every seventeenth shows in seconds what a careless change would let through. */
const isWhole = process.env['FUZZ'] === '1';
const stride = isWhole ? 1 : 17;

/** Positions at which a text with one bit changed is still accepted. */
function survivors(text: string, isAccepted: (changed: string, index: number) => boolean): number[] {
  const found: number[] = [];
  for (let index = 0; index < text.length; index += stride) {
    const flipped = String.fromCharCode(text.charCodeAt(index) ^ 1);
    if (isAccepted(text.slice(0, index) + flipped + text.slice(index + 1), index)) found.push(index);
  }
  return found;
}

describe('any changed byte is refused', { timeout: 600_000 }, () => {
  test('of one signed with a key', () => {
    expect(verifyBundle(signed, options)).toMatchObject({ ok: true });
    expect(survivors(signed, (changed) => verifyBundle(changed, options).ok)).toEqual([]);
  });

  test.each([1, 2] as const)('of one signed keyless, with a log of version %i', async (logVersion) => {
    const issued = { ...document, issuedAt: secondsAfter(sigstore, -30) };
    const text = await sealedKeyless(sigstore, { document: issued }, logVersion);
    const root = sigstore.trustedRoot();
    const accepting = { publicKeys: [], identities: [widget], now: secondsAfter(sigstore, 60) };
    const isAccepted = (changed: string) => {
      const first = verifyBundle(changed, accepting);
      // The proof is what costs: where all else refuses, it is not asked for.
      if (first.ok || first.code !== 'untrusted-signer') return first.ok;
      return verifyBundle(changed, { ...accepting, proof: prove(changed, root) }).ok;
    };
    expect(isAccepted(text)).toBe(true);
    // The signer's certificate before the entry of the log, and the payload after the timestamp, are alike in both.
    const isOfBoth = (index: number) =>
      logVersion === 2 && (index < text.indexOf('"tlogEntries"') || index > text.indexOf('"dsseEnvelope"'));
    const where = survivors(text, (changed, index) => !isOfBoth(index) && isAccepted(changed));
    expect(where.map((index) => text.slice(index - 20, index + 20))).toEqual([]);
  });
});

/** What an unsigned certificate cannot vouch for: nothing else in it follows from these, or they from it. */
const unvouched = ['expiresAt', 'run', 'predecessor'];

test('a changed byte of an unsigned certificate changes at most what nothing vouches for', {
  timeout: 600_000,
}, () => {
  const text = sealed({ document, signingKey: null }).bundle;
  const lenient = { ...options, publicKeys: [], allowUnsigned: true };
  const vouched = (changed: string): string | null => {
    const verified = verifyBundle(changed, lenient);
    if (!verified.ok) return null;
    const { predicate, subject } = verified.certificate;
    const rest = Object.entries(predicate).filter(([key]) => !unvouched.includes(key));
    return JSON.stringify([subject, rest, predicate.run?.id, predicate.run?.attempt, predicate.run?.event]);
  };
  const whole = vouched(text);
  expect(whole).not.toBeNull();
  const accepted = survivors(text, (changed) => {
    const left = vouched(changed);
    if (left !== null) expect(left).toBe(whole);
    return left !== null;
  });
  // Digits of its expiry and letters of the workflow's path. A key, or the store's own digest, is what stops those.
  if (isWhole) expect(accepted.length).toBeGreaterThan(0);
  expect(accepted.length).toBeLessThan(80);
});

test('any changed field of a real scorecard, signed again with another key, is refused', {
  timeout: 600_000,
}, () => {
  const { dsseEnvelope } = JSON.parse(signed) as { dsseEnvelope: { payload: string } };
  const statement = JSON.parse(Buffer.from(dsseEnvelope.payload, 'base64').toString()) as Statement;
  const stranger = readPrivateKey(keysOf(2).privateKey);
  const own = readPrivateKey(signer.privateKey);
  if (!stranger.ok || !own.ok) throw new Error('A key of the tests cannot be read.');
  let fields = 0;
  for (const scorecard of oneChange(statement.predicate.scorecard)) {
    fields += 1;
    const [commit] = statement.subject;
    const file = { name: 'scorecard.json', digest: { sha256: sha256(printReadDocument(scorecard)) } };
    const payload = JSON.stringify({
      ...statement,
      subject: [commit, file],
      predicate: { ...statement.predicate, scorecard },
    });
    const envelope = enclose(payload, stranger);
    expect(verifyBundle(printBundle(envelope), options)).toMatchObject({ ok: false, code: 'wrong-key' });
    const lying = envelope.signatures.map(({ sig }) => ({ sig, keyid: own.keyId }));
    expect(verifyBundle(printBundle({ ...envelope, signatures: lying }), options)).toMatchObject({
      ok: false,
      code: 'bad-signature',
    });
  }
  expect(fields).toBeGreaterThan(1000);
});

/** The value with each of its leaves changed in turn. */
function* oneChange<T>(value: T): Generator<T> {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      for (const changed of oneChange(item)) yield value.with(index, changed) as T;
    }
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) {
      for (const changed of oneChange(item)) yield { ...value, [key]: changed };
    }
  } else if (typeof value === 'string') yield `${value}x` as T;
  else if (typeof value === 'number') yield (value + 1) as T;
  else if (typeof value === 'boolean') yield !value as T;
  else yield 0 as T;
}
