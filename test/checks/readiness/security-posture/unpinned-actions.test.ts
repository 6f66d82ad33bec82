import { expect, it } from 'vitest';
import unpinnedActions from '../../../../src/checks/readiness/security-posture/unpinned-actions.ts';
import type { ActionDefinition, Workflow } from '../../../../src/model/workflow.ts';
import { actionWith, jobWith, stepWith, workflowWith } from '../../../support/evidence.ts';

const path = '.github/workflows/ci.yml';
const commit = 'a'.repeat(40);

const steps = (...uses: readonly (string | null)[]) => uses.map((use) => stepWith({ uses: use }));
const using = (...uses: readonly (string | null)[]) =>
  workflowWith({ jobs: [jobWith({ steps: steps(...uses) })] });
const unreadable = workflowWith({ problem: 'It has no `jobs`.' });

const finding = (uses: string) => ({
  path,
  line: 9,
  message: `\`${uses}\` is not pinned to a commit.`,
  subject: uses,
});
const nothing = 'No workflow uses an action of somebody else.';

it.each<[string, readonly Workflow[], object, (readonly ActionDefinition[])?]>([
  ['no workflow', [], { kind: 'notApplicable', reason: nothing }],
  ['a workflow of commands', [using(null)], { kind: 'notApplicable', reason: nothing }],
  ['actions of one’s own', [using('./.github/actions/a')], { kind: 'notApplicable', reason: nothing }],
  ['a commit', [using(`octo/a@${commit}`)], { kind: 'judged', ratio: 1, findings: [] }],
  [
    'an image by its digest',
    [using(`docker://a@sha256:${'b'.repeat(64)}`)],
    { kind: 'judged', ratio: 1, findings: [] },
  ],
  ['a tag', [using('octo/a@v4')], { kind: 'judged', ratio: 0, findings: [finding('octo/a@v4')] }],
  ['a branch', [using('octo/a@main')], { kind: 'judged', ratio: 0, findings: [finding('octo/a@main')] }],
  ['no version', [using('octo/a')], { kind: 'judged', ratio: 0, findings: [finding('octo/a')] }],
  [
    'a short commit',
    [using('octo/a@abcdef0')],
    { kind: 'judged', ratio: 0, findings: [finding('octo/a@abcdef0')] },
  ],
  [
    'a tag that begins like a commit',
    [using(`octo/a@${commit}f`)],
    { kind: 'judged', ratio: 0, findings: [finding(`octo/a@${commit}f`)] },
  ],
  [
    'an image by its tag',
    [using('docker://a:1')],
    { kind: 'judged', ratio: 0, findings: [finding('docker://a:1')] },
  ],
  [
    'each use counts once: one of four pinned',
    [using('a/a@v1', 'a/a@v1', `a/a@${commit}`), using('b/b@v2')],
    { kind: 'judged', ratio: 0.25, findings: [finding('a/a@v1'), finding('a/a@v1'), finding('b/b@v2')] },
  ],
  [
    'a workflow that can’t be read counts as one that is wrong',
    [unreadable, using(`a/a@${commit}`)],
    {
      kind: 'judged',
      ratio: 0.5,
      findings: [
        { path, message: "It can't be read as a workflow: It has no `jobs`.", subject: 'unreadable' },
      ],
    },
  ],
  [
    'steps of the repository’s own composite actions count too',
    [],
    {
      kind: 'judged',
      ratio: 0.5,
      findings: [{ ...finding('a/a@v1'), path: '.github/actions/setup/action.yml' }],
    },
    [actionWith({ steps: steps('a/a@v1', `b/b@${commit}`) })],
  ],
  [
    'an action that can’t be read counts as one that is wrong',
    [using(`a/a@${commit}`)],
    {
      kind: 'judged',
      ratio: 0.5,
      findings: [
        {
          path: '.github/actions/setup/action.yml',
          message: "It can't be read as an action: It has no `runs`.",
          subject: 'unreadable',
        },
      ],
    },
    [actionWith({ problem: 'It has no `runs`.' })],
  ],
])('%s', (_, workflows, outcome, actions = []) => {
  expect(unpinnedActions.run({ workflows, actions })).toEqual(outcome);
});
