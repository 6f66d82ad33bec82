import { expect, it } from 'vitest';
import deployConcurrency from '../../../../src/checks/readiness/deployment/deploy-concurrency.ts';
import type { Job, Workflow } from '../../../../src/model/workflow.ts';
import { jobWith, manifestWith, stepWith, triggerWith, workflowWith } from '../../../support/evidence.ts';

const path = '.github/workflows/deploy.yml';
const group = { group: 'production', cancelsInProgress: null };
const deploying = (job: Partial<Job> = {}, rest: Partial<Workflow> = {}) =>
  workflowWith({
    path,
    triggers: [triggerWith('push')],
    jobs: [jobWith({ id: 'ship', steps: [stepWith({ run: 'fly deploy' })], ...job })],
    ...rest,
  });
const called = deploying({}, { triggers: [triggerWith('workflow_call')] });
const calling = (job: Partial<Job> = {}) =>
  workflowWith({ jobs: [jobWith({ uses: `./${path}`, steps: [stepWith({ uses: `./${path}` })], ...job })] });

const judged = (ratio: number, ...findings: readonly object[]) => ({ kind: 'judged', ratio, findings });
const crowded = (id = 'ship', what = 'fly deploy') => ({
  path,
  line: 9,
  message: `The job \`${id}\` deploys (\`${what}\`), and two of it can run at once. Add a \`concurrency\` group.`,
  subject: id,
});
const unread = (of: string) => ({
  path: of,
  message: "It can't be read as a workflow: It has no `jobs`.",
  subject: 'unreadable',
});
const none = { kind: 'notApplicable', reason: 'No workflow deploys anything.' };

it.each<[string, readonly Workflow[], object]>([
  ['a group of the job', [deploying({ concurrency: group })], judged(1)],
  ['a group of the workflow', [deploying({}, { concurrency: group })], judged(1)],
  ['none', [deploying()], judged(0, crowded())],
  [
    'a script that deploys, by its name alone',
    [deploying({ id: 'deploy', steps: [stepWith({ run: './scripts/deploy.sh' })] })],
    judged(0, crowded('deploy', './scripts/deploy.sh')),
  ],
  [
    'a script of the manifest',
    [deploying({ steps: [stepWith({ run: 'npm run up' })] })],
    judged(0, crowded('ship', 'kubectl apply')),
  ],
  [
    'each job counts once',
    [
      {
        ...deploying(),
        jobs: [
          jobWith({ id: 'a', concurrency: group, steps: [stepWith({ run: 'kubectl apply -f x' })] }),
          jobWith({
            id: 'b',
            steps: [stepWith({ run: 'fly deploy\nkubectl apply' }), stepWith({ run: 'cdk deploy' })],
          }),
        ],
      },
    ],
    judged(0.5, crowded('b')),
  ],
  ['a reusable workflow whose callers wait', [called, calling({ concurrency: group })], judged(1)],
  [
    'one of whose callers one does not',
    [called, calling({ concurrency: group }), calling()],
    judged(0, crowded()),
  ],
  ['one that nobody calls', [called], judged(0, crowded())],
  ['a package that is published', [deploying({ steps: [stepWith({ run: 'npm publish' })] })], none],
  ['a rehearsal', [deploying({ steps: [stepWith({ run: 'kubectl apply --dry-run=client' })] })], none],
  [
    'a cluster of tests',
    [deploying({ steps: [stepWith({ run: 'kind create cluster; kubectl apply' })] })],
    none,
  ],
  [
    'a deployment that can’t be read',
    [deploying({}, { jobs: [], problem: 'It has no `jobs`.' }), deploying({ concurrency: group })],
    judged(0.5, unread(path)),
  ],
  [
    'another workflow that can’t be read: it may deploy',
    [workflowWith({ problem: 'It has no `jobs`.' })],
    {
      kind: 'judged',
      ratio: 0,
      findings: [
        {
          path: '.github/workflows/ci.yml',
          message: "It can't be read as a workflow: It has no `jobs`.",
          subject: 'unreadable',
        },
      ],
    },
  ],
])('%s', (_, workflows, outcome) => {
  const manifests = [manifestWith({ scripts: { up: 'kubectl apply -f k8s' } })];
  expect(deployConcurrency.run({ workflows, actions: [], manifests })).toEqual(outcome);
});
