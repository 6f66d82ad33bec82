import { analyse } from '../../src/facts/analyse.ts';
import { classOf } from '../../src/facts/path-class.ts';
import { unreadFacts } from '../../src/facts/unread.ts';
import { gatherFiles } from '../../src/gather/gatherers/files.ts';
import { gatherManifests } from '../../src/gather/gatherers/manifests.ts';
import type { Scene } from '../../src/gather/scene.ts';
import type { Manifest } from '../../src/model/evidence.ts';
import { defaultSettings, type Settings } from '../../src/model/settings.ts';
import type { Analyser, Repository } from '../../src/model/world.ts';

/** Path → text. */
export type Files = Readonly<Record<string, string>>;

/** A repository made of an object. All of it is tracked, but for what is named. */
export function memoryRepository(files: Files, untracked: readonly string[] = []): Repository {
  return {
    workspace: '/workspace',
    list: async () =>
      Object.keys(files)
        .sort()
        .map((path) => ({ path, isTracked: !untracked.includes(path), contentId: null })),
    read: async (path) => files[path] ?? null,
  };
}

/** Computes the facts of the same object's files, or of those that are read from elsewhere. */
export function memoryAnalyser(files: Files): Analyser {
  return {
    cacheUse: () => null,
    analyse: (listed, from) =>
      Promise.all(
        listed.map(async ({ path }) => {
          const read = await from?.read(path, Number.MAX_SAFE_INTEGER);
          if (read?.kind === 'refused') return unreadFacts(read.bytes, read.reason);
          const own = new TextEncoder().encode(files[path] ?? '');
          return await analyse(classOf(path), read?.kind === 'content' ? read.bytes : own);
        }),
      ),
  };
}

/** What gatherers look at, for a repository made of an object. */
export async function sceneOf(
  files: Files,
  { settings = {}, untracked = [] }: { settings?: Partial<Settings>; untracked?: readonly string[] } = {},
): Promise<Scene> {
  const repository = memoryRepository(files, untracked);
  const listed = await gatherFiles(repository, memoryAnalyser(files));
  const manifests = await gatherManifests({ repository, files: listed }).catch((): readonly Manifest[] => []);
  return {
    repository,
    files: listed,
    settings: { ...defaultSettings, ...settings },
    workspace: repository.workspace,
    committedAt: null,
    manifests,
  };
}
