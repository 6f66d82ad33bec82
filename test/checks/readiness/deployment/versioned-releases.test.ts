import { expect, it } from 'vitest';
import versionedReleases from '../../../../src/checks/readiness/deployment/versioned-releases.ts';
import type { ReleaseHistory } from '../../../../src/model/ecosystem.ts';
import type { Profile } from '../../../../src/model/profile.ts';
import { jobWith, manifestWith, stepWith, workflowWith } from '../../../support/evidence.ts';

type Given = Partial<Parameters<typeof versionedReleases.run>[0]>;

const package_ = (version: string | null, rest: Parameters<typeof manifestWith>[0] = {}) =>
  manifestWith({ hasEntryPoint: true, version, ...rest });
const tagged = (...versions: readonly string[]): ReleaseHistory => ({
  firstCommitAt: '2024-01-01T00:00:00Z',
  lastCommitAt: '2026-01-01T00:00:00Z',
  tags: versions.map((version) => ({ name: `v${version}`, version, at: '2025-01-01T00:00:00Z' })),
});
const given = (version: string | null, releases: ReleaseHistory | null = null): Given => ({
  manifests: [package_(version)],
  releases,
});
const semanticRelease = {
  name: 'semantic-release',
  range: '^25.0.0',
  group: 'devDependencies',
} as const;

const judged = (ratio: number, ...findings: readonly object[]) => ({ kind: 'judged', ratio, findings });
const unversioned = (what: string) => ({
  path: 'package.json',
  message: `${what} Give it one of semver.`,
  subject: 'version',
});
const untagged = { message: 'No tag of git marks a version. Tag each release.', subject: 'tags' };
const disagreeing = (message: string) => ({ path: 'package.json', message, subject: 'tags' });

it.each<[string, Profile, Given, object]>([
  ['a version, and no history', 'library', given('1.2.3'), judged(1)],
  ['a version that has its tag', 'library', given('1.2.3', tagged('1.2.3', '1.2.2')), judged(1)],
  ['the next one', 'library', given('1.3.0', tagged('1.2.2', '1.2.3')), judged(1)],
  ['one before a release', 'library', given('2.0.0-rc.1', tagged('1.2.3')), judged(1)],
  ['an older one, maintained', 'library', given('1.2.3', tagged('2.0.0', '1.2.3')), judged(1)],
  ['none', 'library', given(null), judged(0, unversioned('It has no `version`.'))],
  [
    'one that nobody gave',
    'library',
    given('0.0.0', tagged('1.0.0')),
    judged(0.5, unversioned('`0.0.0` is no version of a release.')),
  ],
  ['one that is none', 'library', given('1.2'), judged(0, unversioned('`1.2` is no version of a release.'))],
  ['no tags', 'library', given('1.2.3', tagged()), judged(0.5, untagged)],
  [
    'a newer tag',
    'library',
    given('1.2.3', tagged('1.3.0')),
    judged(
      0.5,
      disagreeing('It says 1.2.3, and the tag `v1.3.0` is newer. Raise the version with each release.'),
    ),
  ],
  [
    'releases without tags',
    'library',
    given('3.0.0', tagged('1.0.0')),
    judged(
      0.5,
      disagreeing(
        'It says 3.0.0, and the newest tag is `v1.0.0`: versions between them have none. Tag each release.',
      ),
    ),
  ],
  [
    'of several packages nobody can tell whose the tags are',
    'monorepo',
    {
      manifests: [
        package_('3.0.0', { directory: 'packages/a' }),
        package_('5.0.0', { directory: 'packages/b' }),
        package_('0.0.0', { directory: 'packages/c' }),
      ],
      releases: tagged('9.0.0'),
    },
    judged(1),
  ],
  ['a version that a tool writes', 'library', given('0.0.0-development'), judged(1)],
  [
    'tags by semantic-release',
    'library',
    { manifests: [package_('1.0.0', { dependencies: [semanticRelease] })], releases: tagged('7.1.0') },
    judged(1),
  ],
  [
    'semantic-release in a workflow, without the history',
    'library',
    {
      manifests: [package_(null)],
      workflows: [workflowWith({ jobs: [jobWith({ steps: [stepWith({ run: 'npx semantic-release' })] })] })],
    },
    {
      kind: 'notApplicable',
      reason: 'Versions are not in the manifest, and the history with the tags is not here.',
    },
  ],
  [
    'an action',
    'action',
    { manifests: [package_(null, { isPrivate: true })], releases: tagged() },
    judged(0, untagged),
  ],
  [
    'nothing is published',
    'library',
    { manifests: [package_('1.0.0', { isPrivate: true })] },
    { kind: 'notApplicable', reason: 'No `package.json` is of a package that is published.' },
  ],
  [
    'a service that is not marked as private',
    'service',
    given(null),
    {
      kind: 'notApplicable',
      reason: 'It is run by its authors, and nobody installs a version of it.',
    },
  ],
])('%s', (_, id, overrides, outcome) => {
  const profile = { id, reason: 'The test says so.' };
  const evidence = { manifests: [], releases: null, workflows: [], profile, ...overrides };
  expect(versionedReleases.run(evidence)).toEqual(outcome);
});
