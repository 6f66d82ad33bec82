import type { AnalysedFile } from './code-files.ts';

/** A stretch of a file and where the same stands earlier. Lines are 1-based, both ends included. */
export interface Copy {
  readonly path: string;
  readonly start: number;
  readonly end: number;
  readonly original: { readonly path: string; readonly start: number; readonly end: number };
}

/** What a copy has to have at least: nodes of the syntax tree, and lines. */
export interface LeastCopy {
  readonly nodes: number;
  readonly lines: number;
}

/** Of so many earlier places with the same window the first are compared: more of them find no more copies. */
const mostPlaces = 32;

/** Nodes in a window, as `CloneWindows` has them. */
const windowNodes = 50;

interface Window {
  readonly hash: number;
  readonly index: number;
  readonly first: number;
  readonly last: number;
}

interface Place {
  /** Position of the file by path. */
  readonly file: number;
  readonly window: Window;
}

/** Windows in a row of which each stands as far from its twin as the one before. */
interface Chain {
  readonly file: number;
  windows: number;
  /** Of them, how many are the same as one of their own file nearby. */
  alike: number;
  readonly start: readonly [here: Window, there: Window];
  end: readonly [here: Window, there: Window];
}

/**
 * Copies in files that are given by path, each held against what stands before it by path and place, so that of n copies
 * n - 1 are found, whatever the order of looking. Linear in the windows: each is compared with a bounded number of
 * earlier ones.
 */
export function copiesIn(files: readonly AnalysedFile[], least: LeastCopy): readonly Copy[] {
  const seen = new Map<number, Place[]>([...repeatedIn(files)].map((hash) => [hash, []]));
  return files.flatMap(({ path, code: { clones } }, file) => {
    const windows = windowsOf(clones.windows);
    // A file is read into the index while it is compared: its later parts may be copies of its earlier ones.
    const chains = chainsOf(windows, file, seen, least).filter((chain) => isCopy(chain, file, least));
    return chains.map(({ file: other, start, end }) => ({
      path,
      start: start[0].first,
      end: Math.max(start[0].last, end[0].last),
      original: {
        path: files[other]?.path ?? path,
        start: start[1].first,
        end: Math.max(start[1].last, end[1].last),
      },
    }));
  });
}

/** Hashes of windows that are there more than once: most are not, and need no further look. */
function repeatedIn(files: readonly AnalysedFile[]): ReadonlySet<number> {
  const once = new Set<number>();
  const repeated = new Set<number>();
  for (const { code } of files) {
    const { windows } = code.clones;
    for (let at = 0; at < windows.length; at += 4) {
      const hash = windows[at] ?? 0;
      if (once.has(hash)) repeated.add(hash);
      else once.add(hash);
    }
  }
  return repeated;
}

function windowsOf(numbers: readonly number[]): readonly Window[] {
  const windows: Window[] = [];
  for (let at = 0; at + 3 < numbers.length; at += 4) {
    windows.push({
      hash: numbers[at] ?? 0,
      index: numbers[at + 1] ?? 0,
      first: numbers[at + 2] ?? 0,
      last: numbers[at + 3] ?? 0,
    });
  }
  return windows;
}

function chainsOf(
  windows: readonly Window[],
  file: number,
  seen: Map<number, Place[]>,
  least: LeastCopy,
): readonly Chain[] {
  const last = new Map<number, number>();
  const chains: Chain[] = [];
  let open = new Map<number, Chain>();
  for (const window of windows) {
    const places = seen.get(window.hash);
    const next = new Map<number, Chain>();
    if (places === undefined) {
      open = next;
      continue;
    }
    const isAlike = window.index - (last.get(window.hash) ?? Number.NEGATIVE_INFINITY) < least.nodes;
    last.set(window.hash, window.index);
    for (const { file: other, window: twin } of places) {
      // The file and the distance in one number: no file has so many nodes.
      const key = other * 2 ** 32 + (twin.index - window.index);
      const chain = open.get(key) ?? newChain(other, window, twin);
      if (!open.has(key)) chains.push(chain);
      chain.end = [window, twin];
      chain.windows += 1;
      if (isAlike) chain.alike += 1;
      next.set(key, chain);
    }
    open = next;
    if (places.length < mostPlaces) places.push({ file, window });
  }
  return chains;
}

function newChain(file: number, here: Window, there: Window): Chain {
  return { file, windows: 0, alike: 0, start: [here, there], end: [here, there] };
}

function isCopy({ file, start, end, windows, alike }: Chain, here: number, least: LeastCopy): boolean {
  const nodes = end[0].index - start[0].index + windowNodes;
  const lines = Math.max(start[0].last, end[0].last) - start[0].first + 1;
  if (nodes < least.nodes || lines < least.lines) return false;
  if (file !== here) return true;
  // Within one file a list of things alike repeats itself, and is no copy.
  const distance = start[0].index - start[1].index;
  return alike * 2 <= windows && distance >= least.nodes && start[0].first - start[1].first >= least.lines;
}
