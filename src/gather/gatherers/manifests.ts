import picomatch from 'picomatch';
import { parse } from 'yaml';
import type { Dependency, Manifest, PackageExport } from '../../model/evidence.ts';
import { isIllustration } from '../../model/illustration.ts';
import { baseName, directoryOf } from '../../model/path.ts';
import { isTestPlace } from '../../model/test-place.ts';
import { type Scene, textOf } from '../scene.ts';
import { isMapping, type Mapping, stringEntries, stringOrNull, stringsIn } from '../untyped.ts';

const groups = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'] as const;

/**
 * The `package.json` of the root and of its workspaces, root first; without one at the root, those of all folders. Others
 * (fixtures, examples, vendored packages) are not this project's own.
 */
export async function gatherManifests(
  scene: Pick<Scene, 'repository' | 'files'>,
): Promise<readonly Manifest[]> {
  const paths = scene.files
    .filter(({ path, kind }) => baseName(path) === 'package.json' && kind !== 'vendored')
    .map(({ path }) => path);
  if (!paths.includes('package.json')) {
    const own = paths.filter((path) => !isTestPlace(path) && !isIllustration(path));
    return await Promise.all(own.sort().map((path) => readManifest(scene, path)));
  }
  const root = await readManifest(scene, 'package.json');
  const globs = [...(root.kind === 'manifest' ? root.workspaces : []), ...(await pnpmWorkspaces(scene))];
  const isWorkspace = workspaceMatcher(globs);
  const members = paths.filter((path) => path !== 'package.json' && isWorkspace(directoryOf(path)));
  return [root, ...(await Promise.all(members.sort().map((path) => readManifest(scene, path))))];
}

function workspaceMatcher(globs: readonly string[]): (directory: string) => boolean {
  const cleaned = globs.map((glob) => glob.replace(/^\.\//, '').replace(/\/+$/, ''));
  const included = cleaned.filter((glob) => !glob.startsWith('!'));
  const excluded = cleaned.filter((glob) => glob.startsWith('!')).map((glob) => glob.slice(1));
  if (included.length === 0) return () => false;
  return picomatch(included, { ignore: excluded });
}

async function pnpmWorkspaces({ repository }: Pick<Scene, 'repository'>): Promise<readonly string[]> {
  const text = await repository.read('pnpm-workspace.yaml');
  if (text === null) return [];
  const document: unknown = parse(text);
  return isMapping(document) ? stringsIn(document['packages']) : [];
}

async function readManifest(scene: Pick<Scene, 'repository'>, path: string): Promise<Manifest> {
  const directory = directoryOf(path);
  let json: unknown;
  try {
    json = JSON.parse((await textOf(scene, path)).replace(/^\uFEFF/, ''));
  } catch {
    return { kind: 'unreadable', path, directory, reason: 'It is not valid JSON.' };
  }
  if (!isMapping(json)) return { kind: 'unreadable', path, directory, reason: 'It is not a JSON object.' };
  const workspaces = json['workspaces'];
  return {
    kind: 'manifest',
    path,
    directory,
    name: stringOrNull(json['name']),
    version: stringOrNull(json['version']),
    isPrivate: json['private'] === true,
    license: licenseOf(json),
    hasBin: json['bin'] !== undefined,
    hasEntryPoint: ['main', 'module', 'exports', 'types', 'browser'].some((key) => json[key] !== undefined),
    exports: exportsOf(json),
    imports: subpathsOf(json['imports'], '#'),
    binaries: textsIn(json['bin']),
    scripts: Object.fromEntries(stringEntries(json['scripts'])),
    engines: Object.fromEntries(stringEntries(json['engines'])),
    packageManager: stringOrNull(json['packageManager']),
    workspaces: isMapping(workspaces) ? stringsIn(workspaces['packages']) : stringsIn(workspaces),
    dependencies: groups.flatMap((group) =>
      stringEntries(json[group]).map(([name, range]): Dependency => ({ name, range, group })),
    ),
  };
}

/** The deprecated object and list forms of npm's early days are still found. */
function licenseOf(json: Mapping): string | null {
  const { license, licenses } = json;
  if (typeof license === 'string') return license;
  if (isMapping(license)) return stringOrNull(license['type']);
  const first: unknown = Array.isArray(licenses) ? licenses[0] : undefined;
  return isMapping(first) ? stringOrNull(first['type']) : null;
}

/** Node's order: where there is `exports`, nothing else counts. */
function exportsOf(json: Mapping): readonly PackageExport[] {
  const { exports: declared } = json;
  if (declared !== undefined && declared !== null) {
    const bySubpath = subpathsOf(declared, '.');
    return bySubpath.length > 0 ? bySubpath : [{ subpath: '.', targets: textsIn(declared) }];
  }
  const targets = ['types', 'typings', 'module', 'main', 'browser'].flatMap((key) => textsIn(json[key]));
  return targets.length === 0 ? [] : [{ subpath: '.', targets }];
}

/** The entries of a mapping whose keys begin with a sign; conditions are keys without it. */
function subpathsOf(value: unknown, sign: '.' | '#'): readonly PackageExport[] {
  if (!isMapping(value)) return [];
  return Object.entries(value)
    .filter(([subpath]) => subpath.startsWith(sign))
    .map(([subpath, targets]) => ({ subpath, targets: textsIn(targets) }));
}

/** Every text of a value, however deep. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return isMapping(value) ? Object.values(value).flatMap(textsIn) : [];
}
