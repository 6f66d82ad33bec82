import type { ResolutionRule } from '../../model/coverage.ts';
import type { CoverageSettings } from '../../model/settings.ts';

export interface PathOptions {
  readonly repositoryFiles: ReadonlySet<string>;
  /** Folder of the report, relative to the repository; `''` at its root. */
  readonly reportDirectory: string;
  /** Absolute path of the repository on this machine; `''` when it is not known. */
  readonly workspace: string;
  readonly rewrites: CoverageSettings['paths'];
  /** The modules of the `go.mod` files: Go's reports have import paths. */
  readonly goModules?: readonly GoModule[];
}

export interface GoModule {
  /** Folder of its `go.mod`, relative to the repository; `''` at its root. */
  readonly directory: string;
  /** Import path that stands in it. */
  readonly module: string;
}

/** A path of a report on its way to a file of the repository: one spelling, and what made it. */
export interface PathCandidate {
  /** As the report wrote it. */
  readonly path: string;
  /** POSIX, without the root of a known workspace; rewritten, when the settings say so. */
  readonly inside: string;
  /** What made `inside` of it. */
  readonly rule: Extract<ResolutionRule, 'exact' | 'workspace' | 'rewrite' | 'go-module'>;
  /** The start of the path that was taken off, where the report's reader would want to know it. */
  readonly from: string | null;
  /** Known to be in the work tree, or in a package: if it is no file of the repository, it is none. */
  readonly isFinal: boolean;
}

export function candidateOf(path: string, options: PathOptions): PathCandidate {
  const { workspace, rewrites, repositoryFiles, goModules = [] } = options;
  if (repositoryFiles.has(path)) {
    return { path, inside: path, rule: 'exact', from: null, isFinal: isPackaged(path) };
  }
  const posix = posixOf(path);
  const stripped = withoutRoot(posix, workspace);
  const rule = stripped.path === posix ? 'exact' : 'workspace';
  if (!repositoryFiles.has(stripped.path)) {
    const rewritten = rewrite([path, posix, stripped.path], rewrites);
    if (rewritten !== null) {
      return { path, ...rewritten, rule: 'rewrite', isFinal: isPackaged(rewritten.inside) };
    }
    const inModule = withoutModule(posix, goModules);
    if (inModule !== null) return { path, ...inModule, rule: 'go-module', isFinal: true };
  }
  return { path, inside: stripped.path, rule, from: null, isFinal: stripped.isHere || isPackaged(posix) };
}

type Stripped = Pick<PathCandidate, 'inside' | 'from'>;

/** By the first rewriting that fits any spelling of the path; one that ends within a name does not fit. */
function rewrite(spellings: readonly string[], rewrites: PathOptions['rewrites']): Stripped | null {
  for (const { from, to } of rewrites) {
    for (const start of new Set([from, posixStart(from)])) {
      const spelling = spellings.find((path) => path.startsWith(start) && start !== '');
      const rest = posixStart(spelling?.slice(start.length) ?? '');
      if (spelling === undefined || !(/[/\\]$/.test(start) || rest.startsWith('/'))) continue;
      return { from, inside: posixOf(`${to}/${rest}`.replace(/^\/+/, '')) };
    }
  }
  return null;
}

/** By the module with the longest path that holds it: modules lie within modules. */
function withoutModule(path: string, modules: readonly GoModule[]): Stripped | null {
  const [module] = modules
    .filter((candidate) => candidate.module !== '' && path.startsWith(`${candidate.module}/`))
    .sort((a, b) => b.module.length - a.module.length);
  if (module === undefined) return null;
  const inside = joined(module.directory, path.slice(module.module.length + 1));
  return inside === null ? null : { from: module.module, inside };
}

/** Where runners and their containers put the workspace; `R` is the repository's name. */
const knownRoots = [
  ['github', 'workspace'],
  ['__w', 'R', 'R'],
  ['home', 'runner', 'work', 'R', 'R'],
  ['Users', 'runner', 'work', 'R', 'R'],
  // Of Windows, its drive taken off.
  ['a', 'R', 'R'],
  // Of .NET's deterministic builds.
  ['_'],
];

/** `isHere`: it lay in this very work tree. */
function withoutRoot(posix: string, workspace: string): { readonly path: string; readonly isHere: boolean } {
  const root = posixOf(workspace).replace(/\/+$/, '');
  if (root !== '' && posix.startsWith(`${root}/`))
    return { path: posix.slice(root.length + 1), isHere: true };
  if (!isAbsolute(posix)) return { path: posix, isHere: false };
  const parts = posix.split('/').slice(1);
  for (const known of knownRoots) {
    const matches = known.every((name, index) => {
      if (name !== 'R') return parts[index] === name;
      return parts[index] !== '' && (known[index - 1] !== 'R' || parts[index] === parts[index - 1]);
    });
    if (matches && parts.length > known.length) {
      return { path: parts.slice(known.length).join('/'), isHere: false };
    }
  }
  return { path: posix, isHere: false };
}

/** With `/`, without a drive, `./`, and parts that lead nowhere. */
function posixOf(path: string): string {
  const slashed = posixStart(path);
  const parts: string[] = [];
  for (const part of slashed.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else parts.push(part);
  }
  return `${isAbsolute(slashed) ? '/' : ''}${parts.join('/')}`;
}

function posixStart(path: string): string {
  return path
    .replace(/^file:\/\//, '')
    .replaceAll('\\', '/')
    .replace(/^\/?[A-Za-z]:(?=\/)/, '');
}

export function isAbsolute(posix: string): boolean {
  return posix.startsWith('/');
}

export function isPackaged(posix: string): boolean {
  return posix.split('/').includes('node_modules');
}

/** `null` when it leads out of the repository. */
export function joined(base: string, path: string): string | null {
  const whole = posixOf(base === '' ? path : `${base}/${path}`);
  return whole === '' || whole.startsWith('..') || isAbsolute(whole) ? null : whole;
}

export function parentOf(folder: string): string {
  return folder.slice(0, Math.max(0, folder.lastIndexOf('/')));
}
