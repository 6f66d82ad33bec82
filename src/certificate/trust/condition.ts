import type { Certificate } from '../../model/certificate.ts';
import type { TrustPolicy } from '../../model/trust.ts';
import type { ListedOrigin, Origin } from '../../model/world.ts';

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
