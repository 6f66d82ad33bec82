import { awaitsProof, type Verified, type VerifyOptions, verifyBundle } from './certificate/verify.ts';
import type { Prover } from './model/world.ts';

/** Verifies a certificate of any kind. The prover is asked, and Sigstore's code loaded, only when all depends on it. */
export async function verifyCertificate(
  text: string,
  options: Omit<VerifyOptions, 'proof'>,
  prover: Prover,
): Promise<Verified> {
  if (!awaitsProof(text, options)) return verifyBundle(text, options);
  return verifyBundle(text, { ...options, proof: await prover.prove(text) });
}
