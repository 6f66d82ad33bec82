import { expect, it } from 'vitest';
import unpinnedActions from '../../../../src/checks/readiness/security-posture/unpinned-actions.ts';
import type { Workflow } from '../../../../src/model/evidence.ts';

const path = '.github/workflows/ci.yml';
const commit = 'a'.repeat(40);

const using = (...uses: readonly (string | null)[]): Workflow => ({
  path,
  name: null,
  triggers: [],
  jobs: [{ id: 'build', steps: uses.map((use) => ({ uses: use, run: null })) }],
  problem: null,
});

const unreadable: Workflow = { path, name: null, triggers: [], jobs: [], problem: 'It has no `jobs`.' };

const finding = (uses: string) => ({
  path,
  message: `\`${uses}\` is not pinned to a commit.`,
  subject: uses,
});
const nothing = 'No workflow uses an action of somebody else.';

it.each<[string, readonly Workflow[], object]>([
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
])('%s', (_, workflows, outcome) => {
  expect(unpinnedActions.run({ workflows })).toEqual(outcome);
});
