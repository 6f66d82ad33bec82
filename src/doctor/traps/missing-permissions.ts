import type { Permissions } from '../../model/workflow.ts';
import { at, type GateJob, gateJobs, runsOn, type Trap } from '../trap.ts';

interface Needed {
  readonly permission: string;
  readonly access: 'read' | 'write';
  /** What is lost without it. */
  readonly lost: string;
}

const always: readonly Needed[] = [
  { permission: 'contents', access: 'read', lost: 'the configuration of the base can’t be read' },
  { permission: 'actions', access: 'read', lost: 'there is no prior certificate to compare with' },
  { permission: 'statuses', access: 'write', lost: 'there is no commit status' },
];

const onPullRequests: Needed = {
  permission: 'pull-requests',
  access: 'write',
  lost: 'there is no comment',
};

const onSchedule: Needed = {
  permission: 'issues',
  access: 'write',
  lost: 'nobody is told of a certificate that lapses or of scores that fall',
};

const missingPermissions: Trap = {
  id: 'missing-permissions',
  severity: 'warning',
  find: (setup) =>
    gateJobs(setup).flatMap((gate) => {
      const permissions = gate.job.permissions ?? gate.workflow.permissions;
      const missing = neededBy(gate).filter((needed) => !isGranted(permissions, needed));
      if (permissions === null) {
        const message =
          'It says nothing of `permissions`, so that the default of the repository holds, whatever that is. Name them as the README does.';
        return [at(gate, message)];
      }
      return missing.map(({ permission, access, lost }) =>
        at(gate, `It lacks \`${permission}: ${access}\`: ${lost}.`),
      );
    }),
};

export default missingPermissions;

/** By what starts the workflow, and what the job's own condition leaves of that. */
function neededBy(gate: GateJob): readonly Needed[] {
  return [
    ...always,
    ...(runsOn(gate, 'pull_request') || runsOn(gate, 'workflow_run') ? [onPullRequests] : []),
    ...(runsOn(gate, 'schedule') ? [onSchedule] : []),
  ];
}

function isGranted(permissions: Permissions, { permission, access }: Needed): boolean {
  if (permissions === 'write-all') return true;
  if (permissions === 'read-all') return access === 'read';
  const granted = permissions?.[permission];
  return granted === 'write' || granted === access;
}
