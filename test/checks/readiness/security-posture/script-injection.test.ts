import { describe, expect, it } from 'vitest';
import scriptInjection from '../../../../src/checks/readiness/security-posture/script-injection.ts';
import type { ActionDefinition, Step, Workflow } from '../../../../src/model/workflow.ts';
import { actionWith, jobWith, stepWith, workflowWith } from '../../../support/evidence.ts';

const path = '.github/workflows/ci.yml';
const running = (...runs: readonly string[]) => doing(...runs.map((run) => stepWith({ run })));
const doing = (...steps: readonly Step[]) => workflowWith({ jobs: [jobWith({ steps })] });

const passes = { kind: 'judged', ratio: 1, findings: [] };
const stranger = (name: string) => ({
  path,
  line: 9,
  message: `\`${name}\` becomes part of a script before it runs, and anybody can write code into it. Hand it over in \`env:\`.`,
  subject: name,
});
const caller = (name: string) => ({
  path,
  line: 9,
  message: `\`${name}\` becomes part of a script before it runs, and whoever starts or calls it can write code into it. Hand it over in \`env:\`.`,
  subject: name,
  severity: 'medium',
  share: 0.5,
});
const title = 'github.event.issue.title';
const nothing = { kind: 'notApplicable', reason: 'No workflow and no action runs a script.' };

it.each<[string, readonly Workflow[], object, (readonly ActionDefinition[])?]>([
  ['no workflow', [], nothing],
  ['a workflow of actions', [doing(stepWith({ uses: 'a/a@v1' }))], nothing],
  ['a script without expressions', [running('npm ci')], passes],
  [
    'a title in a script',
    [running(`echo "\${{ ${title} }}"`)],
    { kind: 'judged', ratio: 0, findings: [stranger(title)] },
  ],
  ['a title in a variable', [doing(stepWith({ run: 'echo "$T"', env: { T: `\${{ ${title} }}` } }))], passes],
  [
    'a variable that is filled in before the shell sees it',
    [doing(stepWith({ run: 'echo ${{ env.T }}', env: { T: `\${{ ${title} }}` } }))],
    { kind: 'judged', ratio: 0, findings: [stranger('env.t')] },
  ],
  [
    'a script in JavaScript',
    [doing(stepWith({ uses: 'actions/github-script@v7', with: { script: 'f(`${{ github.head_ref }}`)' } }))],
    { kind: 'judged', ratio: 0, findings: [stranger('github.head_ref')] },
  ],
  [
    'each step counts once, and is told by the worst that it holds',
    [running('npm ci', `echo \${{ inputs.a }} \${{ ${title} }} \${{ github.head_ref }}`)],
    {
      kind: 'judged',
      ratio: 0.5,
      findings: [
        {
          ...stranger(title),
          message: `\`${title}\`, \`github.head_ref\` becomes part of a script before it runs, and anybody can write code into it. Hand it over in \`env:\`.`,
          subject: `${title} github.head_ref`,
        },
      ],
    },
  ],
  [
    'an input counts for half',
    [running('echo ${{ inputs.name }}')],
    { kind: 'judged', ratio: 0.5, findings: [caller('inputs.name')] },
  ],
  [
    'an input that is a switch',
    [running('echo ${{ inputs.dry-run }} ${{ github.event.inputs.debug }}')],
    passes,
  ],
  [
    'an action’s inputs are texts, all of them',
    [],
    {
      kind: 'judged',
      ratio: 0.5,
      findings: [{ ...caller('inputs.debug'), path: '.github/actions/setup/action.yml' }],
    },
    [actionWith({ steps: [stepWith({ run: 'echo ${{ inputs.debug }}' })] })],
  ],
  [
    'what can’t be read counts as wrong',
    [running('npm ci'), workflowWith({ problem: 'It has no `jobs`.' })],
    {
      kind: 'judged',
      ratio: 0.5,
      findings: [
        { path, message: "It can't be read as a workflow: It has no `jobs`.", subject: 'unreadable' },
      ],
    },
  ],
])('%s', (_, workflows, outcome, actions = []) => {
  expect(scriptInjection.run({ workflows, actions })).toEqual(outcome);
});

describe('in a script', () => {
  it.each([
    ...['github.event.issue.body', 'github.event.pull_request.title', 'github.event.pull_request.head.ref'],
    ...['github.event.pull_request.head.repo.default_branch', 'github.event.comment.body'],
    ...['github.event.review.body', 'github.event.pages[0].page_name', 'github.event.commits[0].message'],
    ...['github.event.commits.*.author.name', 'github.event.head_commit.author.email'],
    ...['github.event.discussion.title', 'github.event.workflow_run.head_branch', "github['head_ref']"],
    ...[
      'GitHub.Head_Ref',
      "format('{0}', github.head_ref)",
      "github.head_ref || 'main'",
      'toJSON(github.event)',
    ],
    ...['toJson(github.event.issue)', "steps.a.outputs.b == 'x' && github.head_ref || 'y'"],
  ])('%s is a stranger’s', (expression) => {
    expect(
      scriptInjection.run({ workflows: [running(`echo \${{ ${expression} }}`)], actions: [] }),
    ).toMatchObject({
      ratio: 0,
    });
  });

  it.each([
    ...['github.sha', 'github.event.number', 'github.event.pull_request.head.sha', 'github.ref_name'],
    ...[
      "github.event.issue.title == 'x'",
      "contains(github.event.comment.body, '/test')",
      '!github.head_ref',
    ],
    ...["github.head_ref && 'a' || 'b'", 'secrets.TOKEN', 'toJSON(matrix)', "'github.head_ref'"],
    ...['hashFiles(github.head_ref)', 'steps.title.outputs.title', 'github.event'],
  ])('%s is not', (expression) => {
    expect(scriptInjection.run({ workflows: [running(`echo \${{ ${expression} }}`)], actions: [] })).toEqual(
      passes,
    );
  });

  it.each([
    ['expressions that never end', '${{'.repeat(200_000)],
    ['calls within calls', `\${{ ${'x('.repeat(100_000)} }}`],
    ['indexes that never end', `\${{ ${"a['".repeat(100_000)} }}`],
  ])('%s take no time', (_, run) => {
    expect(scriptInjection.run({ workflows: [running(run)], actions: [] })).toEqual(passes);
  });
});
