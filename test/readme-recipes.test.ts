import { spawnSync } from 'node:child_process';
import { createPublicKey } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleFromJSON } from '@sigstore/bundle';
import { toSignedEntity, toTrustMaterial, Verifier } from '@sigstore/verify';
import { describe, expect, it } from 'vitest';
import { printBundle } from '../src/certificate/bundle.ts';
import { enclose } from '../src/certificate/envelope.ts';
import { readPrivateKey } from '../src/certificate/keys.ts';
import { verifyBundle } from '../src/certificate/verify.ts';
import { alwaysAccepted } from '../src/model/trust.ts';
import { sealed, signer } from './support/certificates.ts';
import { keysOf } from './support/keys.ts';

const readme = readFileSync(join(import.meta.dirname, '../README.md'), 'utf8');
const recipe = /^Without certgate, with openssl[^\n]*\n\n```sh\n([\s\S]*?)```$/m.exec(readme)?.[1] ?? '';

/** Whether the README's own commands, word by word, end well on a certificate and a key. */
function opensslAccepts(bundle: string, publicKey: string): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'certgate-recipe-'));
  try {
    writeFileSync(join(folder, 'certificate.sigstore.json'), bundle);
    writeFileSync(join(folder, 'certgate-key.pub.pem'), publicKey);
    const ended = spawnSync('bash', ['-euo', 'pipefail', '-c', recipe], { cwd: folder, encoding: 'utf8' });
    return ended.status === 0 && ended.stdout.includes('Signature Verified Successfully');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Whether Sigstore's verifier accepts it, with one public key and none of its services. */
function sigstoreAccepts(bundle: string, publicKey: string): boolean {
  const root = { certificateAuthorities: [], timestampAuthorities: [], tlogs: [], ctlogs: [] };
  const material = toTrustMaterial({ mediaType: '', ...root }, () => ({
    publicKey: createPublicKey(publicKey),
    validFor: () => true,
  }));
  try {
    const entity = toSignedEntity(bundleFromJSON(JSON.parse(bundle)));
    new Verifier(material, { tlogThreshold: 0, ctlogThreshold: 0, timestampThreshold: 0 }).verify(entity);
    return true;
  } catch {
    return false;
  }
}

function certgateAccepts(bundle: string, publicKey: string): boolean {
  return verifyBundle(bundle, { publicKeys: [alwaysAccepted(publicKey)], now: '2026-09-15T00:00:00Z' }).ok;
}

const { bundle } = sealed();
const other = keysOf(2);

/** The envelope with another payload, and the signature of the old one. */
function withPayload(change: (payload: string) => string): string {
  const parsed = JSON.parse(bundle) as { dsseEnvelope: { payload: string } };
  const payload = Buffer.from(parsed.dsseEnvelope.payload, 'base64').toString();
  parsed.dsseEnvelope.payload = Buffer.from(change(payload)).toString('base64');
  return `${JSON.stringify(parsed, null, 2)}\n`;
}

function signatureOf(text: string): string {
  return (JSON.parse(text) as { dsseEnvelope: { signatures: [{ sig: string }] } }).dsseEnvelope.signatures[0]
    .sig;
}

const certificates: readonly (readonly [name: string, accepted: boolean, bundle: string, key: string])[] = [
  ['what we signed', true, bundle, signer.publicKey],
  ['a longer one', true, sealed({ validForDays: 91 }).bundle, signer.publicKey],
  ['another key', false, bundle, other.publicKey],
  [
    'a changed payload',
    false,
    withPayload((text) => text.replace('"CERTIFIED"', '"CONDITIONAL"')),
    signer.publicKey,
  ],
  ['a payload with one space more', false, withPayload((text) => `${text} `), signer.publicKey],
  [
    'a changed signature',
    false,
    bundle.replace(signatureOf(bundle), signatureOf(sealed({ validForDays: 91 }).bundle)),
    signer.publicKey,
  ],
  ['a changed payload type', false, bundle.replace('vnd.in-toto+json', 'vnd.in-tutu+json'), signer.publicKey],
  [
    'the signature of another key under the name of ours',
    false,
    bundle.replace(signatureOf(bundle), signatureOf(sealed({ signingKey: other.privateKey }).bundle)),
    signer.publicKey,
  ],
  ['no signature', false, sealed({ signingKey: null }).bundle, signer.publicKey],
];

const hasTools = ['openssl', 'jq'].every((tool) => spawnSync(tool, ['--version']).error === undefined);

const missing = hasTools ? '' : ' (the recipe is SKIPPED: there is no openssl or no jq here)';

describe(`other people’s tools${missing}`, () => {
  it('have a recipe in the README', () => {
    expect(recipe).toContain('openssl pkeyutl -verify -rawin');
  });

  it.each(certificates)('say of %s what certgate says: %s', (_name, accepted, text, key) => {
    expect(certgateAccepts(text, key)).toBe(accepted);
    expect(sigstoreAccepts(text, key)).toBe(accepted);
    if (hasTools) expect(opensslAccepts(text, key)).toBe(accepted);
  });

  it('agree on a payload of any kind: the signature is over bytes', () => {
    const key = readPrivateKey(signer.privateKey);
    for (const payload of ['{}', 'ünïcödé \u{1f600}', '\n\n', 'a'.repeat(70_000)]) {
      const text = printBundle(enclose(payload, key.ok ? key : null));
      expect(sigstoreAccepts(text, signer.publicKey)).toBe(true);
      if (hasTools) expect(opensslAccepts(text, signer.publicKey), payload.slice(0, 20)).toBe(true);
    }
  });
});
