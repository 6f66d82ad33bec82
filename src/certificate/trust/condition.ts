import type { Certificate } from '../../model/certificate.ts';
import type { ListedOrigin, Origin } from '../../model/world.ts';

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

/** What is known at each stage: from the listing, from the run, from the verified certificate. */
export interface TrustInputs {
  readonly listed: { readonly listed: ListedOrigin; readonly policy: TrustPolicy };
  readonly origin: { readonly origin: Origin; readonly policy: TrustPolicy };
  readonly certificate: {
    readonly certificate: Certificate;
    /** `null` where the store is a directory of one's own. */
    readonly origin: Origin | null;
    readonly policy: TrustPolicy;
  };
}

export type Stage = keyof TrustInputs;

/** One thing that has to hold for a prior certificate to be used as a baseline. */
export interface Condition<S extends Stage = Stage> {
  readonly id: string;
  readonly stage: S;
  /** The sentence why the candidate is not trusted; `null` when this condition holds. */
  readonly refuse: (input: TrustInputs[S]) => string | null;
}

/** Types `refuse` to see what is known at its stage. */
export function defineCondition<const S extends Stage>(condition: Condition<S>): Condition<S> {
  return condition;
}
