import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { enclose, isSignedBy, pae, payloadOf, payloadType } from '../../src/certificate/envelope.ts';
import { type Key, readPrivateKey, readPublicKey } from '../../src/certificate/keys.ts';
import { sealed, signer } from '../support/certificates.ts';
import { keysOf } from '../support/keys.ts';

const signing = keyOf(readPrivateKey(signer.privateKey));
const verifying = keyOf(readPublicKey(signer.publicKey));

test('encodes as the DSSE specification does in its test vector', () => {
  expect(pae('http://example.com/HelloWorld', Buffer.from('hello world')).toString()).toBe(
    'DSSEv1 29 http://example.com/HelloWorld 11 hello world',
  );
});

test('counts bytes, not characters', () => {
  expect(pae('ü', Buffer.from('€')).toString()).toBe('DSSEv1 2 ü 3 €');
});

test('never encodes two different things alike', () => {
  const text = fc.string({ maxLength: 6, unit: fc.constantFrom(' ', '0', '1', 'a') });
  fc.assert(
    fc.property(text, text, text, text, (type, body, otherType, otherBody) => {
      const same = type === otherType && body === otherBody;
      expect(pae(type, Buffer.from(body)).equals(pae(otherType, Buffer.from(otherBody)))).toBe(same);
    }),
  );
});

test('gives a payload back, and a signature that holds for nothing else', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (payload, other) => {
      const envelope = enclose(payload, signing);
      const [signature = { sig: '', keyid: '' }] = envelope.signatures;
      expect(payloadOf(envelope).toString()).toBe(payload);
      expect(signature.keyid).toBe(verifying.keyId);
      expect(isSignedBy(envelope, signature, verifying)).toBe(true);
      expect(isSignedBy(envelope, signature, keyOf(readPublicKey(keysOf(2).publicKey)))).toBe(false);
      expect(isSignedBy({ ...envelope, payloadType: `${payloadType}x` }, signature, verifying)).toBe(false);
      const swapped = { ...envelope, payload: enclose(other, null).payload };
      expect(isSignedBy(swapped, signature, verifying)).toBe(payload === other);
    }),
    { numRuns: 50 },
  );
});

const hasOpenssl = spawnSync('openssl', ['version']).status === 0;
const opensslTest = hasOpenssl ? test : test.skip;

opensslTest(
  `openssl agrees with our signature${hasOpenssl ? '' : ' (SKIPPED: there is no openssl here)'}`,
  () => {
    const { dsseEnvelope } = JSON.parse(sealed().bundle) as {
      dsseEnvelope: { payload: string; payloadType: string; signatures: [{ sig: string }] };
    };
    const bytes = pae(dsseEnvelope.payloadType, Buffer.from(dsseEnvelope.payload, 'base64'));
    const tampered = Buffer.from(bytes);
    tampered[tampered.length - 1] = 0x20;
    expect(opensslVerify(bytes, dsseEnvelope.signatures[0].sig)).toBe(true);
    expect(opensslVerify(tampered, dsseEnvelope.signatures[0].sig)).toBe(false);
  },
);

function opensslVerify(bytes: Buffer, signature: string): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'certgate-openssl-'));
  try {
    writeFileSync(join(folder, 'key.pem'), signer.publicKey);
    writeFileSync(join(folder, 'bytes'), bytes);
    writeFileSync(join(folder, 'signature'), Buffer.from(signature, 'base64'));
    const files = ['-inkey', 'key.pem', '-in', 'bytes', '-sigfile', 'signature'];
    return (
      spawnSync('openssl', ['pkeyutl', '-verify', '-rawin', '-pubin', ...files], { cwd: folder }).status === 0
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function keyOf(read: ({ readonly ok: true } & Key) | { readonly ok: false; readonly reason: string }): Key {
  if (!read.ok) throw new Error(read.reason);
  return read;
}
