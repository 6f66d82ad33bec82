import { historyAfter } from '../../src/certificate/history.ts';
import { type Sealed, seal, type ToSeal } from '../../src/certificate/seal.ts';
import { verifyBundle } from '../../src/certificate/verify.ts';
import type { Certificate, IssuingRun } from '../../src/model/certificate.ts';
import { alwaysAccepted } from '../../src/model/trust.ts';
import { documentWith } from './documents.ts';
import { keysOf } from './keys.ts';

/** The pair that certificates of the tests are signed with. */
export const signer = keysOf(1);

export const issuingRun: IssuingRun = {
  id: 9001,
  attempt: 1,
  event: 'push',
  workflow: '.github/workflows/certgate.yml',
};

/** Seals a certificate, signed by `signer` and valid for 90 days, or throws its refusal. */
export function sealed(overrides: Partial<ToSeal> = {}): Sealed & { readonly ok: true } {
  const { document = documentWith(), predecessor = null, ...rest } = overrides;
  const result = seal({
    // As a run would record it.
    document: predecessor === null ? document : { ...document, history: historyAfter(predecessor.predicate) },
    certificateRun: issuingRun,
    validForDays: 90,
    predecessor,
    signingKey: signer.privateKey,
    ...rest,
  });
  if (!result.ok) throw new Error(result.reason);
  return result;
}

/** A certificate as it is read back, at the time it was issued. */
export function certificateWith(overrides: Partial<ToSeal> = {}): Certificate {
  const { bundle, predicate, keyId } = sealed(overrides);
  const verified = verifyBundle(bundle, {
    publicKeys: keyId === null ? [] : [alwaysAccepted(signer.publicKey)],
    now: predicate.issuedAt,
    allowUnsigned: true,
  });
  if (!verified.ok) throw new Error(verified.reason);
  return verified.certificate;
}
