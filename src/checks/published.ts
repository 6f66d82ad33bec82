import type { Manifest } from '../model/evidence.ts';

export type ReadableManifest = Extract<Manifest, { kind: 'manifest' }>;

/** Packages that are made to be installed from a registry: the root, or members of its workspaces that have a version. */
export function publishedPackages(manifests: readonly Manifest[]): readonly ReadableManifest[] {
  return manifests.filter(
    (manifest): manifest is ReadableManifest =>
      manifest.kind === 'manifest' &&
      isOffered(manifest) &&
      (manifest.directory === '' || isVersioned(manifest)),
  );
}

function isOffered({ isPrivate, hasBin, hasEntryPoint }: ReadableManifest): boolean {
  return !isPrivate && (hasBin || hasEntryPoint);
}

/** Packages that only their neighbours use are often not marked as private, and never versioned. */
function isVersioned({ version }: ReadableManifest): boolean {
  return version !== null && version !== '0.0.0';
}
