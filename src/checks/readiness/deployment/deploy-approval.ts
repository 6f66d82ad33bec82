import { defineCheck } from '../../../model/check.ts';
import { notApplicable, proportion } from '../../../model/outcome.ts';
import { notOperated } from '../../operated.ts';
import { deployingJobs } from '../../releasing.ts';
import { unreadable } from '../../unreadable.ts';

export default defineCheck({
  id: 'deploy-approval',
  category: 'readiness/deployment',
  importance: 'medium',
  title: 'Every deployment goes through an environment',
  failureTitle: 'Deployments go around the rules of an environment',
  why: 'An environment of GitHub’s is where approval, waiting times and the branches that may deploy are set, where the secrets of production are kept from every other job, and where it is written down what was deployed when. Each job that deploys counts once; it has to name one. Whether the environment asks for approval is set on GitHub, and not seen here.',
  fix: 'Add `environment: production` to the job, keep its secrets there, and say in the settings who approves.',
  needs: ['workflows', 'actions', 'manifests', 'profile'],

  run(evidence) {
    const reason = notOperated(evidence.profile);
    if (reason !== null) return reason;
    const deployments = deployingJobs(evidence);
    const broken = unreadable('a workflow', evidence.workflows);
    const total = deployments.length + broken.length;
    if (total === 0) return notApplicable('No workflow deploys anything.');
    const findings = deployments
      .filter(({ job }) => (job.environment ?? '').trim() === '')
      .map(({ workflow: { path }, job: { id }, what, line }) => ({
        path,
        line,
        message: `The job \`${id}\` deploys (\`${what}\`) and names no \`environment\`: nothing can ask for approval. Name one.`,
        subject: id,
      }));
    return proportion(total, [...broken, ...findings]);
  },
});
