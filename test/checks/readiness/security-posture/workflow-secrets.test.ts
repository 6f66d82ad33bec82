import { expect, it } from 'vitest';
import workflowSecrets from '../../../../src/checks/readiness/security-posture/workflow-secrets.ts';
import type { Workflow } from '../../../../src/model/workflow.ts';
import { jobWith, stepWith, workflowWith } from '../../../support/evidence.ts';

const path = '.github/workflows/ci.yml';
const key = '${{ secrets.API_KEY }}';
const two = [stepWith({ run: 'npm ci' }), stepWith({ run: 'npm test' })];
const inJob = (env: Readonly<Record<string, string>>, steps = two) =>
  workflowWith({ jobs: [jobWith({ env, steps })] });

const passes = { kind: 'judged', ratio: 1, findings: [] };
const fails = (...findings: readonly object[]) => ({ kind: 'judged', ratio: 0, findings });
const ofJob = (name: string) => ({
  path,
  line: 5,
  message: `\`${name}\` is in the \`env\` of the job \`build\`: every step of it has it. Give it to the step that needs it.`,
  subject: `build ${name}`,
});
const all = (line: number) => ({
  path,
  line,
  message: 'All secrets are written out here (`toJSON(secrets)`). Name those that are needed.',
  subject: 'toJSON(secrets)',
  severity: 'high',
});
const inherited = (uses: string) => ({
  path,
  line: 5,
  message: `The job \`build\` hands every secret to \`${uses}\` (\`secrets: inherit\`). Name those that it needs.`,
  subject: 'build inherit',
});
const calling = (uses: string) =>
  workflowWith({ jobs: [jobWith({ uses, inheritsSecrets: true, steps: [stepWith({ uses })] })] });

it.each<[string, readonly Workflow[], object]>([
  ['no workflow', [], { kind: 'notApplicable', reason: 'There is no workflow.' }],
  ['a workflow without secrets', [inJob({ CI: 'true' })], passes],
  [
    'a secret of one step',
    [inJob({}, [...two, stepWith({ env: { KEY: key }, with: { token: key } })])],
    passes,
  ],
  ['a secret of a job of one step', [inJob({ KEY: key }, two.slice(1))], passes],
  ['the job’s own token', [inJob({ GITHUB_TOKEN: '${{ secrets.GITHUB_TOKEN }}' })], passes],
  ['whether there is one', [inJob({ HAS_KEY: "${{ secrets.API_KEY != '' }}" })], passes],
  ['a secret of a job', [inJob({ KEY: `Bearer ${key}` })], fails(ofJob('KEY'))],
  [
    'a secret of the whole workflow',
    [{ ...inJob({}), env: { KEY: key } }],
    fails({
      path,
      message:
        '`KEY` is in the `env` of the whole workflow: every step of every job has it. Give it to the step that needs it.',
      subject: 'workflow KEY',
    }),
  ],
  [
    'all secrets for a stranger’s workflow',
    [calling('octo/a/.github/workflows/x.yml@v1')],
    fails(inherited('octo/a/.github/workflows/x.yml@v1')),
  ],
  [
    'all secrets for the repository’s own',
    [calling('./.github/workflows/x.yml')],
    fails({ ...inherited('./.github/workflows/x.yml'), severity: 'low' }),
  ],
  ['all secrets as JSON', [inJob({}, [stepWith({ env: { ALL: '${{ toJson(secrets) }}' } })])], fails(all(9))],
  ['all secrets as JSON, for a job', [inJob({ ALL: '${{ toJSON(secrets) }}' })], fails(all(5))],
  [
    'each workflow counts once, however much it gives away',
    [inJob({ A: key, B: key }), inJob({})],
    { kind: 'judged', ratio: 0.5, findings: [ofJob('A'), ofJob('B')] },
  ],
  [
    'one that can’t be read counts as one that is wrong',
    [inJob({}), workflowWith({ problem: 'It is not a mapping.' })],
    {
      kind: 'judged',
      ratio: 0.5,
      findings: [
        { path, message: "It can't be read as a workflow: It is not a mapping.", subject: 'unreadable' },
      ],
    },
  ],
])('%s', (_, workflows, outcome) => {
  expect(workflowSecrets.run({ workflows })).toEqual(outcome);
});
