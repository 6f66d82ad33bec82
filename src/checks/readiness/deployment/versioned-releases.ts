import semver from 'semver';
import { defineCheck } from '../../../model/check.ts';
import type { ReleaseHistory } from '../../../model/ecosystem.ts';
import type { Evidence } from '../../../model/evidence.ts';
import type { Finding } from '../../../model/finding.ts';
import { notApplicable, proportion } from '../../../model/outcome.ts';
import { publishedPackages, type ReadableManifest } from '../../published.ts';
import { isCommand } from '../../shell-commands.ts';
import { actionOf, stepCommands } from '../../workflow-steps.ts';

export default defineCheck({
  id: 'versioned-releases',
  category: 'readiness/deployment',
  importance: 'low',
  title: 'Releases have versions, and git knows them',
  failureTitle: 'Releases can’t be told apart by version',
  why: 'Who reports a bug or waits for a fix needs to know which version holds what, and which commit it was made of (Semantic Versioning 2.0.0). Each published `package.json` counts once: its version is one of semver, and more than `0.0.0`. The tags count once, where the history is there: some mark versions, and the newest agrees with the manifest. Where semantic-release writes the version, the manifest is not judged.',
  fix: 'Raise the version in `package.json` with `npm version`, which tags the commit too, and push the tag.',
  needs: ['manifests', 'releases', 'profile', 'workflows'],

  run({ manifests, releases, profile, workflows }) {
    const packages = publishedPackages(manifests);
    // Applications are seldom marked as private, and have an entry point all the same.
    if (profile.id === 'service' || profile.id === 'web-app')
      return notApplicable('It is run by its authors, and nobody installs a version of it.');
    if (packages.length === 0 && profile.id !== 'action')
      return notApplicable('No `package.json` is of a package that is published.');
    const judged = isWrittenByTool(manifests, workflows) ? [] : packages;
    const total = judged.length + (releases === null ? 0 : 1);
    if (total === 0)
      return notApplicable('Versions are not in the manifest, and the history with the tags is not here.');
    return proportion(total, [
      ...judged.flatMap(unversioned),
      ...(releases === null ? [] : disagreement(judged, releases)),
    ]);
  },
});

/** semantic-release takes the version from git's tags, and leaves the manifest alone. */
function isWrittenByTool(manifests: Evidence['manifests'], workflows: Evidence['workflows']): boolean {
  const isDependency = manifests.some(
    (manifest) =>
      manifest.kind === 'manifest' &&
      manifest.dependencies.some(({ name }) => /^(?:multi-)?semantic-release$/.test(name)),
  );
  const steps = workflows.flatMap(({ jobs }) => jobs.flatMap((job) => job.steps));
  return (
    isDependency ||
    steps.some(
      (step) =>
        /\/semantic-release-action$/.test(actionOf(step) ?? '') ||
        stepCommands(step).some((command) => isCommand(command, 'semantic-release')),
    )
  );
}

function unversioned({ path, version }: ReadableManifest): readonly Finding[] {
  const valid = semver.valid(version);
  // What comes behind `0.0.0` says that a tool writes it when it publishes.
  if (valid !== null && valid !== '0.0.0') return [];
  const what =
    version === null ? 'It has no `version`.' : `\`${version.slice(0, 60)}\` is no version of a release.`;
  return [{ path, message: `${what} Give it one of semver.`, subject: 'version' }];
}

/** Tags that tell something else than the manifest. Of several packages it can't be told whose tag is whose. */
function disagreement(packages: readonly ReadableManifest[], { tags }: ReleaseHistory): readonly Finding[] {
  if (tags.length === 0)
    return [{ message: 'No tag of git marks a version. Tag each release.', subject: 'tags' }];
  const [only, ...others] = packages;
  const version = semver.valid(only?.version ?? null);
  if (only === undefined || others.length > 0 || version === null) return [];
  const newest = tags.reduce((best, tag) => (semver.gt(tag.version, best.version) ? tag : best));
  const isTagged = tags.some((tag) => tag.version === version);
  if (isTagged || isNext(version, newest.version) || isPlaceholder(version)) return [];
  const message = semver.lt(version, newest.version)
    ? `It says ${version}, and the tag \`${newest.name}\` is newer. Raise the version with each release.`
    : `It says ${version}, and the newest tag is \`${newest.name}\`: versions between them have none. Tag each release.`;
  return [{ path: only.path, message, subject: 'tags' }];
}

function isPlaceholder(version: string): boolean {
  return version.startsWith('0.0.0');
}

/** One release ahead: prepared, and not made yet. */
function isNext(version: string, newest: string): boolean {
  const release = version.split('-')[0] ?? version;
  const base = newest.split('-')[0] ?? newest;
  if (release === base) return semver.gt(version, newest);
  return (['major', 'minor', 'patch'] as const).some((step) => semver.inc(base, step) === release);
}
