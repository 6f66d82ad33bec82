import { z } from 'zod';
import { isBase64 } from './base64.ts';
import { type Envelope, payloadType } from './envelope.ts';
import { digest } from './fields.ts';
import { firstIssue } from './first-issue.ts';
import { contradictionIn, type KeylessMaterial, keylessMaterial } from './keyless-bundle.ts';

/** Sigstore bundle v0.3, JSON form (sigstore/protobuf-specs, sigstore_bundle.proto). */
export const bundleMediaType = 'application/vnd.dev.sigstore.bundle.v0.3+json';

/**
 * Longest bundle in characters, written or read. Measured: 410 characters and 20 µs a finding, so this is room for
 * 80,000 of them, read in under two seconds.
 */
export const longestBundle = 32 * 1024 * 1024;

const envelope = {
  payload: z.string().min(1),
  payloadType: z.string().max(200),
};

const bundleSchema = z.union([
  z.strictObject({
    mediaType: z.string().max(200),
    verificationMaterial: z.strictObject({ publicKey: z.strictObject({ hint: digest }) }),
    dsseEnvelope: z.strictObject({
      ...envelope,
      signatures: z.tuple([z.strictObject({ sig: z.string().length(88), keyid: digest })]),
    }),
  }),
  z.strictObject({
    mediaType: z.string().max(200),
    verificationMaterial: z.strictObject({ unsigned: z.literal(true) }),
    dsseEnvelope: z.strictObject({ ...envelope, signatures: z.tuple([]) }),
  }),
]);

const keylessBundle = z.strictObject({
  mediaType: z.string().max(200),
  verificationMaterial: keylessMaterial,
  dsseEnvelope: z.strictObject({
    ...envelope,
    // At most 72 bytes: ECDSA on P-256, DER. Sigstore writes no key id here.
    signatures: z.tuple([z.strictObject({ sig: z.string().min(1).max(96) })]),
  }),
});

type Bundle = z.output<typeof bundleSchema>;

type KeylessBundle = z.output<typeof keylessBundle>;

/** A file that names the certificate of its signer is held to the keyless form, and told what it lacks of that. */
const namesSigner = z.looseObject({ verificationMaterial: z.looseObject({ certificate: z.unknown() }) });

export type ReadBundle =
  | {
      readonly ok: true;
      readonly envelope: Envelope;
      readonly keyId: string | null;
      /** What is to prove the signer of a keyless bundle; `null` for any other. */
      readonly keyless: KeylessMaterial | null;
    }
  | { readonly ok: false; readonly code: 'malformed' | 'wrong-type'; readonly reason: string };

/**
 * The one text of a bundle: keys in this order, two spaces, newline at the end.
 *
 * Signed: `verificationMaterial.publicKey.hint` is the key's id. Unsigned: `verificationMaterial` is
 * `{"unsigned": true}` and there are no signatures. Sigstore knows no such material, so that its tools refuse the file,
 * as they should; a person who opens it can read why.
 */
export function printBundle(sealed: Envelope): string {
  const keyId = sealed.signatures[0]?.keyid;
  const bundle = {
    mediaType: bundleMediaType,
    verificationMaterial: keyId === undefined ? { unsigned: true } : { publicKey: { hint: keyId } },
    dsseEnvelope: {
      payload: sealed.payload,
      payloadType: sealed.payloadType,
      signatures: sealed.signatures.map(({ sig, keyid }) => ({ sig, keyid })),
    },
  };
  return `${JSON.stringify(bundle, null, 2)}\n`;
}

/**
 * The one text of a keyless bundle, from what Sigstore's library made: the same content, keys in our order. Or the
 * sentence why this is no bundle that would be read back.
 */
export function printKeylessBundle(
  made: unknown,
): { readonly ok: true; readonly bundle: string } | { readonly ok: false; readonly reason: string } {
  const parsed = keylessBundle.safeParse(made);
  if (!parsed.success) {
    return {
      ok: false,
      reason: `Sigstore gave a bundle of another form than certgate reads: ${issueOf(parsed.error)}.`,
    };
  }
  return { ok: true, bundle: printedKeyless(parsed.data) };
}

/**
 * Reads a bundle without looking into its payload. Takes only the bytes that `printBundle` would write: a file cannot
 * be changed in a place that no signature covers and still pass.
 */
export function readBundle(text: string): ReadBundle {
  if (text.length > longestBundle) {
    return malformed(`it is ${text.length} characters long, more than the ${longestBundle} that are read`);
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return malformed('it is not JSON');
  }
  const parsed = (namesSigner.safeParse(json).success ? keylessBundle : bundleSchema).safeParse(json);
  if (!parsed.success)
    return malformed(`it is no Sigstore bundle as certgate writes it: ${issueOf(parsed.error)}`);
  const { mediaType, dsseEnvelope } = parsed.data;
  if (mediaType !== bundleMediaType) return wrongType('a bundle of type', mediaType, bundleMediaType);
  if (dsseEnvelope.payloadType !== payloadType) {
    return wrongType('an envelope of type', dsseEnvelope.payloadType, payloadType);
  }
  if (!isCanonical(parsed.data, text)) {
    return malformed(
      'its bytes are not the ones certgate writes for what it says, so it was changed afterwards',
    );
  }
  if (isKeyless(parsed.data)) {
    const { verificationMaterial: keyless } = parsed.data;
    const contradiction = contradictionIn(keyless);
    if (contradiction !== null) return malformed(`it contradicts itself: ${contradiction}`);
    const signatures = dsseEnvelope.signatures.map(({ sig }) => ({ sig, keyid: '' }));
    return { ok: true, envelope: { ...dsseEnvelope, signatures }, keyId: null, keyless };
  }
  const envelope = parsed.data.dsseEnvelope;
  return { ok: true, envelope, keyId: envelope.signatures[0]?.keyid ?? null, keyless: null };
}

function isKeyless(bundle: Bundle | KeylessBundle): bundle is KeylessBundle {
  return 'certificate' in bundle.verificationMaterial;
}

function isCanonical(bundle: Bundle | KeylessBundle, text: string): boolean {
  const { payload, signatures } = bundle.dsseEnvelope;
  const [signature] = signatures;
  if (isKeyless(bundle)) {
    return isBase64(payload) && isBase64(signature?.sig ?? '') && printedKeyless(bundle) === text;
  }
  // The hint is not signed; it has to be the key id that `printBundle` takes from the signature.
  return (
    isBase64(payload) &&
    (signature === undefined || isBase64(signature.sig)) &&
    printBundle(bundle.dsseEnvelope) === text
  );
}

function printedKeyless(bundle: KeylessBundle): string {
  return `${JSON.stringify(bundle, null, 2)}\n`;
}

/** A union's own issue says only that nothing fits: what the signed form lacks is what helps. */
function issueOf({ issues }: z.ZodError): string {
  const [issue] = issues;
  if (issue?.code !== 'invalid_union') return firstIssue({ issues });
  const [first = issues] = issue.errors;
  return firstIssue({ issues: first.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] })) });
}

function malformed(found: string): ReadBundle {
  return {
    ok: false,
    code: 'malformed',
    reason: `The file is not a certificate: ${found}. Fetch the certificate again from where it was issued.`,
  };
}

function wrongType(what: string, found: string, expected: string): ReadBundle {
  return {
    ok: false,
    code: 'wrong-type',
    reason: `The file is ${what} ${JSON.stringify(found)}, not \`${expected}\`. Give a certificate that certgate issued.`,
  };
}
