import { expect, it } from 'vitest';
import persistedCredentials from '../../../../src/checks/readiness/security-posture/persisted-credentials.ts';
import type { Step, Workflow } from '../../../../src/model/workflow.ts';
import { actionWith, jobWith, stepWith, workflowWith } from '../../../support/evidence.ts';

const path = '.github/workflows/ci.yml';
const checkout = { uses: 'actions/checkout@v4' };
const dropped = { ...checkout, with: { 'persist-credentials': 'false' } };
const doing = (...steps: readonly Partial<Step>[]) =>
  workflowWith({ jobs: [jobWith({ steps: steps.map(stepWith) })] });

const judged = (ratio: number, ...findings: readonly object[]) => ({ kind: 'judged', ratio, findings });
const kept = (line = 9) => ({
  path,
  line,
  message:
    'The checkout of the job `build` keeps the token, and nothing in the job pushes. Add `persist-credentials: false`.',
  subject: 'build',
});

it.each<[string, readonly Workflow[], object]>([
  [
    'nothing is checked out',
    [doing({ run: 'echo' })],
    { kind: 'notApplicable', reason: 'No workflow checks anything out.' },
  ],
  ['a token that is dropped', [doing(dropped, { run: 'npm ci' })], judged(1)],
  ['a token that stays', [doing(checkout, { run: 'npm ci' })], judged(0, kept())],
  [
    'a token that stays on purpose',
    [doing({ ...checkout, with: { 'persist-credentials': 'true' } })],
    judged(0, kept()),
  ],
  ['a push', [doing(checkout, { run: 'git push origin HEAD' })], judged(1)],
  ['an action that pushes', [doing(checkout, { uses: 'changesets/action@v1' })], judged(1)],
  ['a script that releases', [doing(checkout, { run: 'npm run release' })], judged(1)],
  [
    'actions that push, and not with git',
    [doing(checkout, { uses: 'docker/build-push-action@v6' }, { uses: 'actions/upload-pages-artifact@v3' })],
    judged(0, kept()),
  ],
  ['a push before it', [doing({ run: 'git push' }, checkout)], judged(0, kept())],
  ['each checkout counts once', [doing(dropped, { ...checkout, line: 14 })], judged(0.5, kept(14))],
  [
    'one that can’t be read',
    [doing(dropped), workflowWith({ problem: 'It has no `jobs`.' })],
    judged(0.5, {
      path,
      message: "It can't be read as a workflow: It has no `jobs`.",
      subject: 'unreadable',
    }),
  ],
  [
    'a checkout in an action of its own',
    [doing({ uses: './.github/actions/setup', line: 21 })],
    judged(0, kept(21)),
  ],
])('%s', (_, workflows, outcome) => {
  const actions = [actionWith({ steps: [stepWith(checkout)] })];
  expect(persistedCredentials.run({ workflows, actions })).toEqual(outcome);
});
