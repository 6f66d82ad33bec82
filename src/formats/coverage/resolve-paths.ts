import {
  type FileCoverage,
  type PathResolution,
  type ResolutionStep,
  resolutionRules,
} from '../../model/coverage.ts';
import { mergeCoverage } from './merge.ts';
import {
  candidateOf,
  isAbsolute,
  isPackaged,
  joined,
  type PathCandidate,
  type PathOptions,
  parentOf,
} from './path-candidate.ts';

export interface Resolution extends PathResolution {
  /** Under their paths in the repository, by path, each once. */
  readonly resolved: readonly FileCoverage[];
  /** Lines of files that the report tells of under two paths, with another number of branches. */
  readonly disagreements: number;
}

interface Found extends Pick<ResolutionStep, 'rule' | 'from'> {
  readonly target: string;
}

/**
 * Which files of the repository one report speaks of. Tools write paths as their machine had them: absolute, of a
 * container, of Windows, relative to a package. A path that could be several files is none: a guess would give one
 * file's lines to another.
 */
export function resolvePaths(files: readonly FileCoverage[], options: PathOptions): Resolution {
  const found = new Map<string, Found>();
  const left: PathCandidate[] = [];
  const endings: string[][] = [];
  const entries = [...new Map(files.map((file) => [keyOf(file), file]))].map(
    ([key, { path, candidates = [] }]) => ({
      key,
      own: candidateOf(path, options),
      fuller: candidates.map((candidate) => ({ ...candidateOf(candidate, options), path: key })),
    }),
  );
  const bases = basesOf(
    entries.map(({ own, fuller }) => [...fuller, own]),
    options,
  );
  for (const { key, own, fuller } of entries) {
    const direct = fuller.flatMap((candidate) => resolveDirectly(candidate, bases, options) ?? []);
    const [first] = direct;
    const roots = fuller.filter(({ inside, rule }) => isAbsolute(inside) || rule !== 'exact');
    if (first !== undefined) {
      // Under two roots there is such a file, and the report does not say which it means.
      if (direct.every(({ target }) => target === first.target)) found.set(key, first);
      continue;
    }
    const plain = roots.length === 0 ? resolveDirectly(own, bases, options) : null;
    if (plain !== null) found.set(key, plain);
    else if (fuller.length === 0) {
      if (!own.isFinal) left.push({ ...own, path: key });
    } else if (!fuller.some(({ isFinal }) => isFinal)) {
      const [root] = roots;
      if (root !== undefined && fuller.length === 1) left.push(root);
      endings.push([key, own.inside]);
    }
  }
  const targets = () => new Set([...found.values()].map(targetOf));
  for (const [key, guess] of resolveTogether(left, targets(), options)) found.set(key, guess);
  const open = endings.filter(([key = '']) => !found.has(key));
  for (const [key, guess] of byEnding(open, targets(), options)) found.set(key, guess);
  const { files: resolved, disagreements } = mergeCoverage(
    files.map((file) => {
      const target = found.get(keyOf(file))?.target;
      return target === undefined ? [] : [renamed(file, target)];
    }),
  );
  const unresolved = entries.filter(({ key }) => !found.has(key)).map(({ own }) => own.path);
  return {
    resolved,
    unresolved: [...new Set(unresolved)].sort(),
    steps: stepsOf([...found.values()]),
    disagreements,
  };
}

/** By rule, in their order; rewritings apart from each other. */
function stepsOf(found: readonly Found[]): readonly ResolutionStep[] {
  const counts = new Map<string, ResolutionStep>();
  for (const { rule, from } of found) {
    const key = `${rule} ${from ?? ''}`;
    counts.set(key, { rule, from, files: (counts.get(key)?.files ?? 0) + 1 });
  }
  return resolutionRules.flatMap((rule) =>
    [...counts.values()]
      .filter((step) => step.rule === rule)
      .sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1)),
  );
}

/** Two modules may have a file of the same path: what tells them apart is where else it may be. */
function keyOf({ path, candidates = [] }: FileCoverage): string {
  return [path, ...candidates].join('\n');
}

function renamed({ candidates: _, ...file }: FileCoverage, path: string): FileCoverage {
  return { ...file, path };
}

function resolveDirectly(
  { inside, rule, from, isFinal }: PathCandidate,
  bases: readonly string[],
  { repositoryFiles }: PathOptions,
): Found | null {
  if (isPackaged(inside)) return null;
  if (isAbsolute(inside) || isFinal) {
    return repositoryFiles.has(inside) ? { rule, from, target: inside } : null;
  }
  // What was absolute is relative to the root, and to no other folder.
  for (const base of rule === 'workspace' ? [''] : bases) {
    const target = joined(base, inside);
    if (target !== null && repositoryFiles.has(target)) {
      return base === '' ? { rule, from, target } : { rule: 'report-folder', from: null, target };
    }
  }
  return null;
}

/**
 * Folders that the relative paths of this report may be relative to: the repository's root, the report's folder, and
 * those between. All of them were written in one folder, so the one that most of them fit comes first; between equals,
 * the root, then the nearest.
 */
function basesOf(files: readonly (readonly PathCandidate[])[], options: PathOptions): readonly string[] {
  const bases = [''];
  for (let folder = options.reportDirectory; folder !== ''; folder = parentOf(folder)) bases.push(folder);
  const relative = files.map((spellings) =>
    spellings.filter(({ inside, rule }) => !isAbsolute(inside) && rule !== 'workspace'),
  );
  const fits = (base: string) =>
    relative.filter((spellings) =>
      spellings.some(({ inside }) => options.repositoryFiles.has(joined(base, inside) ?? '')),
    ).length;
  return bases
    .map((base) => ({ base, fits: fits(base) }))
    .sort((a, b) => b.fits - a.fits)
    .map(({ base }) => base);
}

/** What is left: by one prefix for all of them, else each by a suffix that only one file has. */
function resolveTogether(
  left: readonly PathCandidate[],
  taken: ReadonlySet<string>,
  { repositoryFiles }: PathOptions,
): ReadonlyMap<string, Found> {
  const split = left
    .map(({ path, inside }) => ({ path, inside, parts: inside.split('/').filter((part) => part !== '') }))
    .filter(({ parts }) => parts.length > 0 && !parts.includes('..'));
  if (split.length === 0) return new Map();
  const byPrefix = split.length === left.length ? commonPrefix(split, repositoryFiles) : null;
  if (byPrefix !== null && !byPrefix.some(({ found: { target } }) => taken.has(target))) {
    return new Map(byPrefix.map(({ path, found }) => [path, found]));
  }
  return bySuffix(split, taken, repositoryFiles);
}

interface Split {
  readonly path: string;
  readonly inside: string;
  readonly parts: readonly string[];
}

/**
 * Replaces the folder they share by the one folder under which all of them are files. There are two files at least, and
 * some folder's name agrees: `index.js` and `util.js` alone prove nothing.
 */
function commonPrefix(
  split: readonly Split[],
  repositoryFiles: ReadonlySet<string>,
): readonly { readonly path: string; readonly found: Found }[] | null {
  const [first, ...others] = split;
  if (first === undefined || others.length === 0) return null;
  let shared = first.parts.length - 1;
  for (const { parts } of others) {
    let same = 0;
    while (same < Math.min(shared, parts.length - 1) && parts[same] === first.parts[same]) same += 1;
    shared = same;
  }
  const tails = split.map(({ path, parts }) => ({ path, tail: parts.slice(shared).join('/') }));
  const tail = first.parts.slice(shared).join('/');
  const folder = first.parts[shared - 1];
  const isDeep = tails.some((other) => other.tail.includes('/'));
  let only: string | null = null;
  for (const file of repositoryFiles) {
    if (file !== tail && !file.endsWith(`/${tail}`)) continue;
    const prefix = file.slice(0, file.length - tail.length);
    if (isPackaged(prefix) || !tails.every((other) => repositoryFiles.has(prefix + other.tail))) continue;
    if (!isDeep && prefix !== '' && folder !== prefix.split('/').at(-2)) continue;
    if (only !== null) return null;
    only = prefix;
  }
  const prefix = only;
  if (prefix === null) return null;
  const from = withoutEnding(first.inside.slice(0, first.inside.length - tail.length), prefix);
  return tails.map(({ path, tail }) => ({
    path,
    found: { rule: 'common-prefix', from, target: prefix + tail },
  }));
}

/** `/app/src/` → `/app/` where `lib/src/` stands instead: what they end with alike is not rewritten. */
function withoutEnding(from: string, to: string): string {
  const [old, now] = [from.split('/'), to.split('/')];
  let same = 0;
  while (same < Math.min(old.length, now.length) - 1 && old.at(-2 - same) === now.at(-2 - same)) same += 1;
  return [...old.slice(0, -1 - same), ''].join('/');
}

function bySuffix(
  split: readonly Split[],
  taken: ReadonlySet<string>,
  repositoryFiles: ReadonlySet<string>,
): ReadonlyMap<string, Found> {
  const endings = new Map<string, string[][]>();
  for (const file of repositoryFiles) {
    const parts = file.split('/');
    if (parts.length < 2 || isPackaged(file)) continue;
    const ending = parts.slice(-2).join('/');
    const alike = endings.get(ending);
    if (alike === undefined) endings.set(ending, [parts]);
    else alike.push(parts);
  }
  const matches = split.map(({ path, parts }) => ({
    path,
    target: longestMatch(parts, endings.get(parts.slice(-2).join('/')) ?? []),
  }));
  const claims = new Map<string, number>();
  for (const { target } of matches) if (target !== null) claims.set(target, (claims.get(target) ?? 0) + 1);
  const found = new Map<string, Found>();
  for (const { path, target } of matches) {
    // Two paths that end alike are two files, and at most one of them is ours.
    if (target !== null && claims.get(target) === 1 && !taken.has(target)) {
      found.set(path, { rule: 'suffix', from: null, target });
    }
  }
  return found;
}

/**
 * The one file that ends with all of a path, of those whose format told where they may be (a package of Java under a root
 * that is not known): there a shorter ending would be another package.
 */
function byEnding(
  open: readonly (readonly string[])[],
  taken: ReadonlySet<string>,
  { repositoryFiles }: PathOptions,
): ReadonlyMap<string, Found> {
  if (open.length === 0) return new Map();
  const byName = new Map<string, string[]>();
  for (const file of repositoryFiles) {
    if (isPackaged(file)) continue;
    const name = file.slice(file.lastIndexOf('/') + 1);
    const alike = byName.get(name);
    if (alike === undefined) byName.set(name, [file]);
    else alike.push(file);
  }
  const claims = new Map<string, string[]>();
  for (const [key = '', inside = ''] of open) {
    const alike = byName.get(inside.slice(inside.lastIndexOf('/') + 1)) ?? [];
    const [target, ...others] = alike.filter((file) => file === inside || file.endsWith(`/${inside}`));
    if (target === undefined || others.length > 0 || taken.has(target)) continue;
    claims.set(target, [...(claims.get(target) ?? []), key]);
  }
  const found = new Map<string, Found>();
  for (const [target, [key, ...others]] of claims) {
    if (key !== undefined && others.length === 0) found.set(key, { rule: 'ending', from: null, target });
  }
  return found;
}

/** The file that shares most of the path's end with it, if only one does. */
function longestMatch(parts: readonly string[], files: readonly (readonly string[])[]): string | null {
  const shared = files.map((file) => {
    let same = 0;
    while (same < Math.min(parts.length, file.length) && parts.at(-1 - same) === file.at(-1 - same))
      same += 1;
    return { file, same };
  });
  const most = shared.reduce((longest, { same }) => Math.max(longest, same), 0);
  const best = shared.filter(({ same }) => same === most && same >= 2);
  return best.length === 1 ? (best[0]?.file.join('/') ?? null) : null;
}

function targetOf({ target }: Found): string {
  return target;
}
