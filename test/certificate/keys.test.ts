import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  generateKeys,
  keyIdOf,
  publicKeyOf,
  readPrivateKey,
  readPublicKey,
} from '../../src/certificate/keys.ts';
import { sha256 } from '../../src/model/fingerprint.ts';
import { keysOf } from '../support/keys.ts';

const { privateKey, publicKey } = keysOf(1);
const p256 = generateKeyPairSync('ec', {
  namedCurve: 'P-256',
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});
const encrypted = generateKeyPairSync('ed25519', {
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' },
});

test('generates a pair whose halves belong together', () => {
  const keys = generateKeys();
  expect(publicKeyOf(keys.privateKey)).toEqual({ ok: true, publicKey: keys.publicKey });
  expect(keyIdOf(keys.publicKey)).toEqual({ ok: true, keyId: keys.keyId });
  expect(generateKeys().keyId).not.toBe(keys.keyId);
});

test('the id of a key is the SHA-256 of its DER SPKI, in hex', () => {
  const der = createPublicKey(publicKey).export({ type: 'spki', format: 'der' });
  expect(keyIdOf(publicKey)).toEqual({ ok: true, keyId: sha256(der) });
  expect(readPrivateKey(privateKey)).toMatchObject({ ok: true, keyId: sha256(der) });
});

test('white space around a key, and the line ends of Windows, do not matter', () => {
  expect(readPrivateKey(`\n  ${privateKey.replaceAll('\n', '\r\n')}\n\n`).ok).toBe(true);
  expect(readPublicKey(`\n${publicKey.trim()}`).ok).toBe(true);
});

describe('refuses as a signing key', () => {
  test.each([
    ['nothing', '', 'not one block of PEM'],
    ['a public key', publicKey, 'a PEM block of type `PUBLIC KEY`'],
    ['a key of P-256', p256.privateKey, 'of type `ec`, not ed25519'],
    ['an encrypted key', encrypted.privateKey, 'encrypted with a passphrase'],
    ['two keys', privateKey + privateKey, 'not one block of PEM'],
    ['a key cut short', privateKey.replace(/.{8}\n-----END/, '\n-----END'), 'cannot be read'],
  ])('%s', (_name, pem, reason) => {
    const read = readPrivateKey(pem);
    expect(read).toMatchObject({ ok: false, reason: expect.stringContaining(reason) });
    expect(!read.ok && read.reason).toContain('certgate keygen');
    expect(publicKeyOf(pem)).toEqual(read);
  });
});

describe('refuses as a public key', () => {
  test.each([
    ['nothing', '', 'not one block of PEM'],
    ['a private key', privateKey, 'a PEM block of type `PRIVATE KEY`'],
    ['a key of P-256', p256.publicKey, 'of type `ec`, not ed25519'],
    ['a key cut short', publicKey.replace(/.{8}\n-----END/, '\n-----END'), 'cannot be read'],
  ])('%s', (_name, pem, reason) => {
    expect(readPublicKey(pem)).toMatchObject({ ok: false, reason: expect.stringContaining(reason) });
    expect(keyIdOf(pem)).toEqual(readPublicKey(pem));
  });
});

test('never crashes on any text, and never repeats it', () => {
  const body = privateKey.split('\n')[1] ?? '';
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(readPublicKey(text).ok).toBe(false);
      const wrapped = `-----BEGIN PRIVATE KEY-----\n${body}\n${text}\n-----END PRIVATE KEY-----`;
      const read = readPrivateKey(wrapped);
      if (!read.ok) expect(read.reason).not.toContain(body.slice(0, 12));
    }),
  );
});
