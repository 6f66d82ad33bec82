import { isBuilt } from '../../facts/path-class.ts';
import type { Module, ModuleGraph, SourceFile } from '../../model/evidence.ts';
import type { ImportFact } from '../../model/facts.ts';
import { findEntryPoints, openPackagesOf } from '../entry-points.ts';
import { packageOf, resolveImport, type Surroundings } from '../import-resolution.ts';
import { importsInText } from '../imports-in-text.ts';
import { readPathAliases } from '../path-aliases.ts';
import { Places } from '../places.ts';
import { baseName, directoryOf, type Scene } from '../scene.ts';

/** Who imports whom, and who is used without being imported; `null` where no file's syntax tree was walked. */
export async function gatherModules(scene: Scene): Promise<ModuleGraph | null> {
  const candidates = scene.files.filter(
    ({ path, kind, facts: { code } }) => code !== null && kind !== 'vendored' && !isBuilt(path),
  );
  if (!candidates.some(({ facts: { code } }) => code?.kind === 'analysed')) return null;
  const read = await Promise.all(
    candidates.map(async (file) => ({ ...file, imports: await importsOf(file, scene) })),
  );
  const own = scene.files.filter(({ kind }) => kind !== 'vendored').map(({ path }) => path);
  const folders = own.filter((path) => baseName(path) === 'package.json').map(directoryOf);
  const surroundings: Surroundings = {
    places: new Places(own),
    manifests: scene.manifests,
    aliases: await readPathAliases(scene),
    packageFolders: [...new Set([...folders, ''])].sort((left, right) => right.length - left.length),
  };
  const entries = await findEntryPoints(scene, surroundings);
  // A path that is computed leads anywhere, most likely to what stands beside or below the file that computes it.
  const loaders = read.filter(
    ({ kind, imports }) => kind === 'source' && imports.some(({ specifier }) => specifier === null),
  );
  const modules = read.map(({ path, imports }): Module => {
    const loader = loaders.find(
      (each) => each.path !== path && path.startsWith(`${directoryOf(each.path)}/`.replace(/^\//, '')),
    );
    const computed = loader === undefined ? null : `\`${loader.path}\`, which computes what it imports`;
    return {
      path,
      package: packageOf(path, surroundings.packageFolders),
      usedBy: entries.get(path) ?? computed,
      imports: imports.map((each) => ({
        ...each,
        target: resolveImport(each.specifier, path, surroundings),
      })),
    };
  });
  return { modules, openPackages: openPackagesOf(scene, entries, surroundings) };
}

/** Larger texts are data, whatever their name says. */
const largestTextBytes = 1024 * 1024;

/** Of a file whose tree was not walked they are found as text, or a file that can't be parsed would hide what it uses. */
async function importsOf(
  { path, kind, facts: { code, bytes } }: SourceFile,
  { repository }: Scene,
): Promise<readonly ImportFact[]> {
  if (code?.kind === 'analysed') return code.code.imports;
  if (kind === 'unread' || bytes > largestTextBytes) return [];
  return importsInText((await repository.read(path)) ?? '');
}
