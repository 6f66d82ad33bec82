import { verify } from 'node:crypto';
import type { CertificatePredicate } from '../model/certificate.ts';
import type { KeylessIdentity, Proof, SignerClaims } from '../model/keyless.ts';
import { type Envelope, pae, payloadOf } from './envelope.ts';
import { isIssuingEvent, issuingEvents } from './issuing-events.ts';
import { type KeylessMaterial, signerOf } from './keyless-bundle.ts';

/** Why a keyless certificate is refused: its proof does not hold, or what it proves is not what was asked for. */
export interface SignerRefusal {
  readonly ok: false;
  readonly code: 'no-identity' | 'wrong-identity' | 'wrong-run' | (Proof & { readonly ok: false })['code'];
  readonly reason: string;
}

const server = 'https://github.com';

/** Clocks of the run, of the authority and of the log may differ by so much. */
const skew = 5 * 60_000;

/**
 * Whether the certificate's key made the signature. Proves nothing about whose key that is, costs nothing, and tells a
 * changed payload by its name before any of Sigstore's code has to be loaded.
 */
export function isSignedByItsSigner(envelope: Envelope, material: KeylessMaterial): boolean {
  const signer = signerOf(material);
  const [signature] = envelope.signatures;
  if (signer === null || signature === undefined) return false;
  try {
    const bytes = pae(envelope.payloadType, payloadOf(envelope));
    return verify('sha256', bytes, signer.publicKey, Buffer.from(signature.sig, 'base64'));
  } catch {
    // A key that signs nothing.
    return false;
  }
}

/** Why the run that signed is none of those that may; `null` when it is one. Compares whole texts: nothing is a pattern. */
export function refuseIdentity(
  claims: SignerClaims,
  identities: readonly KeylessIdentity[],
): SignerRefusal | null {
  const differences = identities.map((identity) => differencesTo(claims, identity));
  const nearest = differences.toSorted((left, right) => left.length - right.length)[0];
  if (nearest === undefined || nearest.length === 0) return null;
  return {
    ok: false,
    code: 'wrong-identity',
    reason: `The certificate is signed by a run that may not: ${nearest.join(', ')}. Name it under \`certificate.keyless\` if it is yours; otherwise do not trust the file.`,
  };
}

/** Why what the certificate says of its run is not what the signer's says; `null` when the two agree. */
export function refuseRun(
  { claims, signedAt }: Proof & { readonly ok: true },
  { scorecard, run, issuedAt, expiresAt }: CertificatePredicate,
): SignerRefusal | null {
  const { repository, commit, ref } = scorecard.subject;
  const name = repository?.name ?? '';
  const signed = Date.parse(signedAt);
  const found = differing([
    ['repository', claims.repository, `${server}/${name}`],
    ['number of the repository', claims.repositoryId, String(repository?.id)],
    ['commit', claims.commit, commit ?? ''],
    ['ref', claims.ref, ref ?? ''],
    ['event', claims.event, run?.event ?? ''],
    ['run', claims.run, `${server}/${name}/actions/runs/${run?.id}/attempts/${run?.attempt}`],
    ['workflow', claims.workflow, `${server}/${name}/${run?.workflow}@${ref}`],
  ]);
  const isInTime = signed >= Date.parse(issuedAt) - skew && signed < Date.parse(expiresAt);
  if (!isInTime) found.push(`it was signed at ${signedAt}, which is not while it was being issued`);
  if (found.length === 0) return null;
  return {
    ok: false,
    code: 'wrong-run',
    reason: `The certificate does not say of its run what the one who vouches for the run says: ${found.join(', ')}. Do not trust it; have the commit certified again.`,
  };
}

function differencesTo(claims: SignerClaims, identity: KeylessIdentity): readonly string[] {
  const { issuer, repository, workflow, ref, runner } = identity;
  const address = `${server}/${repository}`;
  const own = `${address}/${workflow}@${ref}`;
  const found = differing([
    ['issuer', claims.issuer, issuer],
    ['repository', claims.repository, address],
    ['ref', claims.ref, ref],
    ['workflow', claims.workflow, own],
    ['signing workflow', claims.subject, own],
    ...(runner === 'any' ? [] : ([['runner', claims.runner, runner]] as const)),
  ]);
  if (!isIssuingEvent(claims.event ?? '')) {
    found.push(`its event is ${quoted(claims.event)}, not one of ${issuingEvents.join(', ')}`);
  }
  return found;
}

type Comparison = readonly [what: string, found: string | null, expected: string];

function differing(comparisons: readonly Comparison[]): string[] {
  return comparisons
    .filter(([, found, expected]) => found !== expected)
    .map(([what, found, expected]) => `its ${what} is ${quoted(found)}, not ${quoted(expected)}`);
}

function quoted(text: string | null): string {
  return text === null ? 'not named' : JSON.stringify(text.slice(0, 300));
}
