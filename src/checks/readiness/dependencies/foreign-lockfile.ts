import { defineCheck } from '../../../model/check.ts';
import type { EcosystemId, ForeignDependency, ForeignManifest } from '../../../model/ecosystem.ts';
import type { DetectedProfile } from '../../../model/evidence.ts';
import type { Finding } from '../../../model/finding.ts';
import { notApplicable, proportion } from '../../../model/outcome.ts';
import { unreadable } from '../../unreadable.ts';

/** What installs them, in the words of its users. */
const locking: Partial<Readonly<Record<EcosystemId, string>>> = {
  pip: 'poetry lock`, `uv lock` or `pip-compile',
  gomod: 'go mod tidy',
  cargo: 'cargo generate-lockfile',
  bundler: 'bundle lock',
  composer: 'composer update --lock',
};

/** A manifest, how many things of it are looked at, and what is wrong with them. */
interface Judged {
  readonly total: number;
  readonly findings: readonly Finding[];
}

export default defineCheck({
  id: 'foreign-lockfile',
  category: 'readiness/dependencies',
  importance: 'high',
  title: 'Dependencies of other ecosystems than npm’s are locked or pinned',
  failureTitle: 'Dependencies of other ecosystems than npm’s are neither locked nor pinned',
  why: 'Without a lockfile every install may bring other code (OpenSSF Scorecard, Pinned-Dependencies). Each dependency counts once: it must be in the lockfile that its manifest needs, or, where a manifest has none by its kind (`requirements.txt`, `pom.xml`, `build.gradle`), name one version. A manifest without the lockfile that it needs counts once, as wrong. Libraries may do without a lockfile, since their users resolve for themselves.',
  fix: 'Commit the lockfile that the package manager writes; pin versions (`==`) where there is none.',
  needs: ['foreignManifests', 'profile'],

  run({ foreignManifests, profile }) {
    const asked = foreignManifests.filter(
      (manifest) =>
        manifest.problem !== null || (manifest.dependencies.length > 0 && isAsked(manifest, profile)),
    );
    const judged = asked.map(judge);
    const total = judged.reduce((sum, each) => sum + each.total, 0);
    if (total === 0) {
      return notApplicable(
        foreignManifests.length === 0
          ? 'There is no manifest of another ecosystem than npm’s.'
          : 'Its manifests of other ecosystems ask for nothing, or are a library’s, whose users resolve for themselves.',
      );
    }
    return proportion(
      total,
      judged.flatMap(({ findings }) => findings),
    );
  },
});

function isAsked({ isLockable, lockfile }: ForeignManifest, { id }: DetectedProfile): boolean {
  return !isLockable || lockfile !== null || id !== 'library';
}

function judge(manifest: ForeignManifest): Judged {
  const { path, ecosystem, dependencies, lockfile, isLockable, problem } = manifest;
  if (problem !== null) return { total: 1, findings: unreadable('a manifest', [manifest]) };
  const total = dependencies.length;
  if (!isLockable)
    return {
      total,
      findings: dependencies.filter(({ isPinned }) => !isPinned).map((one) => unpinned(path, one)),
    };
  if (lockfile === null) {
    const message = `${total === 1 ? 'One dependency is' : `${total} dependencies are`} asked for, and no lockfile says which versions are meant. Run \`${locking[ecosystem] ?? 'the package manager'}\`.`;
    return { total: 1, findings: [{ path, message, subject: 'lockfile' }] };
  }
  const findings = dependencies
    .filter(({ isLocked }) => isLocked === false)
    .map(({ name, line }) => ({
      path,
      ...(line === null ? {} : { line }),
      message: `\`${name}\` is not in \`${lockfile}\`.`,
      subject: name,
    }));
  return { total, findings };
}

function unpinned(path: string, { name, range, line }: ForeignDependency): Finding {
  const asked = range === '' ? 'in any version' : `as \`${range}\``;
  return {
    path,
    ...(line === null ? {} : { line }),
    message: `\`${name}\` is asked for ${asked}: name one version.`,
    subject: name,
  };
}
