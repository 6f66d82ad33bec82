import { isBuilt } from '../../facts/path-class.ts';
import type { Module, ModuleGraph, SourceFile } from '../../model/evidence.ts';
import type { ImportFact } from '../../model/facts.ts';
import { baseName, directoryOf, joined } from '../../model/path.ts';
import { findEntryPoints, openPackagesOf } from '../entry-points.ts';
import { packageOf, resolveImport, type Surroundings } from '../import-resolution.ts';
import { importsInText } from '../imports-in-text.ts';
import { readPathAliases } from '../path-aliases.ts';
import { normalised, Places } from '../places.ts';
import type { Scene } from '../scene.ts';

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
    packageFolders: new Set([...folders, '']),
  };
  const entries = await findEntryPoints(scene, surroundings);
  const loaders = read.filter(
    ({ kind, imports }) => kind === 'source' && imports.some(({ specifier }) => specifier === null),
  );
  const loaded = await Promise.all(
    loaders.map(async ({ path }) => ({ by: path, folders: await foldersNamedIn(path, scene, surroundings) })),
  );
  const modules = read.map(({ path, imports }): Module => {
    const loader = loaded.find(
      ({ by, folders }) =>
        by !== path && folders.some((folder) => folder === '' || path.startsWith(`${folder}/`)),
    );
    const computed = loader === undefined ? null : `\`${loader.by}\`, which computes what it imports`;
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

/** A path that is computed leads to what stands beside or below the file, or in a folder that its text names. */
async function foldersNamedIn(
  path: string,
  { repository }: Scene,
  { places, packageFolders }: Surroundings,
): Promise<readonly string[]> {
  const text = (await repository.read(path)) ?? '';
  const roots = [directoryOf(path), packageOf(path, packageFolders)];
  const folders = [...writtenFolders(text)]
    .flatMap((written) => roots.map((root) => normalised(joined(root, written))))
    .filter((folder) => folder !== null && folder !== '' && places.hasFolder(folder));
  return [directoryOf(path), ...folders.filter((folder) => folder !== null)];
}

/** `'../plugins'`, `../plugins/${name}` in backticks, `join(here, '..', 'plugins', name)`. */
function writtenFolders(text: string): ReadonlySet<string> {
  const written = new Set<string>();
  for (const [, folder = ''] of text.matchAll(/["'`]([\w@./-]{0,200}[\w@-])\/?(?=["'`]|\/\$\{)/g))
    written.add(folder);
  for (const [, given = ''] of text.matchAll(/\b(?:join|resolve)\(([^;]{0,300})/g)) {
    const parts = [...given.matchAll(/["']([\w@./-]+)["']/g)].map(([, part = '']) => part);
    for (let count = 2; count <= parts.length; count += 1) written.add(parts.slice(0, count).join('/'));
  }
  return written;
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
