import { printKeylessBundle } from './certificate/bundle.ts';
import { payloadType } from './certificate/envelope.ts';
import { draft, type Sealed, seal, sealedIn, type ToSeal } from './certificate/seal.ts';
import { printTestResult, type Tested, testResultOf } from './certificate/test-result.ts';
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

/** The test result that stands beside a certificate, by its file's name: signed like that one. */
export async function sealTestResult(
  tested: Tested,
  { signer }: Pick<World, 'signer'>,
  { signingKey }: Pick<RunRequest, 'signingKey'>,
): Promise<Readonly<Record<string, string>>> {
  const payload = testResultOf(tested);
  if (signer === null) {
    const text = printTestResult(payload, signingKey);
    return text === null ? {} : { 'test-result.intoto.json': text };
  }
  const made = await signer.sign(payload, payloadType);
  return made === null ? {} : { 'test-result.sigstore.json': `${JSON.stringify(made, null, 2)}\n` };
}
