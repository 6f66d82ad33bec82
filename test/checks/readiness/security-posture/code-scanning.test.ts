import { expect, it } from 'vitest';
import codeScanning from '../../../../src/checks/readiness/security-posture/code-scanning.ts';
import type { Evidence } from '../../../../src/model/evidence.ts';
import type { Step } from '../../../../src/model/workflow.ts';
import {
  actionWith,
  factsWith,
  fileWith,
  jobWith,
  stepWith,
  triggerWith,
  workflowWith,
} from '../../../support/evidence.ts';

type Given = Partial<Parameters<typeof codeScanning.run>[0]>;

const path = '.github/workflows/ci.yml';
const files = [fileWith('src/a.ts')];
const doing = (...steps: readonly Partial<Step>[]) =>
  workflowWith({ jobs: [jobWith({ steps: steps.map(stepWith) })] });
const codeql = { uses: 'github/codeql-action/analyze@v3' };
const profile = (id: Evidence['profile']['id']) => ({ id, reason: 'The test says so.' });
const itself = {
  profile: profile('action'),
  actions: [actionWith({ path: 'action.yml', name: 'certgate', using: 'node24' })],
  workflows: [doing({ uses: './' })],
};

const passes = { kind: 'judged', ratio: 1, findings: [] };
const missing = {
  message: 'No workflow scans the code for vulnerabilities. Add one that runs for pull requests.',
  subject: 'missing',
};
const fails = (...findings: readonly object[]) => ({ kind: 'judged', ratio: 0, findings });

it.each<[string, Given, object]>([
  ['CodeQL', { workflows: [doing(codeql)] }, passes],
  ['a scanner by its command', { workflows: [doing({ run: 'npm ci\nnpx semgrep@1 scan --error' })] }, passes],
  [
    'a scanner in a container',
    { workflows: [doing({ run: 'docker run --rm semgrep/semgrep:1 semgrep scan' })] },
    passes,
  ],
  [
    'a scanner in an action of its own',
    {
      actions: [actionWith({ steps: [stepWith({ uses: 'aquasecurity/trivy-action@0.28.0' })] })],
      workflows: [doing({ uses: './.github/actions/setup' })],
    },
    passes,
  ],
  ['certgate itself', itself, passes],
  [
    'another action that tries itself',
    { ...itself, actions: [actionWith({ path: 'action.yml' })] },
    fails(missing),
  ],
  ['no workflow', {}, fails(missing)],
  [
    'what only looks like a scan',
    {
      workflows: [
        doing(
          { uses: 'zizmorcore/zizmor-action@v1' },
          { uses: 'github/codeql-action/upload-sarif@v3' },
          { run: 'echo semgrep scan # semgrep scan' },
          { ...codeql, if: '${{ false }}' },
        ),
      ],
    },
    fails(missing),
  ],
  [
    'one that nothing starts',
    { workflows: [{ ...doing(codeql), triggers: [triggerWith('workflow_dispatch')] }] },
    fails({
      message: 'It scans the code, and only a person starts it. Let pull requests start it, or a schedule.',
      subject: 'missing',
      path,
    }),
  ],
  [
    'a workflow that can’t be read',
    { workflows: [workflowWith({ problem: 'It has no `jobs`.' })] },
    fails(missing, {
      path,
      message: "It can't be read as a workflow: It has no `jobs`.",
      subject: 'unreadable',
    }),
  ],
  [
    'another system that builds it',
    { files: [...files, fileWith('.gitlab-ci.yml', { kind: 'data', facts: factsWith({ bytes: 200 }) })] },
    {
      kind: 'notApplicable',
      reason: '`.gitlab-ci.yml` builds it too, and what that does is not read: only workflows of GitHub are.',
    },
  ],
  [
    'an empty file of another system',
    { files: [...files, fileWith('.gitlab-ci.yml', { kind: 'data', facts: factsWith({ bytes: 3 }) })] },
    fails(missing),
  ],
  [
    'no code',
    { files: [fileWith('README.md', { kind: 'document' })] },
    { kind: 'notApplicable', reason: 'There is no source file to scan.' },
  ],
])('%s', (_, given, outcome) => {
  const evidence = { workflows: [], actions: [], files, profile: profile('library'), ...given };
  expect(codeScanning.run(evidence)).toEqual(outcome);
});
