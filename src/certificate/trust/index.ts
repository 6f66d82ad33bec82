import type { Certificate } from '../../model/certificate.ts';
import type { TrustPolicy } from '../../model/trust.ts';
import type { ListedOrigin, Origin } from '../../model/world.ts';
import artifactExpired from './artifact-expired.ts';
import branch from './branch.ts';
import certificateBranch from './certificate-branch.ts';
import certificateDirectory from './certificate-directory.ts';
import certificateRepository from './certificate-repository.ts';
import conclusion from './conclusion.ts';
import type { Condition, Stage, TrustInputs } from './condition.ts';
import event from './event.ts';
import revoked from './revoked.ts';
import runCommit from './run-commit.ts';
import sameRepository from './same-repository.ts';
import scoringKnown from './scoring-known.ts';
import size from './size.ts';
import validityLength from './validity-length.ts';
import workflowPath from './workflow-path.ts';

type StagedConditions = { readonly [S in Stage]: readonly Condition<S>[] };

/** All of them have to hold, stage by stage; the first that does not is the reason given. */
export const conditions: StagedConditions = {
  listed: [sameRepository, branch, artifactExpired, size],
  origin: [event, workflowPath, conclusion],
  certificate: [
    runCommit,
    certificateRepository,
    certificateBranch,
    certificateDirectory,
    validityLength,
    revoked,
    scoringKnown,
  ],
};

/** Which condition does not hold, and why. */
export interface Distrust {
  readonly condition: string;
  readonly reason: string;
}

/** Judges a candidate by its listing, before anything is fetched. */
export function refuseListed(listed: ListedOrigin, policy: TrustPolicy): Distrust | null {
  return firstRefusal(conditions.listed, { listed, policy });
}

/** Judges a candidate by the run it comes from, before anything is fetched. */
export function refuseOrigin(origin: Origin, policy: TrustPolicy): Distrust | null {
  return firstRefusal(conditions.origin, { origin, policy });
}

/** Judges a verified certificate; `origin` is `null` where the store is a directory of one's own. */
export function refuseCertificate(
  certificate: Certificate,
  origin: Origin | null,
  policy: TrustPolicy,
): Distrust | null {
  return firstRefusal(conditions.certificate, { certificate, origin, policy });
}

function firstRefusal<S extends Stage>(
  staged: readonly Condition<S>[],
  input: TrustInputs[S],
): Distrust | null {
  for (const { id, refuse } of staged) {
    const reason = refuse(input);
    if (reason !== null) return { condition: id, reason };
  }
  return null;
}
