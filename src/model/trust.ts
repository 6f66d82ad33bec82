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
}
