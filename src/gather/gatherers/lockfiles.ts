import { parse } from 'yaml';
import type { LockedDependencies, LockedDependency, Lockfile, LockfileFormat } from '../../model/evidence.ts';
import { directoryOf, joined } from '../../model/path.ts';
import { type Scene, textOf } from '../scene.ts';
import { isMapping, type Mapping, mappingIn, stringEntries, stringOrNull } from '../untyped.ts';

interface Reader {
  readonly format: LockfileFormat;
  readonly read: (text: string) => LockedDependencies;
}

const readers: Readonly<Record<string, Reader>> = {
  'package-lock.json': { format: 'npm', read: readNpm },
  'npm-shrinkwrap.json': { format: 'npm', read: readNpm },
  'pnpm-lock.yaml': { format: 'pnpm', read: readPnpm },
  'yarn.lock': { format: 'yarn', read: readYarn },
  'bun.lock': { format: 'bun', read: readBun },
};

/** Lockfiles beside a manifest of this project. */
export async function gatherLockfiles(scene: Scene): Promise<readonly Lockfile[]> {
  const places = scene.manifests.flatMap(({ directory }) =>
    Object.entries(readers).map(([name, reader]) => ({ path: joined(directory, name), reader })),
  );
  const paths = new Set(scene.files.map(({ path }) => path));
  const found = places.filter(({ path }) => paths.has(path));
  return await Promise.all(
    found.map(async ({ path, reader }) => ({
      path,
      directory: directoryOf(path),
      format: reader.format,
      contents: contentsOf(await textOf(scene, path), reader),
    })),
  );
}

function contentsOf(text: string, { read }: Reader): Lockfile['contents'] {
  try {
    return read(text);
  } catch (error) {
    // Parsers of JSON and YAML throw at what they cannot read.
    return { kind: 'unreadable', reason: firstLine(error) };
  }
}

function firstLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.split('\n')[0] ?? message;
}

/** npm 7 and later (`lockfileVersion` 2 and 3); version 1 knows no ranges. */
function readNpm(text: string): LockedDependencies {
  const json = rootOf(JSON.parse(text));
  const packages = json['packages'];
  if (!isMapping(packages)) return { kind: 'by-importer', importers: new Map([['', npmVersion1(json)]]) };
  const importers = new Map<string, ReadonlyMap<string, LockedDependency>>();
  for (const [directory, entry] of Object.entries(packages)) {
    if (directory.includes('node_modules') || !isMapping(entry)) continue;
    const resolve = (name: string): string | null => {
      const nested = packages[joined(directory, `node_modules/${name}`)];
      const resolved = mappingIn(nested ?? packages[`node_modules/${name}`]);
      return resolved['link'] === true ? null : stringOrNull(resolved['version']);
    };
    importers.set(directory, specified(entry, resolve));
  }
  return { kind: 'by-importer', importers };
}

function npmVersion1(json: Mapping): ReadonlyMap<string, LockedDependency> {
  const dependencies = Object.entries(mappingIn(json['dependencies']));
  return new Map(
    dependencies.map(([name, entry]) => [
      name,
      { specifier: null, version: stringOrNull(mappingIn(entry)['version']) },
    ]),
  );
}

/** What an importer asks for, with the version that `resolve` finds for each name. */
function specified(
  importer: Mapping,
  resolve: (name: string) => string | null,
): ReadonlyMap<string, LockedDependency> {
  // A name that stands in two groups is locked for the last: a peer is what importers install, not this project.
  const groups = ['peerDependencies', 'dependencies', 'devDependencies', 'optionalDependencies'];
  return new Map(
    groups.flatMap((group) =>
      stringEntries(importer[group]).map(
        ([name, specifier]) => [name, { specifier, version: resolve(name) }] as const,
      ),
    ),
  );
}

/** pnpm 6 and later; a lockfile without `importers` is of a single package. */
function readPnpm(text: string): LockedDependencies {
  const root = rootOf(parse(text));
  const importers = isMapping(root['importers']) ? root['importers'] : { '.': root };
  return {
    kind: 'by-importer',
    importers: new Map(
      Object.entries(importers).map(([directory, importer]) => [
        directory === '.' ? '' : directory,
        pnpmImporter(mappingIn(importer)),
      ]),
    ),
  };
}

function pnpmImporter(importer: Mapping): ReadonlyMap<string, LockedDependency> {
  const specifiers = mappingIn(importer['specifiers']);
  const locked = new Map<string, LockedDependency>();
  for (const group of ['dependencies', 'devDependencies', 'optionalDependencies']) {
    for (const [name, entry] of Object.entries(mappingIn(importer[group]))) {
      // Up to version 5 an entry was the version, and ranges stood apart under `specifiers`.
      const written = isMapping(entry) ? stringOrNull(entry['version']) : stringOrNull(entry);
      const specifier = stringOrNull(isMapping(entry) ? entry['specifier'] : specifiers[name]);
      const version =
        written === null || /^(?:link|file|workspace):/.test(written) ? null : written.replace(/[(_].*$/, '');
      locked.set(name, { specifier, version });
    }
  }
  return locked;
}

/** Yarn classic has a format of its own; Yarn 2 and later write YAML. Both key by `name@range`. */
function readYarn(text: string): LockedDependencies {
  const versions = new Map<string, string | null>();
  const entries = text.includes('__metadata:') ? berryEntries(text) : classicEntries(text);
  for (const [keys, version] of entries) {
    // What has another `@` behind the protocol is a package under another name, and is asked for as it stands here.
    for (const key of keys.split(/,\s*/))
      versions.set(key.replace(/^"|"$/g, '').replace(/@npm:(?=[^@]*$)/, '@'), version);
  }
  return { kind: 'by-range', versions };
}

function berryEntries(text: string): readonly (readonly [string, string | null])[] {
  return Object.entries(rootOf(parse(text)))
    .filter(([key]) => key !== '__metadata')
    .map(([key, entry]) => [key, stringOrNull(mappingIn(entry)['version'])]);
}

function classicEntries(text: string): readonly (readonly [string, string | null])[] {
  return [...text.matchAll(/^(\S[^\n]*):\r?\n {2}version "?([^"\s]+)"?/gm)].map(([, keys = '', version]) => [
    keys.replace(/"/g, ''),
    version ?? null,
  ]);
}

/** Bun writes JSON with trailing commas, which YAML's flow style reads. */
function readBun(text: string): LockedDependencies {
  const root = rootOf(parse(text));
  const packages = mappingIn(root['packages']);
  const resolve = (importer: Mapping, name: string): string | null => {
    // A member that needs another version than the root has it under its own name.
    const entry: unknown = packages[`${stringOrNull(importer['name'])}/${name}`] ?? packages[name];
    const written = Array.isArray(entry) ? stringOrNull(entry[0]) : null;
    const version = written?.slice(written.lastIndexOf('@') + 1) ?? null;
    return version?.includes(':') ? null : version;
  };
  return {
    kind: 'by-importer',
    importers: new Map(
      Object.entries(mappingIn(root['workspaces'])).map(([directory, entry]) => {
        const importer = mappingIn(entry);
        return [directory, specified(importer, (name) => resolve(importer, name))];
      }),
    ),
  };
}

function rootOf(value: unknown): Mapping {
  if (isMapping(value)) return value;
  throw new Error('It holds no mapping at its root.');
}
