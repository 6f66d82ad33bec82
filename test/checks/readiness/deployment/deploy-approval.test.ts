import { expect, it } from 'vitest';
import deployApproval from '../../../../src/checks/readiness/deployment/deploy-approval.ts';
import type { Profile } from '../../../../src/model/profile.ts';
import type { Job, Workflow } from '../../../../src/model/workflow.ts';
import { jobWith, stepWith, triggerWith, workflowWith } from '../../../support/evidence.ts';

const path = '.github/workflows/deploy.yml';
const deploying = (...jobs: readonly Partial<Job>[]) =>
  workflowWith({
    path,
    triggers: [triggerWith('push')],
    jobs: jobs.map((job) => jobWith({ steps: [stepWith({ uses: 'azure/webapps-deploy@v3' })], ...job })),
  });

const judged = (ratio: number, ...findings: readonly object[]) => ({ kind: 'judged', ratio, findings });
const around = (id = 'build', what = 'azure/webapps-deploy') => ({
  path,
  line: 9,
  message: `The job \`${id}\` deploys (\`${what}\`) and names no \`environment\`: nothing can ask for approval. Name one.`,
  subject: id,
});
const none = { kind: 'notApplicable', reason: 'No workflow deploys anything.' };

it.each<[string, Profile, readonly Workflow[], object]>([
  ['an environment', 'service', [deploying({ environment: 'production' })], judged(1)],
  ['one that an input names', 'web-app', [deploying({ environment: '${{ inputs.stage }}' })], judged(1)],
  ['none', 'service', [deploying({})], judged(0, around())],
  ['an empty one', 'service', [deploying({ environment: ' ' })], judged(0, around())],
  [
    'each job counts once',
    'service',
    [deploying({ environment: 'a' }, { id: 'b' })],
    judged(0.5, around('b')),
  ],
  [
    'a copy to a server in a job that deploys by its name',
    'service',
    [deploying({ id: 'deploy', steps: [stepWith({ run: 'rsync -a dist/ host:/srv' })] })],
    judged(0, around('deploy', 'rsync')),
  ],
  [
    'a copy in another job',
    'service',
    [{ ...deploying({ steps: [stepWith({ run: 'rsync -a a b' })] }), path: 'ci.yml' }],
    none,
  ],
  [
    'a preview for pull requests',
    'service',
    [{ ...deploying({}), triggers: [triggerWith('pull_request')] }],
    none,
  ],
  [
    'a deployment that can’t be read',
    'service',
    [{ ...deploying(), problem: 'It has no `jobs`.' }],
    judged(0, {
      path,
      message: "It can't be read as a workflow: It has no `jobs`.",
      subject: 'unreadable',
    }),
  ],
  ['nothing', 'service', [], none],
  [
    'an action',
    'action',
    [deploying({})],
    { kind: 'notApplicable', reason: 'An action runs in the workflows of those who use it.' },
  ],
])('%s', (_, id, workflows, outcome) => {
  const profile = { id, reason: 'The test says so.' };
  expect(deployApproval.run({ workflows, actions: [], manifests: [], profile })).toEqual(outcome);
});
