import type { EcosystemId } from './ecosystem.ts';
import type { Evidence } from './evidence.ts';
import { directoryOf } from './path.ts';

/** Something with dependencies that a bot can update: its ecosystem and its folder. */
export interface Updatable {
  readonly ecosystem: EcosystemId;
  readonly directory: string;
}

/** Every ecosystem of a repository, with the folders it is in. */
export function updatablesOf({
  manifests,
  foreignManifests,
  workflows,
  containers,
}: Pick<Evidence, 'manifests' | 'foreignManifests' | 'workflows' | 'containers'>): readonly Updatable[] {
  const asking = manifests.filter(
    (manifest) => manifest.kind === 'unreadable' || manifest.dependencies.length > 0,
  );
  const foreign = foreignManifests.filter(
    ({ dependencies, problem }) => problem !== null || dependencies.length > 0,
  );
  const usesActions = workflows.some(
    ({ jobs, problem }) =>
      problem !== null ||
      jobs.some(({ uses, steps }) => [uses, ...steps.map((step) => step.uses)].some(isForeign)),
  );
  return [
    ...asking.map(({ directory }) => ({ ecosystem: 'npm' as const, directory })),
    ...foreign.map(({ ecosystem, directory }) => ({ ecosystem, directory })),
    ...containers.map(({ path }) => ({
      ecosystem: 'docker' as const,
      directory: directoryOf(path),
    })),
    ...(usesActions ? [{ ecosystem: 'github-actions' as const, directory: '' }] : []),
  ];
}

function isForeign(uses: string | null): boolean {
  return uses !== null && !uses.startsWith('./');
}

/** Names under which bots know an ecosystem. */
const names: Partial<Readonly<Record<EcosystemId, readonly string[]>>> = {
  npm: ['npm', 'bun', 'yarn', 'pnpm'],
  pip: ['pip', 'uv', 'pip_requirements', 'pip_setup', 'pipenv', 'poetry', 'pep621'],
  docker: ['docker', 'docker-compose', 'dockerfile'],
};

export function isCovered(
  ecosystem: EcosystemId,
  updates: readonly { readonly ecosystem: string }[] | 'all',
): boolean {
  if (updates === 'all') return true;
  const known = names[ecosystem] ?? [ecosystem];
  return updates.some((each) => known.includes(each.ecosystem));
}
