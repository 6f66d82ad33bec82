import { printKeylessBundle } from './certificate/bundle.ts';
import { payloadType } from './certificate/envelope.ts';
import { draft, type Sealed, seal, sealedIn, type ToSeal } from './certificate/seal.ts';
import { verifyBundle } from './certificate/verify.ts';
import type { RunRequest, World } from './model/world.ts';

/**
 * Seals a certificate: by the run's own identity where a signer is there, else by a key or not at all. What was signed
 * keyless is verified like any other's before it is called a certificate.
 */
export async function sealCertificate(
  toSeal: ToSeal,
  { signer, prover, log, clock }: Pick<World, 'signer' | 'prover' | 'log' | 'clock'>,
  { identities }: Pick<RunRequest, 'identities'>,
): Promise<Sealed> {
  if (signer === null) return seal(toSeal);
  const drafted = draft(toSeal);
  if (!drafted.ok) return drafted;
  const made = await signer.sign(drafted.payload, payloadType);
  if (made === null) return { ok: false, reason: 'Nobody could be had to sign it.' };
  const printed = printKeylessBundle(made);
  if (!printed.ok) return printed;
  const proof = await prover.prove(printed.bundle);
  if (!proof.ok) return proof;
  const verified = verifyBundle(printed.bundle, { publicKeys: [], identities, proof, now: clock() });
  if (!verified.ok) log.warn(`Nobody will use this certificate as a baseline. ${verified.reason}`);
  return sealedIn(printed.bundle, drafted.predicate, null);
}
