import { baseName, directoryOf, joined } from '../model/path.ts';
import { parseJsonc } from './jsonc.ts';
import { normalised } from './places.ts';
import type { Scene } from './scene.ts';
import { isMapping, type Mapping, mappingIn, stringOrNull, stringsIn } from './untyped.ts';

/** `compilerOptions.paths` and `baseUrl` of a folder, with what they inherit. */
export interface PathAliases {
  /** Folder of the configuration. */
  readonly directory: string;
  /** Folder that bare names are looked for in; `null` when there is none. */
  readonly baseFolder: string | null;
  /** Pattern, at most one `*` → places relative to the repository. Longest first. */
  readonly patterns: readonly { readonly pattern: string; readonly places: readonly string[] }[];
}

/** A chain of `extends` no longer than anyone writes. */
const longestChain = 10;

/** The aliases of each folder that has a `tsconfig.json` or a `jsconfig.json`, deepest folder first. */
export async function readPathAliases({ repository, files }: Scene): Promise<readonly PathAliases[]> {
  const paths = new Set(files.filter(({ kind }) => kind !== 'vendored').map(({ path }) => path));
  const configurations = [...paths].filter((path) =>
    /^[tj]sconfig(?:\.[\w.-]+)?\.json$/.test(baseName(path)),
  );
  const known = new Map<string, Promise<Mapping>>();
  const read = (path: string): Promise<Mapping> => {
    const reading = known.get(path) ?? repository.read(path).then((text) => configurationIn(text ?? ''));
    known.set(path, reading);
    return reading;
  };
  const aliases = await Promise.all(
    configurations.map(async (path) => await aliasesOf(path, read, (other) => paths.has(other))),
  );
  return aliases
    .filter(({ patterns, baseFolder }) => patterns.length > 0 || baseFolder !== null)
    .sort((left, right) => right.directory.length - left.directory.length);
}

/** What can't be read gives no aliases, which is what the compiler would say of it. */
function configurationIn(text: string): Mapping {
  try {
    return mappingIn(parseJsonc(text));
  } catch {
    return {};
  }
}

async function aliasesOf(
  path: string,
  read: (path: string) => Promise<Mapping>,
  has: (path: string) => boolean,
): Promise<PathAliases> {
  const directory = directoryOf(path);
  let baseFolder: string | null = null;
  let paths: { readonly mapping: Mapping; readonly folder: string } | null = null;
  const queue = [path];
  for (let count = 0; count < longestChain; count += 1) {
    const current = queue.shift();
    if (current === undefined) break;
    const folder = directoryOf(current);
    const configuration = await read(current);
    const options = mappingIn(configuration['compilerOptions']);
    const base = stringOrNull(options['baseUrl']);
    if (base !== null && baseFolder === null) baseFolder = normalised(joined(folder, base));
    if (isMapping(options['paths']) && paths === null) paths = { mapping: options['paths'], folder };
    const parents = configuration['extends'];
    const named = typeof parents === 'string' ? [parents] : stringsIn(parents).toReversed();
    queue.push(...named.flatMap((parent) => configurationAt(folder, parent, has)));
  }
  const root = baseFolder ?? paths?.folder ?? directory;
  const patterns = Object.entries(paths?.mapping ?? {}).map(([pattern, places]) => ({
    pattern,
    places: stringsIn(places).map((place) => joined(root, place)),
  }));
  return {
    directory,
    baseFolder,
    patterns: patterns.sort((left, right) => right.pattern.length - left.pattern.length),
  };
}

/** A configuration of a package from elsewhere has no paths of this repository. */
function configurationAt(folder: string, parent: string, has: (path: string) => boolean): readonly string[] {
  if (!parent.startsWith('.')) return [];
  const place = normalised(joined(folder, parent));
  if (place === null) return [];
  return [place, `${place}.json`, joined(place, 'tsconfig.json')].filter(has).slice(0, 1);
}

/** Places that an alias of a folder above the importer gives a name, nearest folder first. */
export function aliasedPlaces(
  specifier: string,
  importer: string,
  aliases: readonly PathAliases[],
): readonly string[] {
  return aliases
    .filter(({ directory }) => directory === '' || importer.startsWith(`${directory}/`))
    .flatMap(({ patterns, baseFolder }) => [
      ...patterns.flatMap(({ pattern, places }) => placesFor(specifier, pattern, places)),
      ...(baseFolder === null ? [] : [joined(baseFolder, specifier)]),
    ]);
}

function placesFor(specifier: string, pattern: string, places: readonly string[]): readonly string[] {
  const matched = starIn(specifier, pattern);
  return matched === null ? [] : places.map((place) => place.replace('*', () => matched));
}

/** What the `*` of a pattern stands for; `''` for a pattern without one that is the name itself; `null` for no match. */
export function starIn(name: string, pattern: string): string | null {
  const star = pattern.indexOf('*');
  if (star === -1) return name === pattern ? '' : null;
  const [before, after] = [pattern.slice(0, star), pattern.slice(star + 1)];
  const isMatch =
    name.length >= before.length + after.length && name.startsWith(before) && name.endsWith(after);
  return isMatch ? name.slice(before.length, name.length - after.length) : null;
}
