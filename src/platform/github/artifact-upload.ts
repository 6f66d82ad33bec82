import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DefaultArtifactClient } from '@actions/artifact';

/** Puts texts into an artifact of this run. Artifacts can't be changed, so one of an earlier attempt is replaced. */
export async function uploadArtifact(
  name: string,
  files: Readonly<Record<string, string>>,
  options: { readonly temporary: string; readonly attempt: number; readonly retentionDays?: number },
): Promise<number> {
  const folder = await mkdtemp(join(options.temporary, 'certgate-'));
  try {
    const places = await Promise.all(
      Object.entries(files).map(async ([file, text]) => {
        const place = join(folder, file);
        await writeFile(place, text);
        return place;
      }),
    );
    const client = new DefaultArtifactClient();
    if (options.attempt > 1) await client.deleteArtifact(name).catch(() => undefined);
    const { retentionDays } = options;
    const { id } = await client.uploadArtifact(
      name,
      places,
      folder,
      retentionDays === undefined ? {} : { retentionDays },
    );
    if (id === undefined) throw new Error(`GitHub took no artifact \`${name}\`.`);
    return id;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
