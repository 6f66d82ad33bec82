import { mkdtempDisposableSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { localKeys, localPublicKey } from '../../src/platform/local-keys.ts';
import { Workspace } from '../../src/platform/workspace.ts';

/** A generator that counts what it made. */
function counting() {
  let made = 0;
  const generate = () => {
    made += 1;
    return { privateKey: `private ${made}`, publicKey: `public ${made}` };
  };
  return { generate, made: () => made };
}

test('made once, for its owner alone, and used again', async () => {
  using temporary = mkdtempDisposableSync(join(tmpdir(), 'certgate-test-'));
  const workspace = await Workspace.open(temporary.path);
  const { generate, made } = counting();
  const first = await localKeys(workspace, generate);
  expect(first).toEqual({ privateKey: 'private 1', publicKey: 'public 1' });
  const folder = join(temporary.path, '.certgate/keys');
  expect(statSync(join(folder, 'signing-key.pem')).mode & 0o777).toBe(0o600);
  expect(readFileSync(join(temporary.path, '.certgate/.gitignore'), 'utf8')).toBe('*\n');
  expect(await localKeys(workspace, generate)).toEqual(first);
  expect(made()).toBe(1);
});

test('half a pair is no pair: both are made again', async () => {
  using temporary = mkdtempDisposableSync(join(tmpdir(), 'certgate-test-'));
  const workspace = await Workspace.open(temporary.path);
  const { generate } = counting();
  await localKeys(workspace, generate);
  rmSync(join(temporary.path, '.certgate/keys/public-key.pem'));
  const second = { privateKey: 'private 2', publicKey: 'public 2' };
  expect(await localKeys(workspace, generate)).toEqual(second);
  expect(await localKeys(workspace, generate)).toEqual(second);
});

test('the public key is that of the checkout in whose folder a bundle lies', async () => {
  using temporary = mkdtempDisposableSync(join(tmpdir(), 'certgate-test-'));
  await localKeys(await Workspace.open(temporary.path), counting().generate);
  const at = (path: string) => localPublicKey(join(temporary.path, path));
  expect(await at('.certgate/certificate.sigstore.json')).toBe('public 1');
  expect(await at('.certgate/certificates/x.sigstore.json')).toBe('public 1');
  expect(await at('x.sigstore.json')).toBeNull();
  expect(await at('elsewhere/.certgate/x.sigstore.json')).toBeNull();
});
