import type { Manifest, SourceFile } from '../model/evidence.ts';
import type { Settings } from '../model/settings.ts';
import type { Repository } from '../model/world.ts';

/** What gatherers look at. */
export interface Scene {
  readonly repository: Repository;
  readonly files: readonly SourceFile[];
  readonly settings: Settings;
  /** Absolute path of the directory, as tools on this machine wrote it into their reports. */
  readonly workspace: string;
  /** Time of the commit that is checked out, ISO and UTC; `null` when there is none. */
  readonly committedAt: string | null;
  /** The manifests of the root and of its workspaces, root first. */
  readonly manifests: readonly Manifest[];
}

/** Text of a file that is known to be there. */
export async function textOf({ repository }: Pick<Scene, 'repository'>, path: string): Promise<string> {
  const text = await repository.read(path);
  if (text === null) throw new Error(`\`${path}\` is gone.`);
  return text;
}
