import picomatch from 'picomatch';
import type { Manifest, SourceFile } from '../model/evidence.ts';
import { baseName, directoryOf, joined } from '../model/path.ts';
import { mainOf, namedFiles, packageOf, resolveImport, type Surroundings } from './import-resolution.ts';
import { importsInText } from './imports-in-text.ts';
import type { Scene } from './scene.ts';

type Readable = Extract<Manifest, { kind: 'manifest' }>;

/** Files that are used without being imported: path → by whom. */
export type EntryPoints = Map<string, string>;

/** Larger texts are data. */
const largestTextBytes = 512 * 1024;

const code = /\.(?:[cm]?[jt]s|[jt]sx|vue|svelte)$/;

/** Files that tools load by their name. */
const toolConfiguration =
  /(?:^|\/)(?:[\w.-]+\.(?:config|workspace|setup|stories|story|worker|sw)\.[cm]?[jt]sx?|\.[\w-]+rc\.[cm]?[jt]s|(?:gulpfile|gruntfile|jakefile|karma\.conf|wdio\.conf|protractor\.conf|dangerfile|knexfile|ormconfig|service-worker|sw|jest-setup|setup-?tests?)(?:\.[\w-]+)?\.[cm]?[jt]sx?|_worker\.[jt]s|\.pnpmfile\.c?js)$|(?:^|\/)\.[\w-]+\//i;

/** Folders of programs that people start by hand. */
const startedByHand =
  /(?:^|\/)(?:scripts?|tools?|tasks|bin|bench(?:es|marks?)?|perf|examples?|samples?|demos?|docs?|website|playgrounds?|sandbox|migrations|seeds|seeders)\//i;

/** What a framework loads by its place, for packages that depend on it. */
const conventions: readonly (readonly [dependency: RegExp, places: RegExp])[] = [
  [
    /^next$/,
    /^(?:src\/)?(?:pages\/|app\/(?:.*\/)?(?:page|layout|route|loading|error|not-found|template|default|global-error|sitemap|robots|manifest|icon|apple-icon|opengraph-image|twitter-image)\.|(?:middleware|proxy|instrumentation|instrumentation-client|mdx-components)\.)/,
  ],
  [
    /^nuxt$/,
    /^(?:src\/|app\/)?(?:pages|layouts|components|composables|utils|plugins|middleware|modules|server|layers)\/|^(?:src\/|app\/)?(?:app|error|app\.config|router\.options)\./,
  ],
  [
    /^(?:@remix-run\/(?:react|node|dev)|@react-router\/dev|@tanstack\/react-start|@tanstack\/start)$/,
    /^(?:src|app)\/(?:routes\/|routes\.|root\.|entry\.|router\.|client\.|ssr\.|server\.)/,
  ],
  [/^@tanstack\/router-(?:plugin|vite-plugin)$/, /^(?:src|app)\/routes\//],
  [/^astro$/, /^src\/(?:pages\/|content\/config\.|content\.config\.|middleware|actions\/)/],
  [
    /^@sveltejs\/kit$/,
    /^src\/(?:routes\/(?:.*\/)?\+|hooks|params\/|service-worker|instrumentation|lib\/index\.)/,
  ],
  [/^gatsby$/, /^(?:gatsby-|src\/(?:pages|templates|api)\/)/],
  [/^expo-router$/, /^(?:src\/)?app\//],
  [/^(?:react-native|expo)$/, /^(?:src\/)?(?:index|App)\.|\.(?:ios|android|native|web)\.[jt]sx?$/],
  [/^@angular\/core$/, /^src\/(?:main|polyfills|test|environments\/)/],
  [/^(?:vitepress|vuepress|@docusaurus\/core)$/, /^(?:src\/(?:pages|theme)\/|sidebars|docusaurus)/],
  [/^@redwoodjs\//, /^(?:api|web)\/src\//],
  [/^@adonisjs\/core$/, /^(?:app|start|config|providers|commands|database)\//],
  [/^@strapi\/strapi$/, /^(?:src|config)\//],
  [/^@strapi\/|^strapi$/, /^(?:api|config|extensions)\//],
  [/^sequelize-cli$/, /^(?:src\/)?(?:models|config)\//],
  [/^(?:netlify-cli|@netlify\/functions)$/, /^(?:netlify\/)?(?:edge-)?functions\//],
  [/^(?:vercel|@vercel\/node)$/, /^api\//],
];

/** Names of files in which others are named: scripts, workflows, containers, pages, configurations. */
const namingFile =
  /(?:^|\/)(?:package\.json|(?:[\w.-]+\.)?(?:dockerfile|containerfile)(?:\.[\w.-]+)?|makefile|justfile|procfile|action\.ya?ml|[\w.-]+\.(?:sh|html?|astro|mdx|toml)|[\w.-]+\.config\.[cm]?[jt]s|\.[\w-]+rc(?:\.(?:json|[cm]?js))?)$|^\.(?:github|gitlab|husky|circleci|storybook|vscode|devcontainer)\b/i;

/** Their globs name what is built. */
const bundlerFile =
  /(?:^|\/)(?:(?:tsup|tsdown|rollup|unbuild|build|esbuild|vite|webpack|rspack|rslib|nitro|bunup)\.config|esbuild|build)\.[cm]?[jt]s$/;

/** Everything that is used from outside of the import graph, as far as it can be told without running anything. */
export async function findEntryPoints(scene: Scene, surroundings: Surroundings): Promise<EntryPoints> {
  const entries: EntryPoints = new Map();
  const add = (path: string, by: string): void => {
    if (!entries.has(path)) entries.set(path, by);
  };
  for (const manifest of readable(scene)) {
    for (const path of manifestEntries(manifest, surroundings)) add(path, `\`${manifest.path}\``);
  }
  for (const { path, kind } of scene.files) {
    const by = code.test(path) ? usedByPlace(path, kind, scene, surroundings) : null;
    if (by !== null) add(path, by);
  }
  const naming = scene.files.filter((file) => namesOthers(file, surroundings));
  const texts = await Promise.all(naming.map(async ({ path }) => await scene.repository.read(path)));
  for (const [index, { path }] of naming.entries()) {
    for (const named of namedIn(texts[index] ?? '', path, surroundings, scene)) {
      if (named !== path) add(named, `\`${path}\``);
    }
  }
  return entries;
}

function readable({ manifests }: Pick<Scene, 'manifests'>): readonly Readable[] {
  return manifests.filter((manifest): manifest is Readable => manifest.kind === 'manifest');
}

function manifestEntries(manifest: Readable, { places }: Surroundings): readonly string[] {
  const { directory, exports, binaries, imports } = manifest;
  const targets = [...exports, ...imports].flatMap((each) => each.targets);
  const named = [...targets, ...binaries]
    .filter((target) => !/^[a-z@]/i.test(target) || code.test(target))
    .flatMap((target) => places.matching(joined(directory, target), directory));
  const main = exports.length === 0 || isUnresolved('.', manifest, places) ? mainOf(manifest, places) : null;
  return main === null ? named : [...named, main];
}

/** Whether what a subpath stands for is code that is nowhere to be found. */
function isUnresolved(
  subpath: string,
  { directory, exports }: Readable,
  places: Surroundings['places'],
): boolean {
  const targets = exports.find((each) => each.subpath === subpath)?.targets ?? [];
  const asCode = targets.filter((target) => code.test(target));
  return (
    asCode.length > 0 &&
    asCode.every((target) => places.matching(joined(directory, target), directory).length === 0)
  );
}

function usedByPlace(
  path: string,
  kind: SourceFile['kind'],
  { manifests }: Scene,
  { packageFolders }: Surroundings,
): string | null {
  if (kind === 'test') return 'a test runner';
  if (/\.d\.[cm]?ts$/.test(path)) return 'the compiler';
  if (toolConfiguration.test(path)) return 'a tool that knows its name';
  const folder = packageOf(path, packageFolders);
  const inside = folder === '' ? path : path.slice(folder.length + 1);
  if (startedByHand.test(inside)) return 'a person who starts it';
  const names = manifests
    .filter(({ directory }) => directory === folder || directory === '')
    .flatMap((manifest) =>
      manifest.kind === 'manifest' ? manifest.dependencies.map(({ name }) => name) : [],
    );
  const framework = conventions.find(
    ([dependency, places]) => places.test(inside) && names.some((name) => dependency.test(name)),
  );
  return framework === undefined ? null : 'a framework that loads it by its place';
}

function namesOthers({ path, kind, facts }: SourceFile, { packageFolders }: Surroundings): boolean {
  if (kind === 'vendored' || kind === 'unread' || facts.bytes > largestTextBytes) return false;
  // A lockfile names packages, and many of them.
  if (/(?:lock|shrinkwrap)\b[\w.-]*$/i.test(baseName(path))) return false;
  if (code.test(path)) return namingFile.test(path) || startedByHand.test(path);
  if (kind === 'binary') return false;
  if (namingFile.test(path)) return true;
  return /\.(?:json|jsonc|ya?ml)$/.test(path) && packageFolders.has(directoryOf(path));
}

/** Files that a text names: by a path with an extension, in quotes, by an import, or by a bundler's glob. */
function namedIn(
  text: string,
  from: string,
  surroundings: Surroundings,
  { files }: Pick<Scene, 'files'>,
): ReadonlySet<string> {
  const named = new Set<string>();
  const add = (written: string): void => {
    for (const path of namedFiles(written, from, surroundings)) named.add(path);
  };
  const written = new Set<string>();
  for (const [path] of text.matchAll(
    /(?<![\w@$.~/[\]-])[\w@$.~/[\]()-]{1,300}\.(?:[cm]?[jt]s|[jt]sx|vue|svelte)\b/g,
  ))
    written.add(path.replace(/^[(]+/, ''));
  // A folder is not meant: only what names one file.
  for (const [, path = ''] of text.matchAll(/["'`]([\w@.-]{0,100}\/[\w@./-]{1,300})["'`]/g))
    written.add(path);
  for (const path of written) add(path);
  for (const { specifier } of importsInText(text)) {
    const target = resolveImport(specifier, from, surroundings);
    if (target.kind === 'file') named.add(target.path);
  }
  if (bundlerFile.test(from)) {
    const globs = [...text.matchAll(/["'`]\.?\/?([\w@./-]*\*[\w@./*{},-]*)["'`]/g)].map(
      ([, glob = '']) => glob,
    );
    const folder = packageOf(from, surroundings.packageFolders);
    const matches = globs.length === 0 ? () => false : picomatch(globs.map((glob) => joined(folder, glob)));
    for (const { path } of files) if (code.test(path) && matches(path)) named.add(path);
  }
  return named;
}

/** Packages of which it can't be told what is used from outside: folder → reason. */
export function openPackagesOf(
  scene: Scene,
  entries: EntryPoints,
  surroundings: Surroundings,
): ReadonlyMap<string, string> {
  const open = new Map<string, string>();
  const own = new Map(scene.manifests.map((manifest) => [manifest.directory, manifest]));
  const begun = new Set(
    [...entries].flatMap(([entry, by]) =>
      isBeginning(by) ? [packageOf(entry, surroundings.packageFolders)] : [],
    ),
  );
  for (const folder of surroundings.packageFolders) {
    const manifest = own.get(folder);
    const path = joined(folder, 'package.json');
    const reason =
      manifest === undefined
        ? surroundings.places.has(path)
          ? `\`${path}\` belongs to no workspace.`
          : 'No `package.json` says what is used from outside.'
        : manifest.kind === 'unreadable'
          ? `\`${path}\` can't be read.`
          : unknownBeginning(manifest, begun, surroundings);
    if (reason !== null) open.set(folder, reason);
  }
  return open;
}

function isBeginning(by: string): boolean {
  return by !== 'a test runner' && by !== 'the compiler' && !by.startsWith('a tool');
}

/** Why it can't be told where a package begins; `begun`: folders of packages of which something does. */
function unknownBeginning(
  manifest: Readable,
  begun: ReadonlySet<string>,
  { places }: Surroundings,
): string | null {
  const { directory, path, exports, binaries } = manifest;
  const missing = exports.find(
    ({ subpath }) =>
      isUnresolved(subpath, manifest, places) && (subpath !== '.' || mainOf(manifest, places) === null),
  );
  const gone = binaries.find(
    (binary) => code.test(binary) && places.source(joined(directory, binary), directory) === null,
  );
  const built = missing?.targets.find((target) => code.test(target)) ?? gone;
  if (built !== undefined)
    return `\`${path}\` names \`${built}\`, and what that is built from can't be told.`;
  return begun.has(directory) ? null : `\`${path}\` names no file that its code begins with.`;
}
