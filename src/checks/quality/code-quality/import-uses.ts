import type { Module, ModuleGraph, SourceFile } from '../../../model/evidence.ts';
import type { ExportFact } from '../../../model/facts.ts';

/** Paths of the modules that something begins with, and of all that they import, however far. */
export function reachedFrom({ modules }: ModuleGraph): ReadonlySet<string> {
  const byPath = new Map(modules.map((module) => [module.path, module]));
  const reached = new Set(modules.filter(({ usedBy }) => usedBy !== null).map(({ path }) => path));
  // A set gives what is added to it while it is gone through.
  for (const path of reached) {
    for (const { target } of byPath.get(path)?.imports ?? []) {
      if (target.kind === 'file' && byPath.has(target.path)) reached.add(target.path);
    }
  }
  return reached;
}

/** What every module of a file exports. */
export function exportsByPath(files: readonly SourceFile[]): ReadonlyMap<string, readonly ExportFact[]> {
  return new Map(
    files.flatMap(({ path, facts: { code } }) =>
      code?.kind === 'analysed' ? [[path, code.code.exports] as const] : [],
    ),
  );
}

/**
 * Path → names of its exports that some module uses, `*` for all of them. What a module passes on by `export … from` is
 * used when somebody uses it there. What is used from outside the graph is used with all its exports.
 */
export function usedNames(
  { modules }: ModuleGraph,
  exports: ReadonlyMap<string, readonly ExportFact[]>,
): ReadonlyMap<string, ReadonlySet<string>> {
  const byPath = new Map(modules.map((module) => [module.path, module]));
  const used = new Map<string, Set<string>>();
  const queue: { readonly path: string; readonly name: string }[] = [];
  const use = (path: string, name: string): void => {
    const names = used.get(path) ?? new Set();
    used.set(path, names);
    if (names.has(name) || names.has('*')) return;
    names.add(name);
    queue.push({ path, name });
  };

  for (const { path, usedBy, imports } of modules) {
    if (usedBy !== null) use(path, '*');
    for (const { kind, names, target } of imports) {
      if (target.kind !== 'file' || kind === 're-export') continue;
      // What is started by its address is used as a whole.
      const asked = kind === 'dynamic' && names.length === 0 ? ['*'] : names;
      for (const name of asked) use(target.path, name);
    }
  }
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    const { path, name } = next;
    // CommonJS: the default is the object that holds all the others.
    if (name === 'default' && exports.get(path)?.some((each) => each.name === '=')) use(path, '*');
    const module = byPath.get(path);
    if (module === undefined) continue;
    for (const passed of passedOn(module, name, exports.get(path) ?? [])) use(passed.path, passed.name);
  }
  return used;
}

/** What a module takes from others when a name of it is used. */
function passedOn(
  { imports }: Module,
  used: string,
  exports: readonly ExportFact[],
): readonly { readonly path: string; readonly name: string }[] {
  const own = new Set(exports.map(({ name }) => name));
  return imports.flatMap(({ kind, names, line, target }) => {
    if (kind !== 're-export' || target.kind !== 'file') return [];
    const { path } = target;
    if (names.length === 1 && names[0] === '*') {
      const namespace = exports.find((each) => each.kind === 're-export' && each.line === line)?.name ?? '*';
      if (namespace !== '*') return used === namespace || used === '*' ? [{ path, name: '*' }] : [];
      if (used === '*') return [{ path, name: '*' }];
      return own.has(used) || used === 'default' ? [] : [{ path, name: used }];
    }
    // A name that is passed on under another one is used whenever anything is: which is which is not known.
    return names
      .filter((name) => used === '*' || name === used || !own.has(name))
      .map((name) => ({ path, name }));
  });
}
