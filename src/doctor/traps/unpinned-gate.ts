import { gateJobs, type Trap } from '../trap.ts';

/** A tag can be moved, as that of tj-actions/changed-files was (CVE-2025-30066). */
const unpinnedGate: Trap = {
  id: 'unpinned-gate',
  severity: 'warning',
  find: (setup) =>
    gateJobs(setup).flatMap(({ workflow, steps }) =>
      steps
        .filter(({ uses }) => uses !== null && !uses.startsWith('./') && !/@[0-9a-f]{40}$/.test(uses))
        .map(({ uses, line }) => ({
          path: workflow.path,
          line,
          message: `\`${uses}\` is not pinned to a commit: whoever can move the tag decides what the gate is. Pin it by its 40 digits.`,
        })),
    ),
};

export default unpinnedGate;
