import { printKeylessBundle } from '../../../src/certificate/bundle.ts';
import { payloadType } from '../../../src/certificate/envelope.ts';
import { draft, type ToSeal } from '../../../src/certificate/seal.ts';
import type { KeylessIdentity } from '../../../src/model/keyless.ts';
import { sign } from '../../../src/platform/sigstore/sign.ts';
import { issuingRun } from '../certificates.ts';
import { documentWith } from '../documents.ts';
import type { Sigstore } from './stand-in.ts';

/** A time so many seconds after everything is signed, ISO. */
export function secondsAfter({ signsAt }: Sigstore, seconds: number): string {
  return new Date(signsAt.getTime() + seconds * 1000).toISOString();
}

/** The run of `claims`. */
export const widget: KeylessIdentity = {
  issuer: 'https://token.actions.githubusercontent.com',
  repository: 'octo/widget',
  workflow: '.github/workflows/certgate.yml',
  ref: 'refs/heads/main',
  runner: 'any',
};

/** A certificate signed keyless by whoever `sigstore.claims` says, or throws its refusal. */
export async function sealedKeyless(
  sigstore: Sigstore,
  overrides: Partial<Omit<ToSeal, 'signingKey'>> = {},
  logVersion: 1 | 2 = 1,
): Promise<string> {
  const drafted = draft({
    document: documentWith({ issuedAt: secondsAfter(sigstore, -30) }),
    certificateRun: issuingRun,
    validForDays: 90,
    predecessor: null,
    ...overrides,
  });
  if (!drafted.ok) throw new Error(drafted.reason);
  return await signedKeyless(sigstore, drafted.payload, logVersion);
}

/** Any payload, signed keyless. */
export async function signedKeyless(
  sigstore: Sigstore,
  payload: string,
  logVersion: 1 | 2 = 1,
): Promise<string> {
  const made = await sign(payload, payloadType, {
    services: sigstore.signingConfig(logVersion),
    token: async () => await sigstore.token(),
  });
  const printed = printKeylessBundle(made);
  if (!printed.ok) throw new Error(printed.reason);
  return printed.bundle;
}
