import { sign, verify } from 'node:crypto';
import type { Key } from './keys.ts';

/** What a DSSE envelope of an in-toto Statement says it carries (in-toto attestation framework, "Envelope layer"). */
export const payloadType = 'application/vnd.in-toto+json';

/** A DSSE envelope, JSON form (secure-systems-lab/dsse, envelope.md). */
export interface Envelope {
  /** Base64 (RFC 4648, section 4), padded. */
  readonly payload: string;
  readonly payloadType: string;
  /** None or one, in a certificate of ours. */
  readonly signatures: readonly Signature[];
}

export interface Signature {
  /** Base64 of the 64 bytes of an ed25519 signature. */
  readonly sig: string;
  readonly keyid: string;
}

/** DSSE's pre-authentication encoding: `DSSEv1 LEN(type) type LEN(body) body`, lengths in bytes (protocol.md). */
export function pae(type: string, body: Uint8Array): Buffer {
  const head = `DSSEv1 ${Buffer.byteLength(type)} ${type} ${body.length} `;
  return Buffer.concat([Buffer.from(head, 'utf8'), body]);
}

/** Wraps a payload, signed with ed25519 (RFC 8032) when there is a key. */
export function enclose(payload: string, key: Key | null): Envelope {
  const body = Buffer.from(payload, 'utf8');
  const signatures =
    key === null
      ? []
      : [{ sig: sign(null, pae(payloadType, body), key.key).toString('base64'), keyid: key.keyId }];
  return { payload: body.toString('base64'), payloadType, signatures };
}

/** Whether a signature is this key's, over this payload and its type. */
export function isSignedBy(envelope: Envelope, signature: Signature, key: Key): boolean {
  return verify(
    null,
    pae(envelope.payloadType, payloadOf(envelope)),
    key.key,
    Buffer.from(signature.sig, 'base64'),
  );
}

/** The bytes that are signed: the ones to parse, after the signature, and no others. */
export function payloadOf(envelope: Envelope): Buffer {
  return Buffer.from(envelope.payload, 'base64');
}
