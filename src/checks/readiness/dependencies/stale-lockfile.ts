import semver from 'semver';
import { defineCheck } from '../../../model/check.ts';
import type { Dependency, LockedDependencies, Lockfile, Manifest } from '../../../model/evidence.ts';
import type { Finding } from '../../../model/finding.ts';
import { failed, notApplicable, proportion } from '../../../model/outcome.ts';

type Readable = Extract<Manifest, { kind: 'manifest' }>;

/** Ranges that no registry resolves: a lockfile holds something else for them, or nothing. */
const notFromRegistry =
  /^(?:workspace|file|link|portal|patch|git|git\+\w+|github|https?|catalog|exec):|^[\w.-]+\/[\w.-]+/;

export default defineCheck({
  id: 'stale-lockfile',
  category: 'readiness/dependencies',
  importance: 'high',
  title: 'The lockfile holds what the manifests ask for',
  failureTitle: 'The lockfile is missing or does not hold what the manifests ask for',
  why: 'A lockfile out of step makes `npm ci` fail, or installs what nobody reviewed. Each direct dependency counts once: it must be locked, for the range that is asked, to a version within it. A package that is published may do without a lockfile, since its users resolve for themselves.',
  fix: 'Run the package manager’s install command and commit the lockfile it writes.',
  needs: ['manifests', 'lockfiles'],

  run({ manifests, lockfiles }) {
    const unreadable = manifests.flatMap((manifest) =>
      manifest.kind === 'unreadable'
        ? [{ path: manifest.path, message: `It can't be read as a manifest: ${manifest.reason}` }]
        : [],
    );
    const readable = manifests.filter((manifest): manifest is Readable => manifest.kind === 'manifest');
    const asked = readable.flatMap((manifest) =>
      locked(manifest).map((dependency) => ({ manifest, dependency })),
    );
    const total = unreadable.length + asked.length;
    if (total === 0) return notApplicable('No manifest asks for a dependency.');
    if (lockfiles.length === 0) {
      if (readable.some(isPublished)) {
        return notApplicable(
          'The package is published, and its users resolve its dependencies for themselves.',
        );
      }
      return failed({
        message: `${asked.length} dependencies are asked for, and no lockfile says which versions are meant.`,
      });
    }
    const [broken] = lockfiles.filter(({ contents }) => contents.kind === 'unreadable');
    if (broken?.contents.kind === 'unreadable') {
      return failed({
        path: broken.path,
        message: `It can't be read as a lockfile: ${broken.contents.reason}`,
      });
    }
    const findings = asked.flatMap(({ manifest, dependency }) =>
      disagreement(manifest, dependency, lockfiles),
    );
    return proportion(total, [...unreadable, ...findings]);
  },
});

/** The root, when it is made to be installed from a registry. A lockfile beside it would not reach its users. */
function isPublished({ directory, isPrivate, hasBin, hasEntryPoint }: Readable): boolean {
  return directory === '' && !isPrivate && (hasBin || hasEntryPoint);
}

/** Dependencies that a lockfile must hold. Peers are the importer's to install. */
function locked({ dependencies }: Readable): readonly Dependency[] {
  return dependencies.filter(
    ({ group, range }) => group !== 'peerDependencies' && !notFromRegistry.test(range),
  );
}

function disagreement(
  manifest: Readable,
  dependency: Dependency,
  lockfiles: readonly Lockfile[],
): readonly Finding[] {
  const nearest = lockfiles
    .filter(({ directory }) => directory === '' || `${manifest.directory}/`.startsWith(`${directory}/`))
    .sort((left, right) => right.directory.length - left.directory.length)[0];
  if (nearest === undefined || nearest.contents.kind === 'unreadable') return [];
  const importer = manifest.directory.slice(nearest.directory === '' ? 0 : nearest.directory.length + 1);
  const message = complaint(dependency, nearest.contents, importer);
  if (message === null) return [];
  return [{ path: manifest.path, message: `${message} (\`${nearest.path}\`).`, subject: dependency.name }];
}

function complaint(
  { name, range }: Dependency,
  contents: LockedDependencies,
  importer: string,
): string | null {
  const wanted = range.replace(/^npm:(?:.+@)?/, '');
  if (contents.kind === 'by-range') {
    const version = contents.versions.get(`${name}@${range}`) ?? contents.versions.get(`${name}@${wanted}`);
    return version === undefined
      ? `The lockfile knows no \`${name}\` for \`${range}\``
      : outside(name, wanted, version);
  }
  const entry = contents.importers.get(importer)?.get(name);
  if (entry === undefined) return `\`${name}\` is not in the lockfile`;
  if (entry.specifier !== null && entry.specifier !== range) {
    return `\`${name}\` is asked for as \`${range}\`, and the lockfile was made for \`${entry.specifier}\``;
  }
  return outside(name, wanted, entry.version);
}

function outside(name: string, range: string, version: string | null): string | null {
  if (version === null || semver.validRange(range) === null || semver.valid(version) === null) return null;
  if (semver.satisfies(version, range, { includePrerelease: true })) return null;
  return `\`${name}\` is locked to ${version}, which is outside \`${range}\``;
}
