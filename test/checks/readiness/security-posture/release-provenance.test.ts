import { expect, it } from 'vitest';
import releaseProvenance from '../../../../src/checks/readiness/security-posture/release-provenance.ts';
import type { Profile } from '../../../../src/model/profile.ts';
import type { Job, Step, Workflow } from '../../../../src/model/workflow.ts';
import {
  factsWith,
  fileWith,
  jobWith,
  manifestWith,
  stepWith,
  triggerWith,
  workflowWith,
} from '../../../support/evidence.ts';

type Given = Partial<Parameters<typeof releaseProvenance.run>[0]>;

const path = '.github/workflows/release.yml';
const manifests = [manifestWith({ hasEntryPoint: true })];
const signing = { 'id-token': 'write' };
const releasing = (steps: readonly Partial<Step>[], job: Partial<Job> = {}, rest: Partial<Workflow> = {}) =>
  workflowWith({
    path,
    triggers: [triggerWith('push', { tags: ['v*'] })],
    jobs: [jobWith({ id: 'publish', steps: steps.map(stepWith), ...job })],
    ...rest,
  });
const publish = { run: 'npm publish' };
const profile = (id: Profile) => ({ id, reason: 'The test says so.' });

const judged = (ratio: number, ...findings: readonly object[]) => ({ kind: 'judged', ratio, findings });
const unproven = (what: string) => ({
  path,
  line: 9,
  message: `\`${what}\` publishes without provenance: the job \`publish\` has no \`id-token: write\`. Add it, and publish with \`--provenance\` or as a trusted publisher.`,
  subject: 'publish',
});
const byHand = {
  path: 'package.json',
  message:
    'No workflow publishes the package: it is released by hand, and nothing proves from which commit. Publish it from a workflow.',
  subject: 'by hand',
};
const broken = workflowWith({ problem: 'It has no `jobs`.' });
const unread = {
  path: '.github/workflows/ci.yml',
  message: "It can't be read as a workflow: It has no `jobs`.",
  subject: 'unreadable',
};

it.each<[string, Given, object]>([
  ['a trusted publisher', { workflows: [releasing([publish], { permissions: signing })] }, judged(1)],
  [
    'one by the whole workflow',
    { workflows: [releasing([publish], {}, { permissions: signing })] },
    judged(1),
  ],
  ['an option', { workflows: [releasing([{ run: 'npm publish --provenance' }])] }, judged(1)],
  [
    'a setting',
    { workflows: [releasing([{ ...publish, env: { NPM_CONFIG_PROVENANCE: 'true' } }])] },
    judged(1),
  ],
  [
    'an attestation in another job',
    {
      workflows: [
        {
          ...releasing([publish]),
          jobs: [
            ...releasing([publish]).jobs,
            jobWith({ steps: [stepWith({ uses: 'actions/attest-build-provenance@v2' })] }),
          ],
        },
      ],
    },
    judged(1),
  ],
  ['nothing of the kind', { workflows: [releasing([publish])] }, judged(0, unproven('npm publish'))],
  [
    'a job that may less than its workflow',
    { workflows: [releasing([publish], { permissions: { contents: 'read' } }, { permissions: signing })] },
    judged(0, unproven('npm publish')),
  ],
  [
    'an option that is turned off',
    { workflows: [releasing([{ run: 'npm publish --provenance=false' }])] },
    judged(0, unproven('npm publish')),
  ],
  [
    'a reusable workflow that has what its caller has',
    {
      workflows: [
        releasing([publish], {}, { triggers: [triggerWith('workflow_call')] }),
        workflowWith({ jobs: [jobWith({ uses: `./${path}`, permissions: signing })] }),
      ],
    },
    judged(1),
  ],
  [
    'a reusable workflow that takes less than its caller gives',
    {
      workflows: [
        releasing([publish], { permissions: {} }, { triggers: [triggerWith('workflow_call')] }),
        workflowWith({ jobs: [jobWith({ uses: `./${path}`, permissions: signing })] }),
      ],
    },
    judged(0, unproven('npm publish')),
  ],
  [
    'a release by a script',
    {
      manifests: [manifestWith({ hasBin: true, scripts: { ship: 'npm run ship; changeset publish' } })],
      workflows: [releasing([{ run: 'npm run ship' }]), broken],
    },
    judged(0, unread, unproven('changeset publish')),
  ],
  ['a rehearsal', { workflows: [releasing([{ run: 'npm publish --dry-run' }])] }, judged(0, byHand)],
  ['by hand', { workflows: [broken] }, judged(0, byHand, unread)],
  [
    'another system that builds it',
    { files: [fileWith('.circleci/config.yml', { facts: factsWith({ bytes: 200 }) })] },
    {
      kind: 'notApplicable',
      reason:
        '`.circleci/config.yml` builds it too, and what that does is not read: only workflows of GitHub are.',
    },
  ],
  [
    'nothing is published',
    { manifests: [manifestWith({ hasBin: true, isPrivate: true }), manifestWith()] },
    { kind: 'notApplicable', reason: 'No `package.json` is of a package that is published.' },
  ],
  [
    'a service that is not marked as private',
    { profile: profile('service') },
    {
      kind: 'notApplicable',
      reason: 'It is run by its authors, and no workflow publishes a package of it.',
    },
  ],
])('%s', (_, given, outcome) => {
  const evidence = {
    workflows: [],
    actions: [],
    manifests,
    files: [],
    profile: profile('library'),
    ...given,
  };
  expect(releaseProvenance.run(evidence)).toEqual(outcome);
});
