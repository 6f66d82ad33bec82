import { expect, it } from 'vitest';
import workflowPermissions from '../../../../src/checks/readiness/security-posture/workflow-permissions.ts';
import type { Permissions, Workflow } from '../../../../src/model/workflow.ts';
import { jobWith, triggerWith, workflowWith } from '../../../support/evidence.ts';

const path = '.github/workflows/ci.yml';
const stating = (permissions: Permissions, ...jobs: readonly Permissions[]) =>
  workflowWith({
    permissions,
    jobs: jobs.map((own, index) => jobWith({ id: `job-${index}`, line: index + 5, permissions: own })),
  });

const passes = { kind: 'judged', ratio: 1, findings: [] };
const silent = (index: number) => ({
  path,
  line: index + 5,
  message: `Nothing says what the token of the job \`job-${index}\` may do. State \`permissions\`, for it or for the whole workflow.`,
  subject: `job-${index}`,
});
const free = (index: number) => ({
  path,
  line: index + 5,
  message: `The token of the job \`job-${index}\` may write everything (\`write-all\`). Name what it needs.`,
  subject: `job-${index}`,
});
const nothing = { kind: 'notApplicable', reason: 'There is no workflow with a job.' };

it.each<[string, readonly Workflow[], object]>([
  ['no workflow', [], nothing],
  ['a workflow without jobs', [stating(null)], nothing],
  ['stated for all', [stating({ contents: 'read' }, null, null)], passes],
  ['none at all is a statement', [stating({}, null)], passes],
  ['stated at each job', [stating(null, { contents: 'write' }, 'read-all')], passes],
  ['stated nowhere', [stating(null, null)], { kind: 'judged', ratio: 0, findings: [silent(0)] }],
  [
    'stated at one of two jobs',
    [stating(null, {}, null)],
    { kind: 'judged', ratio: 0.5, findings: [silent(1)] },
  ],
  ['everything, for all', [stating('write-all', null)], { kind: 'judged', ratio: 0, findings: [free(0)] }],
  ['everything, taken back by the job', [stating('write-all', {})], passes],
  ['everything, at the job', [stating({}, 'write-all')], { kind: 'judged', ratio: 0, findings: [free(0)] }],
  [
    'a workflow that others call counts too',
    [{ ...stating(null, null), triggers: [triggerWith('workflow_call')] }],
    { kind: 'judged', ratio: 0, findings: [silent(0)] },
  ],
  [
    'one that can’t be read counts as one that is wrong',
    [stating({}, null), workflowWith({ problem: 'It has no `jobs`.' })],
    {
      kind: 'judged',
      ratio: 0.5,
      findings: [
        { path, message: "It can't be read as a workflow: It has no `jobs`.", subject: 'unreadable' },
      ],
    },
  ],
])('%s', (_, workflows, outcome) => {
  expect(workflowPermissions.run({ workflows })).toEqual(outcome);
});
