import { expect, it } from 'vitest';
import check from '../../../../src/checks/readiness/security-posture/unpinned-actions.ts';
import type { Workflow } from '../../../../src/model/evidence.ts';
import { seen } from '../../../support/check-evidence.ts';

function using(...uses: readonly (string | null)[]): Workflow {
  return {
    path: '.github/workflows/ci.yml',
    name: 'ci',
    triggers: ['push'],
    jobs: [
      {
        id: 'test',
        steps: uses.map((action) => ({ uses: action, run: action === null ? 'npm test' : null })),
      },
    ],
    problem: null,
  };
}

const pinned = `actions/checkout@${'a'.repeat(40)}`;

it.each<[sentence: string, workflows: readonly Workflow[], found: ReturnType<typeof seen>]>([
  ['does not apply without workflows', [], 'notApplicable'],
  ['does not apply when only own actions are used', [using('./', './tools', null)], 'notApplicable'],
  ['passes a full commit id', [using(pinned)], { ratio: 1, messages: [] }],
  [
    'passes a container by digest',
    [using(`docker://alpine@sha256:${'b'.repeat(64)}`)],
    { ratio: 1, messages: [] },
  ],
  [
    'counts each use',
    [using(pinned, 'actions/setup-node@v6')],
    {
      ratio: 0.5,
      messages: ['.github/workflows/ci.yml: `actions/setup-node@v6` is not pinned to a commit.'],
    },
  ],
  [
    'is not fooled by a short id',
    [using('o/a@abcdef1')],
    { ratio: 0, messages: ['.github/workflows/ci.yml: `o/a@abcdef1` is not pinned to a commit.'] },
  ],
  [
    'is not fooled by an id in the name of a branch',
    [using(`o/a@${'a'.repeat(40)}-dev`)],
    {
      ratio: 0,
      messages: [`.github/workflows/ci.yml: \`o/a@${'a'.repeat(40)}-dev\` is not pinned to a commit.`],
    },
  ],
  [
    'counts a workflow that can’t be read',
    [{ ...using(), problem: 'It has no `jobs`.' }],
    { ratio: 0, messages: [".github/workflows/ci.yml: It can't be read as a workflow: It has no `jobs`."] },
  ],
])('%s', (_, workflows, found) => {
  expect(seen(check.run({ workflows }))).toEqual(found);
});
