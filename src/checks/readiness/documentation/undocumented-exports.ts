import { defineCheck } from '../../../model/check.ts';
import type { Module, ModuleGraph, SourceFile } from '../../../model/evidence.ts';
import type { ExportFact } from '../../../model/facts.ts';
import type { Finding } from '../../../model/finding.ts';
import { notApplicable, proportion } from '../../../model/outcome.ts';

/** What is declared where it is exported, and can have a comment there. */
const declared = new Set<ExportFact['kind']>([
  'function',
  'class',
  'variable',
  'interface',
  'type',
  'enum',
  'namespace',
]);

export default defineCheck({
  id: 'undocumented-exports',
  category: 'readiness/documentation',
  importance: 'low',
  title: 'What the package exports is documented',
  failureTitle: 'Exports of the package have no documentation',
  why: 'Editors show the comment of an export to everybody who calls it. Each export that importers can reach from the files that `package.json` names counts once, and needs a comment (`/** … */`) before its declaration.',
  fix: 'Write a doc comment that says what it does, what it takes and gives, and when it fails.',
  needs: ['files', 'modules', 'profile'],

  run({ files, modules, profile }) {
    if (profile.id !== 'library' && profile.id !== 'monorepo')
      return notApplicable('Nobody imports from this project.');
    if (modules === null) return notApplicable('No file imports or exports anything that is parsed.');
    const offered = publicExports(files, modules);
    if (offered.length === 0)
      return notApplicable('`package.json` names no file of the sources that exports anything.');
    const bare = offered
      .filter(({ fact }) => !fact.isDocumented)
      .map(
        ({ path, fact: { name, line } }): Finding => ({
          path,
          line,
          message: `\`${name}\` is exported to users of the package, and has no doc comment.`,
          subject: name,
        }),
      );
    return proportion(offered.length, bare);
  },
});

interface Offered {
  readonly path: string;
  readonly fact: ExportFact;
}

/** Exports of the files that a manifest names, and of those that they pass on. */
function publicExports(files: readonly SourceFile[], graph: ModuleGraph): readonly Offered[] {
  const sources = new Map(files.filter(({ kind }) => kind === 'source').map((file) => [file.path, file]));
  const byPath = new Map(graph.modules.map((module) => [module.path, module]));
  const asked = new Map<string, Set<string>>();
  const queue = entriesOf(graph).map(({ path }) => ({ path, name: '*' }));
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    const { path, name } = next;
    const names = asked.get(path) ?? new Set();
    if (names.has(name) || names.has('*') || !sources.has(path)) continue;
    asked.set(path, names.add(name));
    const module = byPath.get(path);
    if (module !== undefined) queue.push(...passedOn(module, name));
  }
  return [...asked].flatMap(([path, names]) => {
    const code = sources.get(path)?.facts.code;
    const facts = code?.kind === 'analysed' ? code.code.exports : [];
    return facts
      .filter(({ kind, name }) => name !== '=' && declared.has(kind) && (names.has('*') || names.has(name)))
      .map((fact) => ({ path, fact }));
  });
}

/** Where a package has declarations written by hand, editors show their comments, and no others. */
function entriesOf({ modules }: ModuleGraph): readonly Module[] {
  const entries = modules.filter(isEntry);
  const typed = new Set(entries.filter(isDeclaration).map((module) => module.package));
  return entries.filter((module) => !typed.has(module.package) || isDeclaration(module));
}

function isDeclaration({ path }: Module): boolean {
  return /\.d\.[cm]?ts$/.test(path);
}

function isEntry({ usedBy }: Module): boolean {
  return usedBy !== null && /^`(?:[^`]*\/)?package\.json`$/.test(usedBy);
}

/** Of a name that is passed on under another one, all that the other file gives might be meant: only what is plain counts. */
function passedOn(
  { imports }: Module,
  name: string,
): readonly { readonly path: string; readonly name: string }[] {
  return imports.flatMap(({ kind, names, target }) => {
    if (kind !== 're-export' || target.kind !== 'file') return [];
    const wanted = names.includes('*') ? [name] : names.filter((one) => name === '*' || one === name);
    return wanted.map((one) => ({ path: target.path, name: one }));
  });
}
