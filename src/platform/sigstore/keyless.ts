import { CertgateError } from '../../model/problem.ts';
import type { Prover, Signer } from '../../model/world.ts';
import type { Signing } from './sign.ts';

/** Proves by a trusted root, given as JSON; `null`: that of the public good instance. */
export function keylessProver(trustedRoot: string | null): Prover {
  return { prove: async (bundle) => (await import('./sigstore.ts')).prove(bundle, trustedRoot) };
}

/** Signs by the identity of the run. */
export function keylessSigner(signing: Signing): Signer {
  return {
    sign: async (payload, payloadType) => (await import('./sigstore.ts')).sign(payload, payloadType, signing),
  };
}

/** Throws `CertgateError` where a job may not ask for a token that says who it is. */
export function needTokenPermission(environment: Readonly<Record<string, string | undefined>>): void {
  const names = ['ACTIONS_ID_TOKEN_REQUEST_URL', 'ACTIONS_ID_TOKEN_REQUEST_TOKEN'];
  if (names.every((name) => (environment[name] ?? '') !== '')) return;
  throw new CertgateError(
    'usage',
    'Signing keyless takes a token that says which run this is, and this job may not ask for one.',
    'Give the job `permissions: id-token: write`.',
  );
}
