import type { Manifest } from '../model/evidence.ts';
import type { ReadableManifest } from './published.ts';

export function readableManifests(manifests: readonly Manifest[]): readonly ReadableManifest[] {
  return manifests.filter((manifest): manifest is ReadableManifest => manifest.kind === 'manifest');
}

export function unreadableManifests(
  manifests: readonly Manifest[],
): readonly { readonly path: string; readonly problem: string }[] {
  return manifests.flatMap((manifest) =>
    manifest.kind === 'unreadable' ? [{ path: manifest.path, problem: manifest.reason }] : [],
  );
}

/** The manifest of the root; `null` where there is none that can be read. */
export function rootManifest(manifests: readonly Manifest[]): ReadableManifest | null {
  return readableManifests(manifests).find(({ directory }) => directory === '') ?? null;
}

/** The manifests that speak for a folder: its own and those above it. */
export function manifestsAbove(
  folder: string,
  manifests: readonly ReadableManifest[],
): readonly ReadableManifest[] {
  return manifests.filter(({ directory }) => directory === '' || `${folder}/`.startsWith(`${directory}/`));
}
