import { parse as parseToml } from 'smol-toml';
import type { EcosystemId, ForeignDependency, ForeignManifest } from '../../model/ecosystem.ts';
import { baseName, directoryOf, joined } from '../../model/path.ts';
import { type Scene, textOf } from '../scene.ts';
import { isMapping, type Mapping, mappingIn, stringOrNull, stringsIn } from '../untyped.ts';

/** Larger ones are generated. */
const largestFile = 1024 * 1024;

interface Kind {
  readonly name: RegExp;
  readonly ecosystem: EcosystemId;
  /** Lockfiles by name, of its own folder and of those above. */
  readonly lockfiles: readonly string[];
  readonly isLockable: boolean;
  readonly read: (text: string) => readonly Asked[];
}

type Asked = Omit<ForeignDependency, 'isLocked'>;

const kinds: readonly Kind[] = [
  {
    name: /^requirements(?:[-_.][\w.-]+)?\.txt$/,
    ecosystem: 'pip',
    lockfiles: [],
    isLockable: false,
    read: requirementsOf,
  },
  {
    name: /^pyproject\.toml$/,
    ecosystem: 'pip',
    lockfiles: ['poetry.lock', 'uv.lock', 'pdm.lock', 'Pipfile.lock', 'requirements.txt'],
    isLockable: true,
    read: (text) => projectOf(parseToml(text)),
  },
  {
    name: /^Pipfile$/,
    ecosystem: 'pip',
    lockfiles: ['Pipfile.lock'],
    isLockable: true,
    read: (text) => tableOf(mappingIn(mappingIn(parseToml(text))['packages'])),
  },
  { name: /^go\.mod$/, ecosystem: 'gomod', lockfiles: ['go.sum'], isLockable: true, read: requiresOf },
  {
    name: /^Cargo\.toml$/,
    ecosystem: 'cargo',
    lockfiles: ['Cargo.lock'],
    isLockable: true,
    read: (text) => cratesOf(mappingIn(parseToml(text))),
  },
  {
    name: /^Gemfile$/,
    ecosystem: 'bundler',
    lockfiles: ['Gemfile.lock'],
    isLockable: true,
    read: gemsOf,
  },
  {
    name: /^composer\.json$/,
    ecosystem: 'composer',
    lockfiles: ['composer.lock'],
    isLockable: true,
    read: (text) =>
      tableOf(mappingIn(mappingIn(JSON.parse(text))['require'])).filter(({ name }) => name.includes('/')),
  },
  { name: /^pom\.xml$/, ecosystem: 'maven', lockfiles: [], isLockable: false, read: artifactsOf },
  {
    name: /^build\.gradle(?:\.kts)?$/,
    ecosystem: 'gradle',
    lockfiles: ['gradle.lockfile'],
    isLockable: false,
    read: modulesOf,
  },
];

/** Manifests of other ecosystems than npm's, those of tests and examples apart. */
export async function gatherForeignManifests(scene: Scene): Promise<readonly ForeignManifest[]> {
  const paths = scene.files.filter(({ kind }) => kind === 'data' || kind === 'document' || kind === 'source');
  const found = paths.flatMap(({ path }) => {
    const kind = kinds.find(({ name }) => name.test(baseName(path)));
    return kind === undefined ? [] : [{ path, kind }];
  });
  return await Promise.all(found.map(async ({ path, kind }) => await readManifest(scene, path, kind)));
}

async function readManifest(scene: Scene, path: string, kind: Kind): Promise<ForeignManifest> {
  const { ecosystem, isLockable } = kind;
  const directory = directoryOf(path);
  const lockfile = lockfileFor(scene, path, kind.lockfiles);
  const about = { ecosystem, path, directory, lockfile, isLockable };
  const text = await textOf(scene, path);
  if (text.length > largestFile) return { ...about, dependencies: [], problem: 'It is larger than 1 MiB.' };
  let asked: readonly Asked[];
  try {
    asked = kind.read(text);
  } catch {
    return { ...about, dependencies: [], problem: 'It can’t be parsed.' };
  }
  const locked = lockfile === null ? null : namesIn(await textOf(scene, lockfile));
  const dependencies = asked.map((one) => ({
    ...one,
    isLocked: locked === null ? null : locked.has(plain(one.name)),
  }));
  return { ...about, dependencies, problem: null };
}

/** The nearest of its names, from the manifest's folder upwards: workspaces have one at their root. */
function lockfileFor({ files }: Scene, path: string, names: readonly string[]): string | null {
  const paths = new Set(files.map((file) => file.path));
  for (let folder = directoryOf(path); ; folder = directoryOf(folder)) {
    const found = names
      .map((name) => joined(folder, name))
      .find((place) => place !== path && paths.has(place));
    if (found !== undefined) return found;
    if (folder === '') return null;
  }
}

/** Every word of a lockfile that may be a name: whether it holds one is all that is asked. */
function namesIn(text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(/[A-Za-z0-9][\w./@-]{0,200}/g)].map(([name]) => plain(name)));
}

/** Python's names are the same however their parts are joined (PEP 503). */
function plain(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-');
}

function requirementsOf(text: string): readonly Asked[] {
  return text.split('\n').flatMap((row, index) => {
    const [, name, range = ''] =
      /^\s*([A-Za-z0-9][\w.-]*)(?:\[[\w\s,.-]*\])?\s*([^#;]*)/.exec(row.slice(0, 500)) ?? [];
    if (name === undefined) return [];
    const asked = range.replace(/--hash=\S+|\\$/g, '').trim();
    return [
      {
        name,
        range: asked,
        line: index + 1,
        isPinned: /^===?\s*[\w.!+-]+$/.test(asked) || /@\s*\S+[@#/][0-9a-f]{40}/.test(asked),
      },
    ];
  });
}

function projectOf(document: unknown): readonly Asked[] {
  const { project, tool } = mappingIn(document);
  const listed = stringsIn(mappingIn(project)['dependencies']).flatMap(requirementsOf);
  const poetry = tableOf(mappingIn(mappingIn(mappingIn(tool)['poetry'])['dependencies']));
  return [...listed, ...poetry.filter(({ name }) => name !== 'python')].map((one) => ({
    ...one,
    line: null,
  }));
}

/** Name → range, or a table with a `version`. */
function tableOf(table: Mapping): readonly Asked[] {
  return Object.entries(table).map(([name, value]) => {
    const range = stringOrNull(isMapping(value) ? value['version'] : value) ?? '';
    const commit = isMapping(value) ? stringOrNull(value['rev']) : null;
    return {
      name,
      range,
      line: null,
      isPinned: commit !== null || /^=?=?\s*v?\d+\.\d+\.\d+[\w.+-]*$/.test(range),
    };
  });
}

function cratesOf(document: Mapping): readonly Asked[] {
  const groups = ['dependencies', 'dev-dependencies', 'build-dependencies'].map((key) =>
    mappingIn(document[key]),
  );
  const outside = groups.flatMap((group) =>
    Object.entries(group).filter(
      ([, value]) => mappingIn(value)['path'] === undefined && mappingIn(value)['workspace'] !== true,
    ),
  );
  // A plain version is a caret range for Cargo.
  return tableOf(Object.fromEntries(outside)).map((one) => ({ ...one, isPinned: one.range.startsWith('=') }));
}

/** The go command resolves to the very version that is asked (minimal version selection). */
function requiresOf(text: string): readonly Asked[] {
  return text.split('\n').flatMap((row, index) => {
    const [, name, range] =
      /^\s*(?:require\s+)?([\w.-]+\.[a-z]+\/\S+)\s+(v[\w.+-]+)/.exec(row.slice(0, 500)) ?? [];
    return name === undefined || range === undefined
      ? []
      : [{ name, range, line: index + 1, isPinned: true }];
  });
}

function gemsOf(text: string): readonly Asked[] {
  return text.split('\n').flatMap((row, index) => {
    const [, name, range = ''] =
      /^\s*gem\s+["']([\w.-]+)["'](?:\s*,\s*["']([^"']*)["'])?/.exec(row.slice(0, 500)) ?? [];
    return name === undefined
      ? []
      : [{ name, range, line: index + 1, isPinned: /^=?\s*\d+\.\d+\.\d+/.test(range) }];
  });
}

function artifactsOf(text: string): readonly Asked[] {
  if (!text.includes('<project')) throw new Error('It has no project.');
  return text
    .split('<dependency>')
    .slice(1)
    .flatMap((part) => {
      const body = part.slice(0, Math.max(0, part.indexOf('</dependency>')));
      const of = (tag: string) => new RegExp(`<${tag}>([^<]*)</${tag}>`).exec(body)?.[1]?.trim();
      const name = of('artifactId');
      const range = of('version') ?? '';
      // A parent or a bill of materials gives the version where none is written.
      const isFloating = /^[[(]|LATEST|RELEASE|SNAPSHOT/.test(range);
      return name === undefined ? [] : [{ name, range, line: null, isPinned: !isFloating }];
    });
}

function modulesOf(text: string): readonly Asked[] {
  return text.split('\n').flatMap((row, index) => {
    const [, name, range = ''] =
      /^\s*(?:\w*[iI]mplementation|api|compileOnly|runtimeOnly|\w*[cC]ompile)[\s(]+["']([\w.-]+:[\w.-]+)(?::([^"':]+))?/.exec(
        row.slice(0, 500),
      ) ?? [];
    if (name === undefined) return [];
    return [{ name, range, line: index + 1, isPinned: !/\+$|^[[(]|latest|SNAPSHOT/.test(range) }];
  });
}
