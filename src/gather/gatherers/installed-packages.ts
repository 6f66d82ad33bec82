import { baseName } from '../../model/path.ts';
import type { InstalledPackage } from '../../model/reported.ts';
import { type Scene, textOf } from '../scene.ts';
import { isMapping, type Mapping, mappingIn, stringOrNull } from '../untyped.ts';

/**
 * What npm's lockfiles of version 2 and later install, in order of their places; `null` where there is none, as others do
 * not say who brings what in one form.
 */
export async function gatherInstalledPackages(scene: Scene): Promise<readonly InstalledPackage[] | null> {
  const paths = scene.files
    .filter(({ kind }) => kind !== 'test' && kind !== 'vendored')
    .map(({ path }) => path)
    .filter((path) => /^(?:package-lock|npm-shrinkwrap)\.json$/.test(baseName(path)));
  const read = await Promise.all(paths.map(async (path) => installedBy(path, await textOf(scene, path))));
  const known = read.filter((packages) => packages !== null);
  return known.length === 0 ? null : known.flat();
}

function installedBy(lockfile: string, text: string): readonly InstalledPackage[] | null {
  const lock = parsed(text);
  const packages = lock['packages'];
  if (!isMapping(packages)) return null;
  const brought = new Map<string, Set<string>>();
  for (const [place, entry] of Object.entries(packages)) {
    if (!place.includes('node_modules')) visitDirect(place, mappingIn(entry), packages, brought);
  }
  return Object.entries(packages).flatMap(([place, entry]): InstalledPackage[] => {
    const name = nameAt(place);
    const version = stringOrNull(mappingIn(entry)['version']);
    if (name === null || version === null) return [];
    const { dev, devOptional, license, deprecated, hasInstallScript, engines } = mappingIn(entry);
    return [
      {
        name: stringOrNull(mappingIn(entry)['name']) ?? name,
        version,
        isDevelopment: dev === true || devOptional === true,
        lockfile,
        license: stringOrNull(license),
        deprecated: deprecated === true ? 'It is deprecated.' : stringOrNull(deprecated),
        hasInstallScript: hasInstallScript === true,
        node: stringOrNull(mappingIn(engines)['node']),
        broughtBy: [...(brought.get(place) ?? [])].sort(),
      },
    ];
  });
}

function parsed(text: string): Mapping {
  try {
    return mappingIn(JSON.parse(text));
  } catch {
    return {};
  }
}

const groups = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'];

/** From each direct dependency to all that it needs, as Node would find it. */
function visitDirect(
  importer: string,
  manifest: Mapping,
  packages: Mapping,
  brought: Map<string, Set<string>>,
): void {
  for (const direct of namesNeeded(manifest, groups)) {
    const first = placeOf(direct, importer, packages);
    const waiting = first === null ? [] : [first];
    const seen = new Set(waiting);
    for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
      const roots = brought.get(place) ?? new Set<string>();
      brought.set(place, roots.add(direct));
      const entry = mappingIn(packages[place]);
      const needs = namesNeeded(entry, ['dependencies', 'optionalDependencies', 'peerDependencies']);
      for (const name of needs) {
        const next = placeOf(name, place, packages);
        if (next === null || seen.has(next)) continue;
        seen.add(next);
        waiting.push(next);
      }
    }
  }
}

function namesNeeded(entry: Mapping, kinds: readonly string[]): readonly string[] {
  return kinds.flatMap((kind) => Object.keys(mappingIn(entry[kind])));
}

/** The nearest `node_modules` that has it, from a place upwards. */
function placeOf(name: string, from: string, packages: Mapping): string | null {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/')))) {
    const place = folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
    const entry = packages[place];
    if (isMapping(entry)) {
      const target = entry['link'] === true ? stringOrNull(entry['resolved']) : null;
      return target !== null && isMapping(packages[target]) ? target : place;
    }
    if (folder === '') return null;
  }
}

function nameAt(place: string): string | null {
  const at = place.lastIndexOf('node_modules/');
  return at === -1 ? null : place.slice(at + 'node_modules/'.length);
}
