import { generateKeyPairSync } from 'node:crypto';
import { keysOf } from './keys.ts';

/** RFC 8410: an ed25519 key, which is one line of base 64. */
export const ed25519Pem = keysOf(7).privateKey;

/** A fresh P-256 key as a text of PKCS 8 or of SEC 1, under a passphrase or bare. */
export function ecPem(type: 'pkcs8' | 'sec1', passphrase?: string): string {
  const protection = passphrase === undefined ? {} : { cipher: 'aes-256-cbc', passphrase };
  return generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type, format: 'pem', ...protection },
  }).privateKey;
}

/** A fresh RSA key. */
export function rsaPem(): string {
  return generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  }).privateKey;
}

/**
 * An ed25519 key as OpenSSH writes it (PROTOCOL.key): magic, cipher, derivation, its options, the number of keys, the
 * public key, the private part. The last two are filled, not computed: only the form matters here.
 */
export function openSshPem(cipher: 'none' | 'aes256-ctr', fill: Uint8Array): string {
  const part = (bytes: string | Uint8Array) => {
    const content = Buffer.from(bytes);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(content.length);
    return Buffer.concat([length, content]);
  };
  const options =
    cipher === 'none' ? '' : Buffer.concat([part(fill.subarray(0, 16)), Buffer.from([0, 0, 0, 16])]);
  const publicKey = Buffer.concat([part('ssh-ed25519'), part(fill.subarray(0, 32))]);
  const body = Buffer.concat([
    Buffer.from('openssh-key-v1\0'),
    part(cipher),
    part(cipher === 'none' ? 'none' : 'bcrypt'),
    part(options),
    Buffer.from([0, 0, 0, 1]),
    part(publicKey),
    part(Buffer.concat([publicKey, fill])),
  ]).toString('base64');
  const lines = body.match(/.{1,70}/g) ?? [];
  return pem('OPENSSH', lines.join('\n'));
}

/** A block with any body, whether it is a key or not. */
export function pem(label: string, body: string): string {
  const name = `${label === '' ? '' : `${label} `}PRIVATE ${'KEY'}`;
  return `-----BEGIN ${name}-----\n${body}\n-----END ${name}-----\n`;
}
