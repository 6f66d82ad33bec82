import type { Certificate } from '../model/certificate.ts';
import type { Revocations } from '../model/trust.ts';

/** The sentence why a certificate is taken back; `null` when it is not. */
export function revocationOf({ predicate, keyId }: Certificate, revoked: Revocations): string | null {
  const { certificateId, issuedAt } = predicate;
  if (revoked.certificates.includes(certificateId)) return `Certificate ${certificateId} is revoked.`;
  if (keyId !== null && revoked.keys.includes(keyId)) return `Its key ${keyId} is revoked.`;
  // Written so that a time that is none refuses.
  if (revoked.before !== null && !(Date.parse(issuedAt) >= Date.parse(revoked.before)))
    return `It was issued at ${issuedAt}, and what was issued before ${revoked.before} is revoked.`;
  return null;
}
