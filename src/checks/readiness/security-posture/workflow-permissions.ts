import { defineCheck } from '../../../model/check.ts';
import type { Finding } from '../../../model/finding.ts';
import { notApplicable, proportion } from '../../../model/outcome.ts';
import type { Workflow } from '../../../model/workflow.ts';
import { unreadable } from '../../unreadable.ts';

export default defineCheck({
  id: 'workflow-permissions',
  category: 'readiness/security-posture',
  importance: 'high',
  title: 'Every job says what its token may do',
  failureTitle: 'Jobs have a token that may do more than they say',
  why: 'Where nothing is said, the token may do what the repository’s default allows, and in repositories of before February 2023 that is to write everything; whatever runs in the job has it (OpenSSF Scorecard, Token-Permissions). Each job counts once: its permissions, or those of its workflow, have to be stated, and not be `write-all`.',
  fix: 'Put `permissions: {}` or `permissions: { contents: read }` at the top of the workflow, and what else a job needs at that job.',
  needs: ['workflows'],

  run({ workflows }) {
    const broken = unreadable('a workflow', workflows);
    const jobs = workflows.reduce((sum, workflow) => sum + workflow.jobs.length, 0);
    if (broken.length + jobs === 0) return notApplicable('There is no workflow with a job.');
    return proportion(broken.length + jobs, [...broken, ...workflows.flatMap(tooFree)]);
  },
});

function tooFree({ path, permissions: ofAll, jobs }: Workflow): readonly Finding[] {
  return jobs.flatMap(({ id, line, permissions }) => {
    const effective = permissions ?? ofAll;
    if (effective !== null && effective !== 'write-all') return [];
    const message =
      effective === null
        ? `Nothing says what the token of the job \`${id}\` may do. State \`permissions\`, for it or for the whole workflow.`
        : `The token of the job \`${id}\` may write everything (\`write-all\`). Name what it needs.`;
    return [{ path, line, message, subject: id }];
  });
}
