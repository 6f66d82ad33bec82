import type { Gathered, UntriagedEvidence } from '../model/evidence.ts';
import type { Settings } from '../model/settings.ts';
import type { World } from '../model/world.ts';
import { gatherActions } from './gatherers/actions.ts';
import { gatherAddedDependencies } from './gatherers/added-dependencies.ts';
import { gatherBranchProtection } from './gatherers/branch-protection.ts';
import { gatherChanges } from './gatherers/changes.ts';
import { gatherChurn } from './gatherers/churn.ts';
import { gatherCodeOwners } from './gatherers/code-owners.ts';
import { gatherComposeFiles } from './gatherers/compose-files.ts';
import { gatherContainers } from './gatherers/containers.ts';
import { gatherCoverage } from './gatherers/coverage.ts';
import { gatherEnvironment } from './gatherers/environment.ts';
import { gatherEnvironmentFiles } from './gatherers/environment-files.ts';
import { gatherFiles } from './gatherers/files.ts';
import { gatherForeignManifests } from './gatherers/foreign-manifests.ts';
import { gatherHistoricSecrets } from './gatherers/historic-secrets.ts';
import { gatherInstalledPackages } from './gatherers/installed-packages.ts';
import { gatherLicense } from './gatherers/license.ts';
import { gatherLoadResults } from './gatherers/load-results.ts';
import { gatherLockfiles } from './gatherers/lockfiles.ts';
import { gatherManifests } from './gatherers/manifests.ts';
import { gatherModules } from './gatherers/modules.ts';
import { gatherProfile } from './gatherers/profile.ts';
import { gatherReadme } from './gatherers/readme.ts';
import { gatherReleases } from './gatherers/releases.ts';
import { gatherReportedFindings } from './gatherers/reported-findings.ts';
import { gatherRuntimePins } from './gatherers/runtime-pins.ts';
import { gatherSuppressions } from './gatherers/suppressions.ts';
import { gatherUpdateBot } from './gatherers/update-bot.ts';
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
    actions,
    containers,
    composeFiles,
    foreignManifests,
    updateBot,
    codeOwners,
    releases,
    branchProtection,
    changes,
    coverage,
    modules,
    churn,
    reports,
    loadResults,
    installedPackages,
    addedDependencies,
  ] = await Promise.all([
    settled(gatherProfile(scene)),
    settled(gatherLockfiles(scene)),
    settled(gatherLicense(scene)),
    settled(gatherReadme(scene)),
    settled(gatherEnvironmentFiles(scene)),
    settled(gatherWorkflows(scene)),
    settled(gatherActions(scene)),
    settled(gatherContainers(scene)),
    settled(gatherComposeFiles(scene)),
    settled(gatherForeignManifests(scene)),
    settled(gatherUpdateBot(scene)),
    settled(gatherCodeOwners(scene)),
    settled(gatherReleases(history)),
    settled(gatherBranchProtection(history)),
    settled(gatherChanges(history, since)),
    gatherCoverage(scene),
    settled(gatherModules(scene)),
    settled(gatherChurn(history)),
    gatherReportedFindings(scene),
    settled(gatherLoadResults(scene)),
    settled(gatherInstalledPackages(scene)),
    settled(gatherAddedDependencies(history, since, settings)),
  ]);
  const [runtimePins, environment] = await Promise.all([
    settled(
      ofKnown((known) => gatherRuntimePins(scene, known.workflows, known.containers), {
        workflows,
        containers,
      }),
    ),
    settled(ofKnown((known) => gatherEnvironment(scene, known.composeFiles), { composeFiles })),
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
    actions,
    containers,
    composeFiles,
    foreignManifests,
    updateBot,
    runtimePins,
    codeOwners,
    environment,
    releases,
    branchProtection,
    changes,
    coverage,
    modules,
    churn,
    suppressions,
    reports,
    loadResults,
    installedPackages,
    addedDependencies,
    historicSecrets,
  };
}

type Values<T> = { readonly [Key in keyof T]: T[Key] extends Gathered<infer Value> ? Value : never };

/** Gathers from what was gathered before: without it, for the same reason, there is nothing. */
async function ofKnown<T extends Readonly<Record<string, Gathered<unknown>>>, Result>(
  gathering: (known: Values<T>) => Promise<Result>,
  before: T,
): Promise<Result> {
  const values = Object.entries(before).map(([key, gathered]) => {
    if (!gathered.ok) throw new Error(gathered.reason);
    return [key, gathered.value];
  });
  return await gathering(Object.fromEntries(values));
}

async function settled<T>(gathering: Promise<T>): Promise<Gathered<T>> {
  try {
    return { ok: true, value: await gathering };
  } catch (error) {
    return { ok: false, reason: error instanceof Error ? error.message : String(error) };
  }
}
