import type { ImportTarget, Manifest, PackageExport } from '../model/evidence.ts';
import { directoryOf, joined } from '../model/path.ts';
import { aliasedPlaces, type PathAliases, starIn } from './path-aliases.ts';
import type { Places } from './places.ts';

type Readable = Extract<Manifest, { kind: 'manifest' }>;

/** What imports are resolved by. */
export interface Surroundings {
  readonly places: Places;
  readonly manifests: readonly Manifest[];
  readonly aliases: readonly PathAliases[];
  /** Folders with a `package.json`, the root's `''` always among them. */
  readonly packageFolders: ReadonlySet<string>;
}

/** What a specifier of a file stands for. */
export function resolveImport(
  specifier: string | null,
  importer: string,
  surroundings: Surroundings,
): ImportTarget {
  if (specifier === null) return { kind: 'unknown' };
  // Bundlers take a question mark as a way to load, and webpack's loaders stand before a `!`.
  const written = specifier.slice(specifier.lastIndexOf('!') + 1).replace(/\?.*$/, '');
  if (/^[a-z][a-z+.-]*:/i.test(written)) return { kind: 'package', name: written };
  if (/^\.\.?(?:\/|$)/.test(written)) return relative(written, importer, surroundings);
  if (written.startsWith('/')) return rooted(written, importer, surroundings);
  const aliased = aliasedPlaces(written, importer, surroundings.aliases);
  for (const place of aliased) {
    const path = surroundings.places.file(place);
    if (path !== null) return { kind: 'file', path };
  }
  if (written.startsWith('#')) return ownImport(written, importer, surroundings);
  if (/^[@~$]\/|^~~\/|^\$/.test(written)) return conventional(written, importer, surroundings);
  return byName(written, surroundings);
}

function relative(written: string, importer: string, { places, packageFolders }: Surroundings): ImportTarget {
  const place = joined(directoryOf(importer), written);
  const path = places.file(place) ?? places.source(place, packageOf(importer, packageFolders));
  return path === null ? { kind: 'missing' } : { kind: 'file', path };
}

/** Of a web server: below the package, or below what it serves as it is. */
function rooted(written: string, importer: string, { places, packageFolders }: Surroundings): ImportTarget {
  const folder = packageOf(importer, packageFolders);
  const found = [folder, joined(folder, 'public'), ''].map((root) => places.file(joined(root, written)));
  const path = found.find((each) => each !== null);
  return path === undefined || path === null ? { kind: 'unknown' } : { kind: 'file', path };
}

/** `#name`: the `imports` of the nearest manifest, or what a bundler makes of it. */
function ownImport(
  written: string,
  importer: string,
  { places, manifests, packageFolders }: Surroundings,
): ImportTarget {
  const folder = packageOf(importer, packageFolders);
  const manifest = manifests.find(
    (each): each is Readable => each.kind === 'manifest' && each.directory === folder,
  );
  const target = manifest === undefined ? null : exported(written, manifest.imports);
  if (target === null || manifest === undefined) return { kind: 'unknown' };
  for (const place of target) {
    if (!place.startsWith('.')) return { kind: 'package', name: packageName(place) };
    const path = places.source(joined(folder, place), folder);
    if (path !== null) return { kind: 'file', path };
  }
  return { kind: 'missing' };
}

/** `@/x`, `~/x`, `$lib/x`: what Vue, Nuxt, Next and SvelteKit set up without a word in a file that could be read. */
function conventional(
  written: string,
  importer: string,
  { places, packageFolders }: Surroundings,
): ImportTarget {
  const folder = packageOf(importer, packageFolders);
  const rest = written.replace(/^(?:[@~]|~~)\//, '').replace(/^\$lib\b/, 'lib');
  for (const root of ['src', '', 'app', 'resources/js']) {
    const path = places.file(joined(folder, joined(root, rest)));
    if (path !== null) return { kind: 'file', path };
  }
  return { kind: 'unknown' };
}

/** A package: one of this repository's own, or one from elsewhere. */
function byName(written: string, { places, manifests }: Surroundings): ImportTarget {
  const name = packageName(written);
  const own = manifests.find(
    (each): each is Readable => each.kind === 'manifest' && each.name !== null && each.name === name,
  );
  if (own === undefined) return { kind: 'package', name };
  const subpath = `.${written.slice(name.length)}`;
  const targets = exported(subpath, own.exports) ?? (subpath === '.' ? [] : [subpath]);
  for (const place of targets) {
    const path = places.source(joined(own.directory, place), own.directory);
    if (path !== null) return { kind: 'file', path };
  }
  const index = subpath === '.' ? mainOf(own, places) : null;
  return index === null ? { kind: 'unknown' } : { kind: 'file', path: index };
}

/** Where a package begins of which no manifest says it: by Node's rule and by custom. */
export function mainOf({ directory }: Readable, places: Places): string | null {
  const found = ['index', 'src/index', 'src/main', 'lib/index'].map((place) =>
    places.file(joined(directory, place)),
  );
  return found.find((path) => path !== null) ?? null;
}

/** The places that the most particular of the subpaths gives a name; `null` when none does. */
function exported(name: string, exports: readonly PackageExport[]): readonly string[] | null {
  const byLength = exports.toSorted((left, right) => right.subpath.length - left.subpath.length);
  for (const { subpath, targets } of byLength) {
    const star = starIn(name, subpath);
    if (star !== null) return targets.map((target) => target.replaceAll('*', () => star));
  }
  return null;
}

function packageName(written: string): string {
  return written.split('/', written.startsWith('@') ? 2 : 1).join('/');
}

/** The folder of the package that a file belongs to. */
export function packageOf(path: string, packageFolders: ReadonlySet<string>): string {
  let folder = directoryOf(path);
  while (folder !== '' && !packageFolders.has(folder)) folder = directoryOf(folder);
  return folder;
}

/** A place written in a file, as a path of the repository: relative to the file, its package, or the root. */
export function namedFiles(
  written: string,
  from: string,
  { places, packageFolders }: Surroundings,
): readonly string[] {
  const folder = packageOf(from, packageFolders);
  const roots = new Set([directoryOf(from), folder, '']);
  return [...roots].flatMap((root) => {
    const found = places.source(joined(root, written), folder);
    return found === null ? [] : [found];
  });
}
