import type { Certificate } from '../model/certificate.ts';
import { sha256 } from '../model/fingerprint.ts';
import type { AcceptedKey } from '../model/trust.ts';
import { readBundle } from './bundle.ts';
import { type Envelope, isSignedBy, payloadOf } from './envelope.ts';
import { type Key, readPublicKey } from './keys.ts';
import { readStatement } from './statement.ts';

/** Every way in which a certificate can be refused, in the order in which they are looked for. */
export const refusalCodes = [
  'malformed',
  'wrong-type',
  'unsigned',
  'no-key',
  'bad-key',
  'wrong-key',
  'bad-signature',
  'bad-statement',
  'inconsistent',
  'key-out-of-time',
  'wrong-commit',
  'not-yet-valid',
  'expired',
  'too-old',
] as const;

export type RefusalCode = (typeof refusalCodes)[number];

export interface VerifyOptions {
  /** Keys whose signature is accepted: ed25519. */
  readonly publicKeys: readonly AcceptedKey[];
  /** ISO time. */
  readonly now: string;
  /** The commit it has to be of, all digits. */
  readonly commit?: string;
  /** Whole days since it was issued, at most. */
  readonly maxAgeDays?: number;
  /**
   * Whether an unsigned certificate will do. Not when `publicKeys` names any: who names a key wants its signature, and
   * taking the signature off must not help.
   */
  readonly allowUnsigned?: boolean;
  /** Whether one that has expired will do: a chain is made of such. */
  readonly allowExpired?: boolean;
}

export type Verified = { readonly ok: true; readonly certificate: Certificate } | Refusal;

interface Refusal {
  readonly ok: false;
  readonly code: RefusalCode;
  /** What, why, what to do. */
  readonly reason: string;
}

/** Clocks may differ by five minutes: a certificate issued a moment ago elsewhere is not from the future. */
const skew = 5 * 60_000;

const day = 86_400_000;

/** Verifies a certificate, offline: first its bytes, then its signature, and only then what it says. */
export function verifyBundle(text: string, options: VerifyOptions): Verified {
  const bundle = readBundle(text);
  if (!bundle.ok) return bundle;
  const refusal = refuseSignature(bundle.envelope, options);
  if (refusal !== null) return refusal;
  const read = readStatement(payloadOf(bundle.envelope));
  if (!read.ok) return read;
  const { predicate, subject } = read.statement;
  const certificate: Certificate = {
    predicate,
    subject: { ...predicate.scorecard.subject, commit: subject[0].digest.gitCommit },
    keyId: bundle.keyId,
    digest: sha256(text),
  };
  return refuseKey(certificate, options) ?? refuseUse(certificate, options) ?? { ok: true, certificate };
}

function refuseSignature(envelope: Envelope, options: VerifyOptions): Refusal | null {
  const { publicKeys, allowUnsigned = false } = options;
  const [signature] = envelope.signatures;
  if (signature === undefined) {
    if (allowUnsigned && publicKeys.length === 0) return null;
    const why =
      publicKeys.length === 0 ? 'a signature is asked for' : 'a signature of a given key is asked for';
    return refused(
      'unsigned',
      `The certificate is not signed, and ${why}. Issue it with a signing key (\`certgate keygen\` makes one).`,
    );
  }
  if (publicKeys.length === 0) {
    return refused(
      'no-key',
      `The certificate is signed by key ${signature.keyid}, and no public key was given to check that with. Give it by \`--key\` or \`certificate.public-keys\`.`,
    );
  }
  const keys: Key[] = [];
  for (const [index, { pem }] of publicKeys.entries()) {
    const key = readPublicKey(pem);
    if (!key.ok) return refused('bad-key', `Public key ${index + 1} of ${publicKeys.length}: ${key.reason}`);
    keys.push(key);
  }
  const key = keys.find(({ keyId }) => keyId === signature.keyid);
  if (key === undefined) {
    const given = keys.map(({ keyId }) => keyId).join(', ');
    return refused(
      'wrong-key',
      `The certificate is signed by key ${signature.keyid}, which is not among those accepted (${given}). Accept that key if it is yours; otherwise do not trust the file.`,
    );
  }
  if (isSignedBy(envelope, signature, key)) return null;
  return refused(
    'bad-signature',
    `The signature is not that of key ${key.keyId} over this certificate, so one of the two was changed. Do not trust the file; fetch it again from where it was issued.`,
  );
}

/** A key may stand there more than once, each time for other days: one of them has to hold the time of issue. */
function refuseKey(
  { keyId, predicate: { issuedAt } }: Certificate,
  { publicKeys }: VerifyOptions,
): Refusal | null {
  if (keyId === null) return null;
  const own = publicKeys.filter(({ pem }) => {
    const key = readPublicKey(pem);
    return key.ok && key.keyId === keyId;
  });
  const issuedOn = issuedAt.slice(0, 10);
  const isInTime = ({ notBefore, notAfter }: AcceptedKey) =>
    (notBefore === null || notBefore <= issuedOn) && (notAfter === null || issuedOn <= notAfter);
  if (own.some(isInTime)) return null;
  const times = own.map(({ notBefore, notAfter }) => `${notBefore ?? '…'} to ${notAfter ?? '…'}`);
  return refused(
    'key-out-of-time',
    `The certificate was issued at ${issuedAt}, and its key ${keyId} may sign from ${times.join(' and ')}. Do not trust it; have the branch certified again with a key that is accepted now.`,
  );
}

// Comparisons are written so that a time that is none refuses.
function refuseUse(certificate: Certificate, options: VerifyOptions): Refusal | null {
  const { commit, maxAgeDays, now, allowExpired = false } = options;
  const { issuedAt, expiresAt } = certificate.predicate;
  const age = Date.parse(now) - Date.parse(issuedAt);
  if (commit !== undefined && commit !== certificate.subject.commit) {
    return refused(
      'wrong-commit',
      `The certificate is of commit ${certificate.subject.commit}, not of ${JSON.stringify(commit)}. Look for the certificate of that commit.`,
    );
  }
  if (!(age >= -skew)) {
    return refused(
      'not-yet-valid',
      `The certificate was issued at ${issuedAt}, and it is ${now}. Set the clock right, or do not trust the file.`,
    );
  }
  if (!allowExpired && !(Date.parse(now) < Date.parse(expiresAt))) {
    return refused(
      'expired',
      `The certificate expired at ${expiresAt}, and it is ${now}. It is worth nothing any more: have the branch certified again.`,
    );
  }
  if (maxAgeDays !== undefined && !(age <= maxAgeDays * day)) {
    return refused(
      'too-old',
      `The certificate was issued at ${issuedAt}, more than ${maxAgeDays} days before ${now}. Have the branch certified again, or allow a greater age.`,
    );
  }
  return null;
}

function refused(code: RefusalCode, reason: string): Refusal {
  return { ok: false, code, reason };
}
