import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { sha256 } from '../model/fingerprint.ts';

/** A key that was read, with its id: hex SHA-256 of the DER SPKI of its public half. */
export interface Key {
  readonly key: KeyObject;
  readonly keyId: string;
}

export type Refused = { readonly ok: false; readonly reason: string };

/** A new ed25519 pair (RFC 8032): PKCS 8 and SPKI, both PEM. The one function of this room that asks for chance. */
export function generateKeys(): {
  readonly privateKey: string;
  readonly publicKey: string;
  readonly keyId: string;
} {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return {
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    keyId: idOf(publicKey),
  };
}

/** The public half of a private key, PEM. */
export function publicKeyOf(privatePem: string): { readonly ok: true; readonly publicKey: string } | Refused {
  const read = readPrivateKey(privatePem);
  if (!read.ok) return read;
  return {
    ok: true,
    publicKey: createPublicKey(read.key).export({ type: 'spki', format: 'pem' }).toString(),
  };
}

/** The id of a public key: what a signature and a bundle name it by. */
export function keyIdOf(publicPem: string): { readonly ok: true; readonly keyId: string } | Refused {
  const read = readPublicKey(publicPem);
  return read.ok ? { ok: true, keyId: read.keyId } : read;
}

/** Reads an ed25519 key in PKCS 8 PEM. The reason never holds any part of the key. */
export function readPrivateKey(pem: string): ({ readonly ok: true } & Key) | Refused {
  const label = labelOf(pem);
  if (label === 'ENCRYPTED PRIVATE KEY') {
    return refused(
      'The signing key is encrypted with a passphrase, and nobody is there to type it',
      'private',
    );
  }
  if (label !== 'PRIVATE KEY') return refused(`The signing key is ${named(label)}`, 'private');
  return readKey(() => createPrivateKey(pem.trim()), 'private');
}

/** Reads an ed25519 key in SPKI PEM. A private key is refused here, though it holds a public one: it must not lie about. */
export function readPublicKey(pem: string): ({ readonly ok: true } & Key) | Refused {
  const label = labelOf(pem);
  if (label !== 'PUBLIC KEY') return refused(`The public key is ${named(label)}`, 'public');
  return readKey(() => createPublicKey(pem.trim()), 'public');
}

type Half = 'private' | 'public';

const wanted: Readonly<Record<Half, string>> = {
  private: 'give an unencrypted ed25519 key as PKCS 8 PEM (`-----BEGIN PRIVATE KEY-----`)',
  public: 'give an ed25519 key as SPKI PEM (`-----BEGIN PUBLIC KEY-----`)',
};

function readKey(read: () => KeyObject, half: Half): ({ readonly ok: true } & Key) | Refused {
  const what = half === 'private' ? 'The signing key' : 'The public key';
  let key: KeyObject;
  try {
    key = read();
  } catch {
    return refused(`${what} looks like PEM and cannot be read`, half);
  }
  if (key.asymmetricKeyType !== 'ed25519') {
    return refused(`${what} is of type \`${key.asymmetricKeyType ?? 'unknown'}\`, not ed25519`, half);
  }
  return { ok: true, key, keyId: idOf(half === 'private' ? createPublicKey(key) : key) };
}

function idOf(publicKey: KeyObject): string {
  return sha256(publicKey.export({ type: 'spki', format: 'der' }));
}

/** What a text of exactly one PEM block calls itself (RFC 7468); `null` for any other text. */
function labelOf(pem: string): string | null {
  const block = /^-----BEGIN ([A-Z0-9 ]+)-----\r?\n[A-Za-z0-9+/=\r\n]+-----END \1-----$/;
  return block.exec(pem.trim())?.[1] ?? null;
}

function named(label: string | null): string {
  return label === null ? 'not one block of PEM' : `a PEM block of type \`${label}\``;
}

function refused(found: string, half: Half): Refused {
  return { ok: false, reason: `${found}: ${wanted[half]}; \`certgate keygen\` makes a pair.` };
}
