import { createPrivateKey, createPublicKey } from 'node:crypto';

/** An ed25519 pair made of a number, the same on every run: PEM, PKCS 8 and SPKI. */
export function keysOf(seed: number): { readonly privateKey: string; readonly publicKey: string } {
  // RFC 8410, section 7: a PrivateKeyInfo of ed25519 is this prefix and the 32 bytes of the seed.
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.alloc(32, seed)]);
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  return {
    privateKey: key.export({ type: 'pkcs8', format: 'pem' }).toString(),
    publicKey: createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString(),
  };
}
