import { expect, it } from 'vitest';
import releaseAutomation from '../../../../src/checks/readiness/deployment/release-automation.ts';
import type { Profile } from '../../../../src/model/profile.ts';
import type { Job, Step } from '../../../../src/model/workflow.ts';
import {
  actionWith,
  factsWith,
  fileWith,
  jobWith,
  manifestWith,
  stepWith,
  triggerWith,
  workflowWith,
} from '../../../support/evidence.ts';

type Given = Partial<Parameters<typeof releaseAutomation.run>[0]>;

const published = [manifestWith({ hasEntryPoint: true })];
const releasing = (step: Partial<Step>, job: Partial<Job> = {}, event = 'push') =>
  workflowWith({
    path: '.github/workflows/main.yml',
    triggers: [triggerWith(event)],
    jobs: [jobWith({ steps: [stepWith(step)], ...job })],
  });
const running = (run: string, job: Partial<Job> = {}, event?: string) => ({
  workflows: [releasing({ run }, job, event)],
});
const using = (uses: string, given: Step['with'] = {}) => ({ workflows: [releasing({ uses, with: given })] });
const ofScripts = (scripts: Readonly<Record<string, string>>) => [
  manifestWith({ hasEntryPoint: true, scripts }),
];

const passes = { kind: 'judged', ratio: 1, findings: [] };
const fails = (...findings: readonly object[]) => ({ kind: 'judged', ratio: 0, findings });
const unreleased = {
  message: 'No workflow releases it. Add one that does so when a tag is pushed.',
  subject: 'missing',
};
const undeployed = {
  message: 'No workflow deploys it. Add one that does so when the main branch changes.',
  subject: 'missing',
};

it.each<[string, Profile, Given, object]>([
  ['a package that is published', 'library', running('npm ci && npm publish --access public'), passes],
  ['a release by a manager of packages', 'library', running('pnpm exec semantic-release'), passes],
  ['an action that releases', 'cli', using('softprops/action-gh-release@v2'), passes],
  ['an image that is pushed', 'service', using('docker/build-push-action@v6', { push: 'true' }), passes],
  [
    'an image that is not',
    'service',
    using('docker/build-push-action@v6', { push: 'false' }),
    fails(undeployed),
  ],
  ['a deployment', 'service', running('flyctl deploy --remote-only'), passes],
  ['a website', 'web-app', using('actions/deploy-pages@v4'), passes],
  ['a website of a library', 'library', using('actions/deploy-pages@v4'), fails(unreleased)],
  ['tags of an action', 'action', running('git tag -f v1 && git push --force --tags'), passes],
  [
    'an action of its own that publishes',
    'library',
    {
      actions: [actionWith({ steps: [stepWith({ run: 'npm publish' })] })],
      ...using('./.github/actions/setup'),
    },
    passes,
  ],
  [
    'a script that publishes',
    'library',
    { manifests: ofScripts({ ship: 'yarn both', both: 'npm publish' }), ...running('npm run ship') },
    passes,
  ],
  [
    'scripts that call each other for ever',
    'library',
    {
      manifests: ofScripts({ a: 'npm run b;'.repeat(500), b: 'npm run a;'.repeat(500) }),
      ...running('npm run a'),
    },
    fails(unreleased),
  ],
  [
    'names that every object has',
    'library',
    { manifests: ofScripts({}), ...running('npm run __proto__; constructor x; yarn toString') },
    fails(unreleased),
  ],
  ['a rehearsal', 'library', running('npm publish --dry-run'), fails(unreleased)],
  ['what is only printed', 'library', running('echo "npm publish" # npm publish'), fails(unreleased)],
  [
    'what runs for pull requests only',
    'library',
    running('npm publish', {}, 'pull_request'),
    fails(unreleased),
  ],
  ['a job that never runs', 'library', running('npm publish', { if: 'false' }), fails(unreleased)],
  ['a registry of tests', 'library', running('npx verdaccio & npm publish'), fails(unreleased)],
  [
    'a job for pull requests, too',
    'library',
    running('npm publish', {
      if: "github.event_name == 'push' || github.event_name == 'pull_request'",
    }),
    passes,
  ],
  [
    'a workflow that can’t be read',
    'service',
    { workflows: [workflowWith({ problem: 'It is not a mapping.' })] },
    fails(undeployed, {
      path: '.github/workflows/ci.yml',
      message: "It can't be read as a workflow: It is not a mapping.",
      subject: 'unreadable',
    }),
  ],
  [
    'a platform that deploys what is pushed',
    'web-app',
    { files: [fileWith('vercel.json', { kind: 'data', facts: factsWith({ bytes: 60 }) })] },
    passes,
  ],
  [
    'an empty file of a platform',
    'web-app',
    { files: [fileWith('vercel.json', { kind: 'data', facts: factsWith({ bytes: 2 }) })] },
    fails(undeployed),
  ],
  [
    'nothing that is released',
    'library',
    {
      manifests: [
        manifestWith({ isPrivate: true, hasEntryPoint: true }),
        { kind: 'unreadable', path: 'test/a/package.json', directory: 'test/a', reason: 'It is no JSON.' },
      ],
    },
    {
      kind: 'notApplicable',
      reason:
        'Nothing says that it is released: no `package.json` is of a package that is published, and nothing is run by its authors.',
    },
  ],
  [
    'a manifest that can’t be read',
    'library',
    {
      manifests: [{ kind: 'unreadable', path: 'package.json', directory: '', reason: 'It is no JSON.' }],
    },
    fails(unreleased),
  ],
])('%s', (_, id, given, outcome) => {
  const profile = { id, reason: 'The test says so.' };
  const evidence = { workflows: [], actions: [], manifests: published, files: [], profile, ...given };
  expect(releaseAutomation.run(evidence)).toEqual(outcome);
});
