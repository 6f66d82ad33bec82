import type { Certificate } from '../model/certificate.ts';
import { dayMilliseconds } from '../model/day.ts';
import { sha256 } from '../model/fingerprint.ts';
import type { KeylessIdentity, Proof } from '../model/keyless.ts';
import type { AcceptedKey } from '../model/trust.ts';
import { type ReadBundle, readBundle } from './bundle.ts';
import { type Envelope, isSignedBy, payloadOf } from './envelope.ts';
import { type Key, readPublicKey } from './keys.ts';
import { isSignedByItsSigner, refuseIdentity, refuseRun, type SignerRefusal } from './signer.ts';
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

/** Those of a keyless certificate stand beside them: `model/keyless.ts` and `signer.ts` have the lists. */
type RefusalCode = (typeof refusalCodes)[number] | SignerRefusal['code'];

export interface VerifyOptions {
  /** Keys whose signature is accepted: ed25519. */
  readonly publicKeys: readonly AcceptedKey[];
  /** Runs whose keyless signature is accepted. */
  readonly identities?: readonly KeylessIdentity[];
  /** What the material of this very bundle proves, when it is keyless: the one part that takes Sigstore's code. */
  readonly proof?: Proof;
  /** ISO time. */
  readonly now: string;
  /** The commit it has to be of, all digits. */
  readonly commit?: string;
  /** Whole days since it was issued, at most. */
  readonly maxAgeDays?: number;
  /**
   * Whether an unsigned certificate will do. Not when any key or identity is named: who names one wants its signature,
   * and taking the signature off must not help.
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

/** Verifies a certificate, offline: first its bytes, then its signature, and only then what it says. */
export function verifyBundle(text: string, options: VerifyOptions): Verified {
  const bundle = readBundle(text);
  if (!bundle.ok) return bundle;
  const refusal =
    bundle.keyless === null ? refuseSignature(bundle.envelope, options) : refuseSigner(bundle, options);
  if (refusal !== null) return refusal;
  const read = readStatement(payloadOf(bundle.envelope));
  if (!read.ok) return read;
  const { predicate, subject } = read.statement;
  const proven = bundle.keyless !== null && options.proof?.ok ? options.proof : null;
  const strange = proven === null ? null : refuseRun(proven, predicate);
  if (strange !== null) return strange;
  const certificate: Certificate = {
    predicate,
    subject: { ...predicate.scorecard.subject, commit: subject[0].digest.gitCommit },
    keyId: bundle.keyId,
    signer: proven?.claims.subject ?? null,
    digest: sha256(text),
  };
  return refuseKey(certificate, options) ?? refuseUse(certificate, options) ?? { ok: true, certificate };
}

/** Whether it depends on a proof of its material, and so on Sigstore's code, what becomes of this bundle. */
export function awaitsProof(text: string, { identities = [] }: VerifyOptions): boolean {
  const bundle = readBundle(text);
  return (
    bundle.ok &&
    bundle.keyless !== null &&
    identities.length > 0 &&
    isSignedByItsSigner(bundle.envelope, bundle.keyless)
  );
}

function refuseSigner(
  { envelope, keyless }: ReadBundle & { readonly ok: true },
  { identities = [], proof }: VerifyOptions,
): Refusal | null {
  if (identities.length === 0) {
    return refused(
      'no-identity',
      'The certificate is signed keyless, by a run of a workflow, and no run is named whose signature is accepted. Name it by `--identity` or `certificate.keyless`.',
    );
  }
  if (keyless === null || !isSignedByItsSigner(envelope, keyless)) {
    return refused(
      'bad-signature',
      'The signature is not that of the certificate beside it, so one of the two was changed. Do not trust the file; fetch it again from where it was issued.',
    );
  }
  // Nobody has looked: that proves nothing.
  if (proof === undefined) return refused('untrusted-signer', 'Nothing proves who signed the certificate.');
  return proof.ok ? refuseIdentity(proof.claims, identities) : proof;
}

function refuseSignature(envelope: Envelope, options: VerifyOptions): Refusal | null {
  const { publicKeys, identities = [], allowUnsigned = false } = options;
  const [signature] = envelope.signatures;
  if (signature === undefined) {
    const isNamed = publicKeys.length > 0 || identities.length > 0;
    if (allowUnsigned && !isNamed) return null;
    const why = isNamed ? 'a signature of a given key or run is asked for' : 'a signature is asked for';
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
  if (maxAgeDays !== undefined && !(age <= maxAgeDays * dayMilliseconds)) {
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
