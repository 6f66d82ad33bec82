import { defineCheck } from '../../../model/check.ts';
import type { Evidence } from '../../../model/evidence.ts';
import { notApplicable, proportion } from '../../../model/outcome.ts';
import { deployingJobs, type Release } from '../../releasing.ts';
import { unreadable } from '../../unreadable.ts';
import { callersOf } from '../../workflow-steps.ts';

export default defineCheck({
  id: 'deploy-concurrency',
  category: 'readiness/deployment',
  importance: 'medium',
  title: 'One deployment waits for the other',
  failureTitle: 'Two deployments can run at once',
  why: 'Two pushes in a row start two deployments, and the older one may end last: what runs is then the older version, or a mixture (GitHub’s documentation on concurrency). Each job that deploys counts once; it or its workflow has to name a `concurrency` group. Publishing a package is no deployment.',
  fix: 'Add `concurrency: { group: production, cancel-in-progress: false }` to the job.',
  needs: ['workflows', 'actions', 'manifests'],

  run(evidence) {
    const deployments = deployingJobs(evidence);
    const broken = unreadable('a workflow', evidence.workflows);
    const total = deployments.length + broken.length;
    if (total === 0) return notApplicable('No workflow deploys anything.');
    const findings = deployments
      .filter((deployment) => !isAlone(deployment, evidence.workflows))
      .map(({ workflow: { path }, job: { id }, what, line }) => ({
        path,
        line,
        message: `The job \`${id}\` deploys (\`${what}\`), and two of it can run at once. Add a \`concurrency\` group.`,
        subject: id,
      }));
    return proportion(total, [...broken, ...findings]);
  },
});

/** A reusable workflow waits where all who call it do. */
function isAlone({ workflow, job }: Release, workflows: Evidence['workflows']): boolean {
  if ((job.concurrency ?? workflow.concurrency) !== null) return true;
  const callers = callersOf(workflow, workflows);
  const isOnlyCalled = workflow.triggers.every(({ event }) => event === 'workflow_call');
  return (
    isOnlyCalled &&
    callers.length > 0 &&
    callers.every((caller) => (caller.job.concurrency ?? caller.workflow.concurrency) !== null)
  );
}
