import { defineCheck } from '../../../model/check.ts';
import type { Workflow } from '../../../model/evidence.ts';
import type { Finding } from '../../../model/finding.ts';
import { notApplicable, proportion } from '../../../model/outcome.ts';

export default defineCheck({
  id: 'unpinned-actions',
  category: 'readiness/security-posture',
  importance: 'medium',
  title: 'Workflows pin every action to a commit',
  failureTitle: 'Workflows run actions that their owners can change at any time',
  why: 'A tag or a branch can be moved: in March 2025 the tags of tj-actions/changed-files were (CVE-2025-30066), and every workflow that named them ran the attacker’s code. Each use counts once.',
  fix: 'Replace the tag by the full commit id, with the tag in a comment behind it.',
  needs: ['workflows'],

  run({ workflows }) {
    const unreadable = workflows.flatMap(({ path, problem }) =>
      problem === null
        ? []
        : [{ path, message: `It can't be read as a workflow: ${problem}`, subject: 'unreadable' }],
    );
    const uses = workflows.flatMap(usesOf);
    const total = unreadable.length + uses.length;
    if (total === 0) return notApplicable('No workflow uses an action of somebody else.');
    return proportion(total, [...unreadable, ...uses.flatMap(unpinned)]);
  },
});

interface Use {
  readonly path: string;
  readonly uses: string;
}

/** Uses of actions that stand in another repository, or in a registry. */
function usesOf({ path, jobs }: Workflow): readonly Use[] {
  return jobs
    .flatMap(({ steps }) => steps)
    .flatMap(({ uses }) => (uses === null || uses.startsWith('./') ? [] : [{ path, uses }]));
}

function unpinned({ path, uses }: Use): readonly Finding[] {
  if (/@[0-9a-f]{40}$|@sha256:[0-9a-f]{64}$/.test(uses)) return [];
  return [{ path, message: `\`${uses}\` is not pinned to a commit.`, subject: uses }];
}
