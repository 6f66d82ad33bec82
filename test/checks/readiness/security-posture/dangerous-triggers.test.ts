import { expect, it } from 'vitest';
import dangerousTriggers from '../../../../src/checks/readiness/security-posture/dangerous-triggers.ts';
import type { ActionDefinition, Job, Step, Workflow } from '../../../../src/model/workflow.ts';
import { actionWith, jobWith, stepWith, triggerWith, workflowWith } from '../../../support/evidence.ts';

const path = '.github/workflows/ci.yml';
const head = '${{ github.event.pull_request.head.sha }}';
const foreign = { uses: 'actions/checkout@v4', with: { ref: head } };
const build = { run: 'npm ci', line: 12 };

const on = (event: string, steps: readonly Partial<Step>[], job: Partial<Job> = {}) =>
  workflowWith({
    triggers: [triggerWith(event)],
    jobs: [jobWith({ steps: steps.map(stepWith), ...job })],
  });
const target = (steps: readonly Partial<Step>[], job: Partial<Job> = {}) =>
  on('pull_request_target', steps, job);
const ci = workflowWith();

const passes = { kind: 'judged', ratio: 1, findings: [] };
const finding = (what: string, runs: string, events = 'pull_request_target') => ({
  path,
  line: 9,
  message: `The job \`build\` fetches ${what} with the secrets of \`${events}\`, and runs \`${runs}\` after that. Move it to a workflow that \`pull_request\` starts.`,
  subject: 'build',
});
const note = (what: string, runs: string, events?: string) => ({
  ...finding(what, runs, events),
  severity: 'medium',
  classification: 'to-review',
  share: 0,
});
const fails = (...findings: readonly object[]) => ({ kind: 'judged', ratio: 0, findings });
const noted = (...findings: readonly object[]) => ({ kind: 'judged', ratio: 1, findings });
const none = {
  kind: 'notApplicable',
  reason: 'No stranger can start a workflow by `pull_request_target`, `workflow_run` or `issue_comment`.',
};

it.each<[string, readonly Workflow[], object]>([
  ['no such trigger', [on('pull_request', [foreign, build])], none],
  ['the repository’s own code', [target([{ uses: 'actions/checkout@v4' }, build])], passes],
  ['foreign code that is only read', [target([foreign, { run: 'git diff | grep x' }])], passes],
  ['a checkout of the head', [target([foreign, build])], fails(finding(`\`${head}\``, 'npm ci'))],
  [
    'a fork by its name',
    [
      target([
        { ...foreign, with: { repository: '${{ github.event.pull_request.head.repo.full_name }}' } },
        build,
      ]),
    ],
    fails(finding('`${{ github.event.pull_request.head.repo.full_name }}`', 'npm ci')),
  ],
  [
    'a pull request by a command',
    [on('issue_comment', [{ run: 'gh pr checkout 7\nnpm ci' }])],
    fails(finding('a pull request (`gh pr checkout`)', 'npm ci', 'issue_comment')),
  ],
  [
    'the head by a variable',
    [target([{ run: 'git checkout "$SHA"', env: { SHA: head } }, build])],
    fails(finding('a pull request (`git checkout $SHA`)', 'npm ci')),
  ],
  [
    'the head by a variable of the job',
    [target([{ ...foreign, with: { ref: '${{ env.SHA }}' } }, build], { env: { SHA: head } })],
    fails(finding('`${{ env.SHA }}`', 'npm ci')),
  ],
  [
    'a branch of its own, where the head is only printed',
    [target([{ run: `echo "${head}"\ngit checkout main` }, build])],
    passes,
  ],
  [
    'a fetch that is taken over',
    [target([{ run: 'git fetch origin pull/7/head:theirs' }, { run: 'git switch theirs' }, build])],
    fails(finding('a pull request (`git fetch origin`)', 'npm ci')),
  ],
  [
    'a fetch that is only compared with',
    [target([{ run: 'git fetch origin pull/7/head\ngit diff FETCH_HEAD' }, build])],
    passes,
  ],
  [
    'the run of a pull request',
    [
      on('workflow_run', [{ ...foreign, with: { ref: '${{ github.event.workflow_run.head_sha }}' } }, build]),
      ci,
    ],
    {
      kind: 'judged',
      ratio: 0,
      findings: [finding('`${{ github.event.workflow_run.head_sha }}`', 'npm ci', 'workflow_run')],
    },
  ],
  [
    'the run of what was pushed, where no pull request starts any',
    [on('workflow_run', [{ ...foreign, with: { ref: '${{ github.event.workflow_run.head_sha }}' } }, build])],
    none,
  ],
  [
    'pull requests from the repository itself',
    [target([foreign, build], { if: 'github.event.pull_request.head.repo.full_name == github.repository' })],
    passes,
  ],
  [
    'one that a person lets in',
    [target([foreign, build], { environment: 'review' })],
    noted(note(`\`${head}\``, 'npm ci')),
  ],
  [
    'one that a label lets in',
    [
      {
        ...target([foreign, build]),
        triggers: [triggerWith('pull_request_target', { types: ['labeled'] }), triggerWith('push')],
      },
    ],
    noted(note(`\`${head}\``, 'npm ci')),
  ],
  [
    'foreign code in a folder of its own',
    [target([{ ...foreign, with: { ref: head, path: 'theirs' } }, build])],
    noted(note(`\`${head}\``, 'npm ci')),
  ],
  [
    'foreign code that is run in its folder',
    [target([{ ...foreign, with: { ref: head, path: 'theirs' } }, { run: 'cd theirs && make' }])],
    fails(finding(`\`${head}\``, 'make')),
  ],
  ['a job that never runs', [target([foreign, build], { if: 'false' })], passes],
  [
    'each job counts once, and so does what can’t be read',
    [
      { ...target([]), jobs: [jobWith({ steps: [foreign, foreign, build].map(stepWith) }), jobWith()] },
      workflowWith({ path: 'broken.yml', problem: 'It is not a mapping.' }),
    ],
    {
      kind: 'judged',
      ratio: expect.closeTo(1 / 3),
      findings: [
        {
          path: 'broken.yml',
          message: "It can't be read as a workflow: It is not a mapping.",
          subject: 'unreadable',
        },
        finding(`\`${head}\``, 'npm ci'),
      ],
    },
  ],
  [
    'a workflow that such a workflow calls',
    [
      target([], { uses: './.github/workflows/build.yml' }),
      { ...on('workflow_call', [foreign, build]), path: '.github/workflows/build.yml' },
    ],
    {
      kind: 'judged',
      ratio: 0.5,
      findings: [{ ...finding(`\`${head}\``, 'npm ci'), path: '.github/workflows/build.yml' }],
    },
  ],
])('%s', (_, workflows, outcome) => {
  expect(dangerousTriggers.run({ workflows, actions: [] })).toEqual(outcome);
});

it.each<[string, readonly Step[], object]>([
  ['an action that strangers may have changed', [], fails(finding(`\`${head}\``, './.github/actions/setup'))],
  [
    'an action that uses itself many times',
    Array.from({ length: 200 }, () => stepWith({ uses: './.github/actions/setup' })),
    fails(finding(`\`${head}\``, './.github/actions/setup')),
  ],
])('%s', (_, steps, outcome) => {
  const actions: readonly ActionDefinition[] = [
    actionWith({ steps: [stepWith({ uses: 'a/b@v1' }), ...steps] }),
  ];
  const workflows = [target([foreign, { uses: './.github/actions/setup' }])];
  expect(dangerousTriggers.run({ workflows, actions })).toEqual(outcome);
});
