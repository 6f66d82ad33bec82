import { defineCheck } from '../../../model/check.ts';
import type { Evidence, Module } from '../../../model/evidence.ts';
import { notApplicable, proportion } from '../../../model/outcome.ts';
import { readableManifests, unreadableManifests } from '../../manifests.ts';
import type { ReadableManifest } from '../../published.ts';
import { unreadable } from '../../unreadable.ts';

/** Found by their name, by a tool or a framework, without an import anybody could see. */
const byConvention =
  /(?:^|[-/@])(?:plugins?|presets?|config|loader|types|polyfills?|runtime|cli|adapter|theme|transform(?:er)?|reporter|parser|driver|fonts?|icons?|css|styles?|binary|bin|core)(?:[-/]|$)|^(?:core-js|regenerator-runtime|tslib|typescript|react|react-dom|react-native|preact|vue|svelte|next|nuxt|astro|gatsby|expo|reflect-metadata|source-map-support|dotenv|sharp|pg|pg-native|mysql|mysql2|sqlite3|better-sqlite3|tedious|oracledb|mongodb|redis|ioredis|prisma|bufferutil|utf-8-validate|fsevents|normalize\.css|bootstrap|tailwindcss|postcss|autoprefixer|sass|less|stylus|pino-pretty|swagger-ui-dist|graphql|rxjs|zone\.js|ts-node|tsx|nodemon|pm2|husky|serve|http-server|concurrently|cross-env|npm-run-all|rimraf|encoding|supports-color|chokidar)$|^@(?:nestjs|angular|prisma|babel|fontsource|rails|types)\//;

export default defineCheck({
  id: 'unused-dependencies',
  category: 'readiness/dependencies',
  importance: 'low',
  title: 'Every dependency is used',
  failureTitle: 'Dependencies are declared that nothing uses',
  why: 'What nobody imports is still downloaded, audited and updated, and can still be attacked. Each entry of `dependencies` counts once: some file must import it, or a script must name it. What tools and frameworks find by its name alone is not looked at, nor are packages with files that could not be analysed, or with imports that are worked out.',
  fix: 'Take it out (`npm uninstall`), or move it to `devDependencies` where only development needs it.',
  needs: ['modules', 'manifests', 'files'],

  run({ modules, manifests, files }) {
    if (modules === null) return notApplicable('No file imports anything.');
    const unknown = unanalysed({ modules, files });
    const used = new Set(modules.modules.flatMap(({ imports }) => imports.flatMap(namesIn)));
    const judged = readableManifests(manifests).filter(
      (manifest) =>
        manifest.workspaces.length === 0 &&
        !unknown.has(manifest.directory) &&
        hasSource(manifest, modules.modules),
    );
    const asked = judged.flatMap((manifest) =>
      manifest.dependencies
        .filter(({ group, name }) => group === 'dependencies' && !byConvention.test(name))
        .map(({ name }) => ({ name, manifest })),
    );
    const broken = unreadable('a manifest', unreadableManifests(manifests));
    const total = asked.length + broken.length;
    if (total === 0) {
      return notApplicable('No package asks for a dependency of which it can be told whether it is used.');
    }
    const findings = asked
      .filter(({ name, manifest }) => !used.has(name) && !isInScript(name, manifest))
      .map(({ name, manifest: { path } }) => ({
        path,
        message: `\`${name}\` is in \`dependencies\`, and no file imports it.`,
        subject: name,
      }));
    return proportion(total, [...broken, ...findings]);
  },
});

/** Folders of packages of which not all imports are known. */
function unanalysed({
  modules,
  files,
}: {
  readonly modules: NonNullable<Evidence['modules']>;
  readonly files: Evidence['files'];
}): ReadonlySet<string> {
  const folders = new Set(modules.modules.map((module) => module.package));
  const open = modules.modules.filter(({ imports }) => imports.some(({ specifier }) => specifier === null));
  const unread = files
    .filter(({ kind, facts }) => kind === 'source' && facts.code !== null && facts.code.kind !== 'analysed')
    .map(({ path }) => nearest(path, folders));
  return new Set([...open.map((module) => module.package), ...unread]);
}

function nearest(path: string, folders: ReadonlySet<string>): string {
  return (
    [...folders]
      .filter((folder) => folder !== '' && path.startsWith(`${folder}/`))
      .sort((left, right) => right.length - left.length)[0] ?? ''
  );
}

/** What is published built may be here without its source: then no import of it is known. */
function hasSource(manifest: ReadableManifest, modules: readonly Module[]): boolean {
  const own = modules.filter((module) => module.package === manifest.directory);
  return manifest.hasBin || manifest.hasEntryPoint
    ? own.some(
        ({ path, usedBy }) =>
          usedBy !== null && /package\.json`$/.test(usedBy) && !isOnlyTended(path, manifest),
      )
    : own.length > 0;
}

/** Named by scripts that look after its text, and by nothing that builds or runs it. */
function isOnlyTended(path: string, { directory, scripts, exports, binaries }: ReadableManifest): boolean {
  const inside = directory === '' ? path : path.slice(directory.length + 1);
  const naming = Object.entries(scripts).filter(([, text]) => text.includes(inside));
  const targets = [...exports.flatMap((each) => each.targets), ...binaries];
  return (
    naming.length > 0 &&
    naming.every(([name]) => /^(?:format|fmt|lint|prettier|style|fix)(?:$|[:_-])/.test(name)) &&
    !targets.some((target) => target.replace(/^\.\//, '') === inside)
  );
}

function namesIn({ target }: Module['imports'][number]): readonly string[] {
  return target.kind === 'package' ? [target.name] : [];
}

function isInScript(name: string, { scripts, binaries }: ReadableManifest): boolean {
  const program = name.split('/').at(-1) ?? name;
  return [...Object.values(scripts), ...binaries].some((text) => text.includes(program));
}
