import { expect, it } from 'vitest';
import measuredVulnerabilities from '../../../../src/checks/readiness/dependencies/measured-vulnerabilities.ts';
import type { Evidence } from '../../../../src/model/evidence.ts';
import { shown } from '../../../support/code-facts.ts';
import { asking } from '../../../support/dependencies.ts';
import {
  actionWith,
  factsWith,
  fileWith,
  jobWith,
  manifestWith,
  stepWith,
  workflowWith,
} from '../../../support/evidence.ts';

const run = (evidence: Partial<Evidence> = {}) =>
  shown(
    measuredVulnerabilities.run({
      manifests: [manifestWith({ dependencies: [asking('ms')] })],
      ...{
        foreignManifests: [],
        workflows: [],
        actions: [],
        reports: null,
        addedDependencies: null,
        files: [],
      },
      ...evidence,
    }),
  );
const running = (text: string) => ({
  workflows: [workflowWith({ jobs: [jobWith({ steps: [stepWith({ run: text })] })] })],
});
const using = (uses: string) => ({
  workflows: [workflowWith({ jobs: [jobWith({ steps: [stepWith({ uses })] })] })],
});
const failure = [
  0,
  ': Known vulnerabilities were not measured: no report was given, and no workflow runs a scanner.',
];
const report = (advisories: readonly [] | null) => ({
  reports: { reports: [{ path: 'audit.json', format: 'npm-audit', findings: null, advisories }] },
});

it.each<[string, Partial<Evidence>, readonly (string | number)[]]>([
  ['nothing is asked for', { manifests: [manifestWith()] }, ['No manifest asks for a dependency.']],
  ['nobody looks', {}, failure],
  ['a report', report([]), [1]],
  ['a report of something else', report(null), failure],
  ['GitHub’s review', { addedDependencies: [] }, [1]],
  ['npm audit', running('npm audit --audit-level high'), [1]],
  ['yarn', running('corepack enable && yarn npm audit'), [1]],
  ['words about it', running('echo "npm audit"'), failure],
  ['an action', using('actions/dependency-review-action@v4'), [1]],
  [
    'a called workflow',
    {
      workflows: [
        workflowWith({
          jobs: [
            jobWith({ uses: 'google/osv-scanner-action/.github/workflows/osv-scanner-reusable.yml@v2' }),
          ],
        }),
      ],
    },
    [1],
  ],
  ['another action', using('actions/checkout@v6'), failure],
  [
    'within an action of its own',
    {
      ...using('./.github/actions/setup'),
      actions: [actionWith({ steps: [stepWith({ run: 'osv-scanner .' })] })],
    },
    [1],
  ],
  [
    'a step that never runs',
    {
      workflows: [
        workflowWith({ jobs: [jobWith({ steps: [stepWith({ run: 'npm audit', if: 'false' })] })] }),
      ],
    },
    failure,
  ],
  [
    'another build system',
    { files: [fileWith('.gitlab-ci.yml', { facts: factsWith({ bytes: 500 }) })] },
    ['`.gitlab-ci.yml` builds it too, and what that does is not read: only workflows of GitHub are.'],
  ],
])('%s', (_, evidence, expected) => {
  expect(run(evidence)).toEqual(expected);
});

it('asks where the manifest can’t be read', () => {
  const broken = {
    kind: 'unreadable',
    path: 'package.json',
    directory: '',
    reason: 'It is no JSON.',
  } as const;
  expect(run({ manifests: [broken] })).toEqual(failure);
});
