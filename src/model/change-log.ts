import type { FileChange, LineCounts } from './change.ts';
import type { ExportChanges } from './export-changes.ts';

/** What is otherwise than at a commit before: files, those with most lines first. */
export interface ChangeLog {
  /** The commit that it is told since. */
  readonly since: string;
  /** Which that is: the one that this run is compared with, or where the work left its target. */
  readonly from: 'baseline' | 'start';
  /** How many files in all; `null` where GitHub tells of so many and no more. */
  readonly count: number | null;
  /** Lines of all files of which they were counted. */
  readonly lines: LineCounts;
  /** Files of which nobody counted them: binary ones, and those that git does not track. */
  readonly uncounted: number;
  /** Source files below of which exports could not be compared; `null` where nobody compared them. */
  readonly uncompared: number | null;
  /** At most `mostListed`. */
  readonly files: readonly ChangedFile[];
}

export interface ChangedFile extends Omit<FileChange, 'added'> {
  /** `null` where they were not compared, and for what is no source code, or is a test. */
  readonly exports: ExportChanges | null;
}

/** Whoever looks at more looks at git. */
export const mostListed = 300;

/** `mostTold`: the most that the history tells of; `null` when it tells of all. */
export function changeLogOf(
  changes: readonly FileChange[],
  { mostTold, ...range }: Pick<ChangeLog, 'since' | 'from'> & { readonly mostTold: number | null },
): ChangeLog {
  const files = changes
    .map(({ path, formerPath, status, lines }) => ({ path, formerPath, status, lines, exports: null }))
    .sort((left, right) => sizeOf(right) - sizeOf(left) || (left.path < right.path ? -1 : 1));
  const counted = files.flatMap(({ lines }) => (lines === null ? [] : [lines]));
  return {
    ...range,
    count: mostTold !== null && files.length >= mostTold ? null : files.length,
    lines: {
      added: counted.reduce((sum, { added }) => sum + added, 0),
      removed: counted.reduce((sum, { removed }) => sum + removed, 0),
    },
    uncounted: files.length - counted.length,
    uncompared: null,
    files: files.slice(0, mostListed),
  };
}

function sizeOf({ lines }: ChangedFile): number {
  return lines === null ? 0 : lines.added + lines.removed;
}
