import { X509Certificate } from 'node:crypto';
import { z } from 'zod';
import { isBase64 } from './base64.ts';

// Measured: 3,000 characters for a certificate, 5,000 for an entry that holds it twice encoded.
const base64 = z.string().min(1).max(65_536).refine(isBase64, 'not canonical base64');

/** A positive number as protobuf's JSON writes 64 bits. Zero is left out. */
const number = z.string().regex(/^[1-9]\d{0,18}$/);

const proof = z.strictObject({
  logIndex: number.optional(),
  rootHash: base64,
  treeSize: number,
  hashes: z.array(base64).min(1).max(64).optional(),
  checkpoint: z.strictObject({ envelope: z.string().max(4096) }),
});

const logId = z.strictObject({ keyId: base64 });

/** An entry of Rekor 1: the log promises its time and its index. */
const timedEntry = z.strictObject({
  logIndex: number.optional(),
  logId,
  kindVersion: z.strictObject({ kind: z.literal('dsse'), version: z.literal('0.0.1') }),
  integratedTime: number,
  inclusionPromise: z.strictObject({ signedEntryTimestamp: base64 }),
  inclusionProof: proof,
  canonicalizedBody: base64,
});

/** An entry of Rekor 2, which tells no time: a timestamp authority does. */
const untimedEntry = z.strictObject({
  logIndex: number.optional(),
  logId,
  kindVersion: z.strictObject({ kind: z.literal('dsse'), version: z.literal('0.0.2') }),
  inclusionProof: proof,
  canonicalizedBody: base64,
});

const certificate = z.strictObject({ rawBytes: base64 });

/** What proves the signer: his certificate, one entry of a log, and the time by either of two ways. */
export const keylessMaterial = z.union([
  z.strictObject({
    certificate,
    tlogEntries: z.tuple([timedEntry]),
    timestampVerificationData: z.strictObject({}),
  }),
  z.strictObject({
    certificate,
    tlogEntries: z.tuple([untimedEntry]),
    timestampVerificationData: z.strictObject({
      rfc3161Timestamps: z.tuple([z.strictObject({ signedTimestamp: base64 })]),
    }),
  }),
]);

export type KeylessMaterial = z.output<typeof keylessMaterial>;

/** A DER certificate, or `null`: its bytes are the ones that would be written for it. */
export function signerOf({ certificate: { rawBytes } }: KeylessMaterial): X509Certificate | null {
  const bytes = Buffer.from(rawBytes, 'base64');
  try {
    const read = new X509Certificate(bytes);
    return read.raw.equals(bytes) ? read : null;
  } catch {
    return null;
  }
}

/**
 * What material says in a place that verifiers of Sigstore do not look at, and that is not so; `null` when all is well.
 * Verifiers take the size and the root of the tree from the checkpoint, one signature out of several, and the log's name as
 * a pattern.
 */
export function contradictionIn({ tlogEntries: [entry] }: KeylessMaterial): string | null {
  const { inclusionProof, logIndex } = entry;
  // transparency-dev/formats, log/README.md: origin, size, root hash and more lines; an empty one; a line for each signature.
  const checkpoint =
    /^([\w.:/-]+)( - \d+)?\n(\d+)\n([A-Za-z0-9+/=]+)\n(?:[^\n]+\n)*\n\u2014 (\S+) ([A-Za-z0-9+/=]+)\n$/.exec(
      inclusionProof.checkpoint.envelope,
    );
  if (checkpoint === null) return 'its checkpoint is not one with one signature';
  const [, origin, , size, root, name, signature = ''] = checkpoint;
  if (name !== origin) return 'its checkpoint is signed by another log';
  if (!isBase64(signature)) return 'the signature of its checkpoint is not canonical base64';
  if (size !== inclusionProof.treeSize) return "the size of its tree is not the checkpoint's";
  if (root !== inclusionProof.rootHash) return "the root of its tree is not the checkpoint's";
  if (!('integratedTime' in entry) && logIndex !== inclusionProof.logIndex)
    return 'its two indices of the log differ';
  return null;
}
