/** A key whose signature counts, and when: on certificates that were issued within its time. */
export interface AcceptedKey {
  /** SPKI, PEM. */
  readonly pem: string;
  /** Day (UTC) from which on; `null`: since ever. */
  readonly notBefore: string | null;
  /** Day (UTC) until which, that day included; `null`: for ever. */
  readonly notAfter: string | null;
}

/** A key that may have signed on any day. */
export function alwaysAccepted(pem: string): AcceptedKey {
  return { pem, notBefore: null, notAfter: null };
}

/** What was issued and is not to be trusted any more. */
export interface Revocations {
  /** Ids of certificates. */
  readonly certificates: readonly string[];
  /** Ids of keys: hex SHA-256 of their DER SPKI. */
  readonly keys: readonly string[];
  /** Nothing counts that was issued before: ISO time, UTC. */
  readonly before: string | null;
}

/**
 * Largest archive in bytes, by what is listed and by what arrives. Half of the longest bundle that is read: an archive
 * shrinks a long bundle to an eighth (measured), so no honest one is refused.
 */
export const largestArchiveBytes = 16 * 1024 * 1024;

/** What a prior certificate has to match, as the target branch's policy and the run itself say it. */
export interface TrustPolicy {
  /** GitHub's id of this repository, which no rename or fork can take; `null` outside GitHub, where any will do. */
  readonly repositoryId: number | null;
  /** The target branch, without `refs/heads/`; `null` when none is known, and any will do. */
  readonly branch: string | null;
  /** Path of the workflow file whose runs issue certificates. */
  readonly workflow: string;
  /** Folder of the repository that certificates are of, `''` for all of it. */
  readonly directory: string;
  /** Longest time from issue to expiry, in days. */
  readonly longestValidityDays: number;
  readonly revoked: Revocations;
}
