import type { ReadmeFile } from '../../model/evidence.ts';
import type { Scene } from '../scene.ts';

/** The places GitHub itself looks at, in its order. */
const readmePlaces = [/^\.github\/readme(?:\.\w+)?$/i, /^readme(?:\.\w+)?$/i, /^docs\/readme(?:\.\w+)?$/i];

export async function gatherReadme(scene: Pick<Scene, 'files'>): Promise<ReadmeFile | null> {
  const paths = scene.files
    .filter(({ kind }) => kind !== 'unread' && kind !== 'binary')
    .map(({ path }) => path);
  const path = readmePlaces
    .map((place) => paths.find((candidate) => place.test(candidate)))
    .find((found) => found);
  if (path === undefined) return null;
  return { path, document: scene.files.find((file) => file.path === path)?.facts.document ?? null };
}
