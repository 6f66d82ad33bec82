import { defineCheck } from '../../../model/check.ts';
import type { Module, ModuleImport } from '../../../model/evidence.ts';
import type { Finding } from '../../../model/finding.ts';
import { isIllustration } from '../../../model/illustration.ts';
import { notApplicable, proportion } from '../../../model/outcome.ts';
import { directoryOf } from '../../../model/path.ts';
import { manifestsAbove, readableManifests, unreadableManifests } from '../../manifests.ts';
import type { ReadableManifest } from '../../published.ts';
import { unreadable } from '../../unreadable.ts';
import { builtInModules } from './built-in-modules.ts';

/** Given by the program that loads the code. */
const hosts: ReadonlySet<string> = new Set([
  'electron',
  'vscode',
  'atom',
  'bun',
  'k6',
  'original-fs',
  'photoshop',
  'uxp',
  'powershell',
]);

/** An import of a package, with the file it is in. */
interface PackageImport {
  readonly module: Module;
  readonly name: string;
  readonly line: number;
}

export default defineCheck({
  id: 'undeclared-imports',
  category: 'readiness/dependencies',
  importance: 'high',
  title: 'Every package that the source imports is declared',
  failureTitle: 'The source imports packages that no manifest declares',
  why: 'A package that is only there because another one brought it is gone with the next version of that other one, and is not there at all under pnpm or Yarn’s Plug’n’Play. Each package that the source of a folder imports counts once. It may be declared in any group of the nearest `package.json`, or of one above. Imports of types alone, those that do without (`try`, `catch`), and those of examples and benchmarks are not looked at.',
  fix: 'Add it to `dependencies` of the nearest `package.json`.',
  needs: ['modules', 'manifests', 'files'],

  run({ modules, manifests, files }) {
    if (modules === null) return notApplicable('No file imports anything.');
    const kinds = new Map(files.map(({ path, kind }) => [path, kind]));
    const readable = readableManifests(manifests);
    // Without any manifest, nothing declares what is imported.
    const spoken = new Set(manifests.length === 0 ? [''] : readable.map(({ directory }) => directory));
    const others = new Set(
      files.flatMap(({ path }) =>
        /(?:^|\/)(?:deno|jsr|import_?map)\.jsonc?$/.test(path) ? [directoryOf(path)] : [],
      ),
    );
    const imports = modules.modules
      .filter(
        ({ path, package: folder }) =>
          kinds.get(path) === 'source' && !isIllustration(path) && spoken.has(folder) && !others.has(folder),
      )
      .flatMap(importsOf);
    const distinct = new Map(
      imports.toReversed().map((one) => [JSON.stringify([one.module.package, one.name]), one]),
    );
    const broken = unreadable('a manifest', unreadableManifests(manifests));
    const total = distinct.size + broken.length;
    if (total === 0) return notApplicable('No source file imports a package.');
    const findings = [...distinct.values()].toReversed().flatMap((one) => complaint(one, readable));
    return proportion(total, [...broken, ...findings]);
  },
});

function importsOf(module: Module): readonly PackageImport[] {
  return module.imports.flatMap((one) => {
    const name = packageIn(one);
    return name === null ? [] : [{ module, name, line: one.line }];
  });
}

/** The package that has to be installed; `null` where none has to be. */
function packageIn({ target, isTypeOnly, isGuarded }: ModuleImport): string | null {
  if (target.kind !== 'package' || isTypeOnly || isGuarded) return null;
  const { name } = target;
  // With a scheme, or by a name that only a bundler knows.
  if (!/^(?:@[a-z\d~-][\w.~-]*\/)?[a-z\d~-][\w.~-]*$/i.test(name)) return null;
  return builtInModules.has(name) || hosts.has(name) ? null : name;
}

function complaint(
  { module, name, line }: PackageImport,
  manifests: readonly ReadableManifest[],
): readonly Finding[] {
  const speaking = manifestsAbove(module.package, manifests);
  if (speaking.some((manifest) => declares(manifest, name))) return [];
  const nearest = speaking.find(({ directory }) => directory === module.package);
  const message = `\`${name}\` is imported here, and ${nearest === undefined ? 'there is no `package.json` to declare it' : `\`${nearest.path}\` does not declare it`}.`;
  return [{ path: module.path, line, message, subject: name }];
}

/** What has no types of its own may be there for its types alone: `estree` by `@types/estree`. */
function declares({ name: own, dependencies }: ReadableManifest, name: string): boolean {
  const typed = `@types/${name.replace(/^@/, '').replace('/', '__')}`;
  return own === name || dependencies.some((each) => each.name === name || each.name === typed);
}
