import type { ScorecardDocument, Subject } from './document.ts';
import type { Level } from './verdict.ts';

/** Identifies our predicate. In-toto lets consumers ignore unknown fields, and an expiry must not be ignorable. */
export const predicateType = 'https://certgate.dev/attestation/certificate/v1';

/** What an in-toto Statement of ours says of a commit. */
export interface CertificatePredicate {
  /** SHA-256, hex, of repository id, commit, directory, run id and attempt; of the time, where there is no run. */
  readonly certificateId: string;
  readonly level: Level;
  readonly issuedAt: string;
  /** Worth nothing from this time on. */
  readonly expiresAt: string;
  /** The run that issued it; `null` in a terminal. */
  readonly run: IssuingRun | null;
  /** The certificate before this one, by the digest of its bundle; `null` for the first. */
  readonly predecessor: { readonly certificateId: string; readonly sha256: string } | null;
  readonly scorecard: ScorecardDocument;
}

export interface IssuingRun {
  readonly id: number;
  readonly attempt: number;
  readonly event: string;
  /** Path of the workflow file. */
  readonly workflow: string;
}

/** A certificate read back: its predicate, who signed it, and the digest of the bytes it came in. */
export interface Certificate {
  readonly predicate: CertificatePredicate;
  readonly subject: Subject & { readonly commit: string };
  /** Hex SHA-256 of the signer's DER SPKI; `null` when it is not signed, or keyless. */
  readonly keyId: string | null;
  /** Address and ref of the workflow that signed it keyless; `null` for any other. */
  readonly signer: string | null;
  /** SHA-256 of the bundle's bytes, hex. */
  readonly digest: string;
}
