import { defineCheck } from '../../../model/check.ts';
import type { Finding } from '../../../model/finding.ts';
import { notApplicable, proportion } from '../../../model/outcome.ts';
import type { Step, Workflow } from '../../../model/workflow.ts';
import { unreadable } from '../../unreadable.ts';

export default defineCheck({
  id: 'unpinned-actions',
  category: 'readiness/security-posture',
  importance: 'medium',
  title: 'Workflows pin every action to a commit',
  failureTitle: 'Workflows run actions that their owners can change at any time',
  why: 'A tag or a branch can be moved: in March 2025 the tags of tj-actions/changed-files were (CVE-2025-30066), and every workflow that named them ran the attacker’s code. Each use counts once.',
  fix: 'Replace the tag by the full commit id, with the tag in a comment behind it.',
  needs: ['workflows', 'actions'],

  run({ workflows, actions }) {
    const broken = [...unreadable('a workflow', workflows), ...unreadable('an action', actions)];
    const uses = [
      ...workflows.flatMap(usesOf),
      ...actions.flatMap(({ path, steps }) => foreignUses(path, steps)),
    ];
    const total = broken.length + uses.length;
    if (total === 0) return notApplicable('No workflow uses an action of somebody else.');
    return proportion(total, [...broken, ...uses.flatMap(unpinned)]);
  },
});

interface Use {
  readonly path: string;
  readonly line: number;
  readonly uses: string;
}

function usesOf({ path, jobs }: Workflow): readonly Use[] {
  return foreignUses(
    path,
    jobs.flatMap(({ steps }) => steps),
  );
}

/** Uses of actions that stand in another repository, or in a registry. */
function foreignUses(path: string, steps: readonly Step[]): readonly Use[] {
  return steps.flatMap(({ uses, line }) =>
    uses === null || uses.startsWith('./') ? [] : [{ path, line, uses }],
  );
}

function unpinned({ path, line, uses }: Use): readonly Finding[] {
  if (/@[0-9a-f]{40}$|@sha256:[0-9a-f]{64}$/.test(uses)) return [];
  return [{ path, line, message: `\`${uses}\` is not pinned to a commit.`, subject: uses }];
}
