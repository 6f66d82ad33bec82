/** Lines that a commit added below each other. */
export interface AddedText {
  /** Whole id of the commit. */
  readonly commit: string;
  /** As the commit names the file. */
  readonly path: string;
  readonly text: string;
}

/** How one file differs from what it was at a commit. */
export interface FileChange {
  /** Path now; for a removed file the one it had. */
  readonly path: string;
  /** Path then, when it was another. */
  readonly formerPath: string | null;
  readonly status: 'added' | 'modified' | 'renamed' | 'removed';
  /** Lines of the file as it is now that were not there, ascending; `null` when that is not known. */
  readonly added: readonly LineRange[] | null;
  /** `null` when nobody counted: a binary file, or one that git does not track. */
  readonly lines: LineCounts | null;
}

/** How many lines of a file are there that were not, and how many are gone. */
export interface LineCounts {
  readonly added: number;
  readonly removed: number;
}

/** 1-based, both ends included. */
export interface LineRange {
  readonly start: number;
  readonly end: number;
}

/** A range that holds every line of a file. */
export const allLines: LineRange = { start: 1, end: Number.MAX_SAFE_INTEGER };

export function isInside(line: number, ranges: readonly LineRange[]): boolean {
  return ranges.some(({ start, end }) => line >= start && line <= end);
}

/** Ranges of the side that is now, from a unified diff's hunk headers: `@@ -3,2 +3,4 @@`. */
export function addedRanges(patch: string): readonly LineRange[] {
  const ranges: LineRange[] = [];
  let line = 0;
  for (const row of patch.split('\n')) {
    const hunk = /^@@ -\d+(?:,\d+)? \+(\d+)(?:,\d+)? @@/.exec(row);
    if (hunk !== null) {
      line = Number(hunk[1]);
      continue;
    }
    // Before the first hunk stands the file's head, with a line of plus signs in it.
    if (line === 0) continue;
    if (row.startsWith('+')) {
      const last = ranges.at(-1);
      if (last?.end === line - 1) ranges[ranges.length - 1] = { start: last.start, end: line };
      else ranges.push({ start: line, end: line });
    }
    if (row.startsWith('+') || row.startsWith(' ')) line += 1;
  }
  return ranges;
}

/** What a diff without context adds and removes, as its hunk headers count it; of no hunk, nothing. */
export function countedLines(patch: string): LineCounts {
  let [added, removed] = [0, 0];
  for (const row of patch.split('\n')) {
    const [head, gone = '1', come = '1'] = /^@@ -\d+(?:,(\d+))? \+\d+(?:,(\d+))? @@/.exec(row) ?? [];
    if (head === undefined) continue;
    added += Number(come);
    removed += Number(gone);
  }
  return { added, removed };
}

/** Path now → path then, of what was renamed. */
export function renamesIn(changes: readonly FileChange[]): ReadonlyMap<string, string> {
  return new Map(
    changes.flatMap(({ path, formerPath }) => (formerPath === null ? [] : [[path, formerPath] as const])),
  );
}
