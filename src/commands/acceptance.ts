import { join } from 'node:path';
import type { KeylessIdentity } from '../model/keyless.ts';
import { CertgateError } from '../model/problem.ts';
import { defaultSettings } from '../model/settings.ts';
import { type AcceptedKey, alwaysAccepted, type Revocations } from '../model/trust.ts';
import type { Prover } from '../model/world.ts';
import { localPublicKey } from '../platform/local-keys.ts';
import { keylessProver } from '../platform/sigstore/keyless.ts';
import { readNamedFile } from '../platform/text-file.ts';
import { readPolicy } from '../policy.ts';
import type { Terminal } from './command.ts';

/** What a person says of whose signature they accept. */
export interface Accepting {
  readonly key?: string[] | undefined;
  readonly config?: string | undefined;
  readonly identity?: string[] | undefined;
  readonly issuer: string;
  readonly 'github-hosted': boolean;
  readonly 'trusted-root'?: string | undefined;
}

export interface Acceptance {
  readonly publicKeys: readonly AcceptedKey[];
  readonly identities: readonly KeylessIdentity[];
  readonly revoked: Revocations;
  readonly prover: Prover;
  /** Whether the key is the one that was made for the checkout. */
  readonly isOwn: boolean;
}

/** By the keys and runs that are named, and those of the configuration; with none, by the key of the checkout. */
export async function acceptanceOf(
  accepting: Accepting,
  path: string,
  now: string,
  { workingDirectory }: Terminal,
): Promise<Acceptance> {
  const { key = [], config, identity = [], issuer, 'github-hosted': isHosted } = accepting;
  const policy =
    config === undefined
      ? defaultSettings
      : readPolicy(await readNamedFile(workingDirectory, config), config, now);
  const { publicKeys, keyless, trustedRoot, revoked } = policy.certificate;
  const given = await Promise.all(key.map((name) => readNamedFile(workingDirectory, name)));
  const named = identity.map((text) => identityOf(text, issuer, isHosted ? 'github-hosted' : 'any'));
  const isNamed = key.length > 0 || identity.length > 0 || config !== undefined;
  const own = isNamed ? null : await localPublicKey(join(workingDirectory, path));
  const root = accepting['trusted-root'] ?? trustedRoot;
  return {
    publicKeys: own === null ? [...given.map(alwaysAccepted), ...publicKeys] : [alwaysAccepted(own)],
    identities: [...named, ...keyless],
    revoked,
    prover: keylessProver(root === null ? null : await readNamedFile(workingDirectory, root)),
    isOwn: own !== null,
  };
}

/** `octo/widget/.github/workflows/certgate.yml@refs/heads/main`, as Sigstore writes it or without `https://github.com/`. */
function identityOf(text: string, issuer: string, runner: KeylessIdentity['runner']): KeylessIdentity {
  const parts =
    /^(?:https:\/\/github\.com\/)?([\w-]+\/[\w.-]+)\/(\.github\/workflows\/[^/@]+)@(refs\/.+)$/.exec(text);
  const [, repository, workflow, ref] = parts ?? [];
  if (repository !== undefined && workflow !== undefined && ref !== undefined)
    return { issuer, repository, workflow, ref, runner };
  throw new CertgateError(
    'usage',
    `\`${text}\` names no run.`,
    'Write it whole: `OWNER/REPO/.github/workflows/certgate.yml@refs/heads/main`.',
  );
}
