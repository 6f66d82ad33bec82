import type { FileKind } from '../../model/evidence.ts';
import type { SecretCandidate } from '../../model/facts.ts';
import type { Classification } from '../../model/finding.ts';

/** Why a candidate is what it is: a named proof that a person can disagree with. */
export interface Reason {
  readonly id: string;
  readonly classification: Classification;
  /** The proof, as a whole sentence. */
  readonly proof: string;
  /** `now`: ISO time. */
  readonly applies: (candidate: SecretCandidate, file: FileKind, now: string) => boolean;
}
