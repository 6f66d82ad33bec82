import { exclusionsOf, withoutExcluded } from '../../formats/coverage/exclusions.ts';
import { parseCoverage, type ReadCoverage, usualPlaces } from '../../formats/coverage/index.ts';
import { mergeCoverage } from '../../formats/coverage/merge.ts';
import { withPartials } from '../../formats/coverage/partials.ts';
import type { GoModule } from '../../formats/coverage/path-candidate.ts';
import { type Resolution, resolvePaths } from '../../formats/coverage/resolve-paths.ts';
import { type CoverageEvidence, type FileCoverage, totalsOf } from '../../model/coverage.ts';
import type { Gathered } from '../../model/evidence.ts';
import { baseName, directoryOf, joined } from '../../model/path.ts';
import type { CoverageSettings, NamedReport } from '../../model/settings.ts';
import { type Scene, textOf } from '../scene.ts';

/** Reports of line coverage. No report where there is code to cover is a reason why coverage can't be judged. */
export async function gatherCoverage(scene: Scene): Promise<Gathered<CoverageEvidence | null>> {
  if (!scene.files.some(({ kind }) => kind === 'source')) return { ok: true, value: null };
  const reports = await reportsOf(scene);
  const unread = reports.flatMap((report) => (report.ok ? [] : [report.reason]));
  if (unread.length > 0) return { ok: false, reason: unread.join(' ') };
  return combined(
    reports.flatMap((report) => (report.ok ? [report.value] : [])),
    scene,
    await goModulesOf(scene),
  );
}

/** `folder`: the package it was looked for in. */
type ReadReport = Extract<ReadCoverage, { readonly ok: true }> & {
  readonly path: string;
  readonly folder: string;
  readonly flag: string | null;
};

async function reportsOf(scene: Scene): Promise<readonly Gathered<ReadReport>[]> {
  const { reports } = scene.settings.coverage;
  if (reports !== null) return await Promise.all(reports.map((named) => readNamed(scene, named)));
  const directories = [...new Set(['', ...scene.manifests.map(({ directory }) => directory)])];
  const found = await Promise.all(directories.map((directory) => readUsual(scene, directory)));
  const present = found.filter((report) => report !== null);
  if (present.length > 0) return present;
  const shown = usualPlaces.slice(0, 4).map((place) => `\`${place}\``);
  const reason =
    `No coverage report was found (looked for ${shown.join(', ')} and ${usualPlaces.length - shown.length} other ` +
    'usual places, which the README lists). ' +
    'Run the tests with coverage first, or name the reports under `coverage.reports`.';
  return [{ ok: false, reason }];
}

async function readNamed(scene: Scene, { path, flag }: NamedReport): Promise<Gathered<ReadReport>> {
  const report = await readReport(scene, { path, folder: '', flag });
  if (report !== null) return report;
  return {
    ok: false,
    reason: `The coverage report \`${path}\`, named under \`coverage.reports\`, is not there.`,
  };
}

async function readUsual(scene: Scene, directory: string): Promise<Gathered<ReadReport> | null> {
  for (const place of usualPlaces) {
    const report = await readReport(scene, {
      path: joined(directory, place),
      folder: directory,
      flag: null,
    });
    if (report !== null) return report;
  }
  return null;
}

async function readReport(
  { repository }: Scene,
  source: Pick<ReadReport, 'path' | 'folder' | 'flag'>,
): Promise<Gathered<ReadReport> | null> {
  const { path } = source;
  const text = await repository.read(path);
  if (text === null) return null;
  const parsed = parseCoverage(text);
  if (!parsed.ok)
    return { ok: false, reason: `The coverage report \`${path}\` can't be used. ${parsed.reason}` };
  return { ok: true, value: { ...parsed, ...source } };
}

/** Go's reports name files by import path. */
async function goModulesOf(scene: Scene): Promise<readonly GoModule[]> {
  const paths = scene.files.map(({ path }) => path).filter((path) => baseName(path) === 'go.mod');
  const modules = await Promise.all(
    paths.map(async (path) => {
      const [, quoted, plain] = /^module[ \t]+(?:"([^"\n]+)"|(\S+))/m.exec(await textOf(scene, path)) ?? [];
      return { directory: directoryOf(path), module: quoted ?? plain ?? '' };
    }),
  );
  return modules.filter(({ module }) => module !== '');
}

function combined(
  reports: readonly ReadReport[],
  scene: Scene,
  goModules: readonly GoModule[],
): Gathered<CoverageEvidence> {
  const repositoryFiles = new Set(scene.files.map(({ path }) => path));
  const resolutions = reports.map(({ path, files }) =>
    resolvePaths(files, {
      repositoryFiles,
      reportDirectory: directoryOf(path),
      workspace: scene.workspace,
      rewrites: scene.settings.coverage.paths,
      goModules,
    }),
  );
  const strange = strangeness(reports, resolutions, scene.settings.coverage);
  if (strange !== null) return { ok: false, reason: strange };
  const { exclude, partials } = scene.settings.coverage;
  const merged = mergeCoverage(resolutions.map(({ resolved }) => resolved));
  const sources = scene.files.filter(({ kind }) => kind === 'source').map(({ path }) => path);
  const exclusions = exclusionsOf(exclude, merged.files, sources);
  const counting = (reported: readonly FileCoverage[]) =>
    withPartials(withoutExcluded(reported, exclusions), partials);
  const files = counting(merged.files);
  if (files.length === 0) {
    const reason =
      'The globs under `coverage.exclude` take out every file that the coverage reports name, and nothing is left to judge. ' +
      'Leave some, or set the weight of `quality/coverage` to 0.';
    return { ok: false, reason };
  }
  return {
    ok: true,
    value: {
      reports: reports.map(
        ({ path, folder, flag, format, files, provider, stated, measuredAt = null }, index) => ({
          path,
          folder,
          flag,
          format,
          files: files.length,
          provider,
          measuredAt,
          stated,
          counted: totalsOf(files),
          steps: resolutions[index]?.steps ?? [],
          unresolved: resolutions[index]?.unresolved ?? [],
        }),
      ),
      files,
      committedAt: scene.committedAt,
      exclusions,
      flags: flagsOf(reports).map((flag) => {
        const ofFlag = resolutions.filter((_, index) => reports[index]?.flag === flag);
        const own = mergeCoverage(ofFlag.map(({ resolved }) => resolved)).files;
        return { flag, lines: totalsOf(counting(own)).lines };
      }),
      partials,
      disagreements: resolutions.reduce((sum, one) => sum + one.disagreements, merged.disagreements),
    },
  };
}

function flagsOf(reports: readonly ReadReport[]): readonly string[] {
  return [...new Set(reports.flatMap(({ flag }) => flag ?? []))].sort();
}

/** Why the reports can't be of this tree: too few of the files they name are in it, or none that one of them names. */
function strangeness(
  reports: readonly ReadReport[],
  resolutions: readonly Resolution[],
  { minResolved }: CoverageSettings,
): string | null {
  const advice = 'Map their paths under `coverage.paths`.';
  const stranger = resolutions.findIndex(({ resolved }) => resolved.length === 0);
  if (stranger !== -1) {
    const { path, files } = reports[stranger] ?? { path: '', files: [] };
    return (
      `None of the ${files.length} files in the coverage report \`${path}\` is a file of this repository ` +
      `(${someOf(resolutions[stranger]?.unresolved ?? [])}). ${advice}`
    );
  }
  const resolved = resolutions.reduce((sum, resolution) => sum + resolution.resolved.length, 0);
  const unresolved = resolutions.flatMap((resolution) => resolution.unresolved);
  const named = resolved + unresolved.length;
  if (100 * resolved >= minResolved * named) return null;
  return (
    `Only ${resolved} of the ${named} files in the coverage reports are files of this repository, ` +
    `and ${minResolved}% is asked; not found: ${someOf(unresolved)}. ${advice}`
  );
}

function someOf(paths: readonly string[]): string {
  const named = paths.slice(0, 3).map((path) => `\`${path}\``);
  const more = paths.length - named.length;
  return `${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
