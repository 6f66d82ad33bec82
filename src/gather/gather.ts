import type { Gathered, UntriagedEvidence } from '../model/evidence.ts';
import type { Settings } from '../model/settings.ts';
import type { World } from '../model/world.ts';
import { gatherAddedDependencies } from './gatherers/added-dependencies.ts';
import { gatherChanges } from './gatherers/changes.ts';
import { gatherChurn } from './gatherers/churn.ts';
import { gatherCoverage } from './gatherers/coverage.ts';
import { gatherEnvironmentFiles } from './gatherers/environment-files.ts';
import { gatherFiles } from './gatherers/files.ts';
import { gatherHistoricSecrets } from './gatherers/historic-secrets.ts';
import { gatherInstalledPackages } from './gatherers/installed-packages.ts';
import { gatherLicense } from './gatherers/license.ts';
import { gatherLockfiles } from './gatherers/lockfiles.ts';
import { gatherManifests } from './gatherers/manifests.ts';
import { gatherModules } from './gatherers/modules.ts';
import { gatherProfile } from './gatherers/profile.ts';
import { gatherReadme } from './gatherers/readme.ts';
import { gatherReportedFindings } from './gatherers/reported-findings.ts';
import { gatherSuppressions } from './gatherers/suppressions.ts';
import { gatherWorkflows } from './gatherers/workflows.ts';
import type { Scene } from './scene.ts';

/**
 * Repository → evidence. A gatherer that throws becomes a reason, and the run goes on. `since` is the commit where this
 * work left its target, `committedAt` the time of the commit that is checked out; `null` when there is none.
 */
export async function gather(
  { repository, analyser, history }: Pick<World, 'repository' | 'analyser' | 'history'>,
  settings: Settings,
  since: string | null,
  committedAt: string | null = null,
): Promise<UntriagedEvidence> {
  const files = await gatherFiles(repository, analyser);
  const { workspace } = repository;
  const manifests = await settled(gatherManifests({ repository, files }));
  const scene: Scene = {
    repository,
    files,
    settings,
    workspace,
    committedAt,
    manifests: manifests.ok ? manifests.value : [],
  };
  const [
    profile,
    lockfiles,
    license,
    readme,
    environmentFiles,
    workflows,
    changes,
    coverage,
    modules,
    churn,
    reports,
    installedPackages,
    addedDependencies,
  ] = await Promise.all([
    settled(gatherProfile(scene)),
    settled(gatherLockfiles(scene)),
    settled(gatherLicense(scene)),
    settled(gatherReadme(scene)),
    settled(gatherEnvironmentFiles(scene)),
    settled(gatherWorkflows(scene)),
    settled(gatherChanges(history, since)),
    gatherCoverage(scene),
    settled(gatherModules(scene)),
    settled(gatherChurn(history)),
    gatherReportedFindings(scene),
    settled(gatherInstalledPackages(scene)),
    settled(gatherAddedDependencies(history, since, settings)),
  ]);
  const changed = changes.ok ? changes.value : null;
  const historicSecrets = await settled(
    gatherHistoricSecrets(scene, history, since, changed?.map(({ path }) => path) ?? []),
  );
  const suppressions = await settled(gatherSuppressions(files, changed, history));
  return {
    files: { ok: true, value: files },
    profile,
    manifests,
    lockfiles,
    license,
    readme,
    environmentFiles,
    workflows,
    changes,
    coverage,
    modules,
    churn,
    suppressions,
    reports,
    installedPackages,
    addedDependencies,
    historicSecrets,
  };
}

async function settled<T>(gathering: Promise<T>): Promise<Gathered<T>> {
  try {
    return { ok: true, value: await gathering };
  } catch (error) {
    return { ok: false, reason: error instanceof Error ? error.message : String(error) };
  }
}
