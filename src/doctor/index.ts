import type { Setup, Sprung, Trap } from './trap.ts';
import duplicateJobName from './traps/duplicate-job-name.ts';
import eventFilters from './traps/event-filters.ts';
import longValidity from './traps/long-validity.ts';
import missingMergeGroup from './traps/missing-merge-group.ts';
import missingPermissions from './traps/missing-permissions.ts';
import missingRenewal from './traps/missing-renewal.ts';
import missingWorkflow from './traps/missing-workflow.ts';
import openSigningKey from './traps/open-signing-key.ts';
import pullRequestTarget from './traps/pull-request-target.ts';
import skippedGate from './traps/skipped-gate.ts';
import unnamedNeeds from './traps/unnamed-needs.ts';
import unpinnedGate from './traps/unpinned-gate.ts';
import unreadableWorkflow from './traps/unreadable-workflow.ts';
import unsignedCertificates from './traps/unsigned-certificates.ts';

export type { Setup, Trap } from './trap.ts';

/** Worst first, as far as one can say. */
export const traps: readonly Trap[] = [
  missingWorkflow,
  unreadableWorkflow,
  pullRequestTarget,
  skippedGate,
  eventFilters,
  missingMergeGroup,
  duplicateJobName,
  unnamedNeeds,
  openSigningKey,
  missingPermissions,
  unpinnedGate,
  longValidity,
  missingRenewal,
  unsignedCertificates,
];

export interface Diagnosis extends Sprung {
  readonly trap: string;
  readonly severity: Trap['severity'];
}

/** Every trap that is sprung, in the order of the list. */
export function diagnose(setup: Setup): readonly Diagnosis[] {
  return traps.flatMap(({ id, severity, find }) =>
    find(setup).map((sprung) => ({ trap: id, severity, ...sprung })),
  );
}
