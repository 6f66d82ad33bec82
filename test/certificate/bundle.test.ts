import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bundleMediaType, longestBundle, printBundle, readBundle } from '../../src/certificate/bundle.ts';
import { enclose, payloadType } from '../../src/certificate/envelope.ts';
import { readPrivateKey } from '../../src/certificate/keys.ts';
import { signer } from '../support/certificates.ts';

const key = readPrivateKey(signer.privateKey);
const signed = printBundle(enclose('{"a":1}', key.ok ? key : null));
const unsigned = printBundle(enclose('{"a":1}', null));

test('a signed bundle is a Sigstore bundle v0.3 with a public key', () => {
  const keyid = key.ok ? key.keyId : '';
  expect(JSON.parse(signed)).toEqual({
    mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json',
    verificationMaterial: { publicKey: { hint: keyid } },
    dsseEnvelope: {
      payload: 'eyJhIjoxfQ==',
      payloadType: 'application/vnd.in-toto+json',
      signatures: [{ sig: expect.stringMatching(/^[\w+/]{86}==$/), keyid }],
    },
  });
});

test('an unsigned bundle says so where the key would be', () => {
  expect(JSON.parse(unsigned)).toMatchObject({
    verificationMaterial: { unsigned: true },
    dsseEnvelope: { signatures: [] },
  });
});

test('gives any envelope back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1 }), fc.boolean(), (payload, isSigned) => {
      const envelope = enclose(payload, isSigned && key.ok ? key : null);
      expect(readBundle(printBundle(envelope))).toEqual({
        ok: true,
        envelope,
        keyId: isSigned && key.ok ? key.keyId : null,
        keyless: null,
      });
    }),
  );
});

describe('refuses', () => {
  const refused: readonly (readonly [name: string, text: string, code: string])[] = [
    ['an empty file', '', 'malformed'],
    ['no object', '[]', 'malformed'],
    ['another JSON file', '{"name":"x"}', 'malformed'],
    ['another media type', signed.replace('v0.3', 'v0.2'), 'wrong-type'],
    ['another payload type', signed.replace(payloadType, 'text/plain'), 'wrong-type'],
    ['a byte order mark', `\ufeff${signed}`, 'malformed'],
    ['white space at the end', `${signed}\n`, 'malformed'],
    ['no newline at the end', signed.trimEnd(), 'malformed'],
    ['another layout', JSON.stringify(JSON.parse(signed)), 'malformed'],
    ['the ends of Windows', signed.replaceAll('\n', '\r\n'), 'malformed'],
    ['an unknown key', signed.replace('"mediaType"', '"x": 1, "mediaType"'), 'malformed'],
    ['a key twice', signed.replace('"payloadType"', '"payloadType": "x", "payloadType"'), 'malformed'],
    ['an escaped letter', signed.replace('"payload"', '"p\\u0061yload"'), 'malformed'],
    ['a payload without padding', signed.replace('eyJhIjoxfQ==', 'eyJhIjoxfQ'), 'malformed'],
    ['other unused bits in the last digit', signed.replace('eyJhIjoxfQ==', 'eyJhIjoxfR=='), 'malformed'],
    ['base64url', unsigned.replace('eyJhIjoxfQ==', '_-8='), 'malformed'],
    ['an empty payload', signed.replace('eyJhIjoxfQ==', ''), 'malformed'],
    ['a hint of another key', signed.replace(/"hint": "./, '"hint": "g'), 'malformed'],
    [
      'a hint that is not the key id',
      signed.replace(/"hint": "\w+"/, `"hint": "${'0'.repeat(64)}"`),
      'malformed',
    ],
    ['no signature with a key', signed.replace(/"signatures": \[[^\]]*\]/, '"signatures": []'), 'malformed'],
    ['a signature without a key', unsigned.replace('"signatures": []', '"signatures": [{}]'), 'malformed'],
    ['two signatures', doubled(signed), 'malformed'],
    ['more than is ever read', ' '.repeat(longestBundle + 1), 'malformed'],
    ['deep nesting', '['.repeat(200_000), 'malformed'],
  ];

  test.each(refused)('%s', (_name, text, code) => {
    const read = readBundle(text);
    expect(read).toMatchObject({ ok: false, code });
    expect(!read.ok && read.reason.length).toBeLessThan(800);
  });

  test('any text, without crashing', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), (text) => {
        expect(readBundle(text).ok).toBe(false);
      }),
    );
  });
});

test.each([
  [{}, 'verificationMaterial.publicKey'],
  [{ certificate: {} }, 'verificationMaterial.certificate.rawBytes'],
])('says what %j lacks', (verificationMaterial, says) => {
  const read = readBundle(JSON.stringify({ mediaType: bundleMediaType, verificationMaterial }));
  expect(!read.ok && read.reason).toContain(says);
});

function doubled(text: string): string {
  const bundle = JSON.parse(text) as { dsseEnvelope: { signatures: unknown[] } };
  bundle.dsseEnvelope.signatures.push(...bundle.dsseEnvelope.signatures);
  return `${JSON.stringify(bundle, null, 2)}\n`;
}
