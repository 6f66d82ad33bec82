import { readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { makeOwnFolder } from './directory-store.ts';
import { ownFolder } from './git-repository.ts';
import type { Workspace } from './workspace.ts';

/** PEM texts. */
export interface KeyPair {
  readonly privateKey: string;
  readonly publicKey: string;
}

/**
 * The key pair of this checkout, made when it is first needed. What it signs is proved unchanged; who signed it is not,
 * since anyone with the folder has the key.
 */
export async function localKeys(workspace: Workspace, generate: () => KeyPair): Promise<KeyPair> {
  const folder = await makeOwnFolder(workspace, 'keys');
  const places = { privateKey: join(folder, 'signing-key.pem'), publicKey: join(folder, 'public-key.pem') };
  const [privateKey, publicKey] = await Promise.all([
    readOrNull(places.privateKey),
    readOrNull(places.publicKey),
  ]);
  if (privateKey !== null && publicKey !== null) return { privateKey, publicKey };
  const keys = generate();
  await writeFile(places.privateKey, keys.privateKey, { mode: 0o600 });
  await writeFile(places.publicKey, keys.publicKey);
  return keys;
}

async function readOrNull(path: string): Promise<string | null> {
  return await readFile(path, 'utf8').catch(() => null);
}

/** The public key of the checkout whose folder a bundle lies in; `null` when it lies elsewhere. */
export async function localPublicKey(bundle: string): Promise<string | null> {
  const folder = dirname(bundle);
  const own = [folder, dirname(folder)].find((candidate) => basename(candidate) === ownFolder);
  return own === undefined ? null : await readOrNull(join(own, 'keys', 'public-key.pem'));
}
