import { bundleFromJSON } from '@sigstore/bundle';
import { TrustedRoot } from '@sigstore/protobuf-specs';
import {
  type Signer,
  type TrustMaterial,
  toSignedEntity,
  toTrustMaterial,
  VerificationError,
  Verifier,
} from '@sigstore/verify';
import type { Proof, SignerClaims } from '../../model/keyless.ts';
import { publicGoodRoot } from './public-good.ts';
import { isInForm } from './timestamp-form.ts';

type Unproven = (Proof & { readonly ok: false })['code'];

/** What the library's codes are called here, by what they begin with. */
const codes: readonly (readonly [beginning: string, code: Unproven, what: string])[] = [
  ['TLOG', 'bad-log-entry', 'its entry in the transparency log does not hold'],
  ['TIMESTAMP', 'bad-timestamp', 'the time at which it was signed does not hold'],
  ['SIGNATURE', 'bad-signature', 'its signature does not hold'],
];

/** Fulcio's extensions (fulcio, docs/oid-info.md): from .8 on, each is a DER string in UTF-8. */
const extension = '1.3.6.1.4.1.57264.1.';

/**
 * What the material of a keyless bundle proves by a trusted root (sigstore/protobuf-specs, sigstore_trustroot.proto; `null`:
 * that of the public good instance): one log entry, one time, and one certificate that was logged when it was issued. Offline.
 */
export function prove(bundle: string, trustedRoot: string | null): Proof {
  let material: TrustMaterial;
  try {
    material = toTrustMaterial(TrustedRoot.fromJSON(JSON.parse(trustedRoot ?? publicGoodRoot())));
  } catch (error) {
    return {
      ok: false,
      code: 'bad-trusted-root',
      reason: `The trusted root is not one of Sigstore: ${messageOf(error)}. Give a \`trusted_root.json\`, as \`cosign trusted-root create\` writes it.`,
    };
  }
  try {
    const read = bundleFromJSON(JSON.parse(bundle));
    const entity = toSignedEntity(read);
    const verifier = new Verifier(material, { tlogThreshold: 1, ctlogThreshold: 1, timestampThreshold: 1 });
    const signer = verifier.verify(entity);
    const { tlogEntries, timestampVerificationData } = read.verificationMaterial;
    // Of an entry that promises no time, the library takes any log whose checkpoint holds.
    const isKnown = (keyId: Buffer) => material.tlogs.some(({ logID }) => logID.equals(keyId));
    if (!tlogEntries.every(({ logId }) => logId !== undefined && isKnown(logId.keyId))) {
      throw new VerificationError({ code: 'TLOG_BODY_ERROR', message: 'it names another log' });
    }
    const [stamp] = timestampVerificationData?.rfc3161Timestamps ?? [];
    const [time] = entity.timestamps;
    if (
      time?.$case === 'timestamp-authority' &&
      (stamp === undefined || !isInForm(time.timestamp.root, Buffer.from(stamp.signedTimestamp)))
    ) {
      throw new VerificationError({ code: 'TIMESTAMP_ERROR', message: 'the timestamp is of another form' });
    }
    const signedAt =
      time?.$case === 'timestamp-authority'
        ? time.timestamp.signingTime
        : new Date(Number(time?.tlogEntry.integratedTime) * 1000);
    return { ok: true, claims: claimsOf(signer), signedAt: signedAt.toISOString() };
  } catch (error) {
    const name = error instanceof VerificationError ? error.code : '';
    const [, code = 'untrusted-signer', what = 'the certificate of its signer does not hold'] =
      codes.find(([beginning]) => name.startsWith(beginning)) ?? [];
    return {
      ok: false,
      code,
      reason: `Nothing proves who signed the certificate: ${what} (${messageOf(error)}). Do not trust the file, unless the trusted root is out of date: give a newer one.`,
    };
  }
}

function claimsOf({ identity }: Signer): SignerClaims {
  const oids = identity?.oids ?? [];
  const claim = (number: number): string | null => {
    const values = oids.filter(({ oid }) => oid?.id.join('.') === `${extension}${number}`);
    const [only] = values;
    // One that is there twice could be read as either.
    return only === undefined || values.length > 1 ? null : utf8StringOf(only.value);
  };
  return {
    subject: identity?.subjectAlternativeName ?? null,
    issuer: claim(8),
    runner: claim(11),
    repository: claim(12),
    commit: claim(13),
    ref: claim(14),
    repositoryId: claim(15),
    workflow: claim(18),
    event: claim(20),
    run: claim(21),
  };
}

/** The text of a DER UTF8String (X.690, 8.1.3) that fills its bytes; `null` for anything else. */
function utf8StringOf(der: Buffer): string | null {
  const [tag, length = 0] = der;
  const isLong = length === 0x81;
  const text = der.subarray(isLong ? 3 : 2);
  const given = isLong ? der[2] : length;
  return tag === 0x0c && given === text.length ? text.toString('utf8') : null;
}

function messageOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.replace(/\.$/, '').slice(0, 300);
}
