import { type FileChange, isInside, type LineRange } from './change.ts';
import { mostListed } from './change-log.ts';
import type { CoverageEvidence, FileCoverage, Tally } from './coverage.ts';
import type { SourceFile } from './evidence.ts';

/** What the coverage reports tell of the lines that the work changed. */
export interface ChangedLineCoverage {
  /** The commit where the work left its target. */
  readonly since: string;
  /** `miss`: a line of whose branches only some were taken is one of those that are missed. */
  readonly partials: CoverageEvidence['partials'];
  /** Changed lines that can be covered, of all files of which they are known. */
  readonly lines: Tally;
  /** How many files in all. */
  readonly count: number;
  /** At most `mostListed`: those with most lines missed first, then those of which nothing is known. */
  readonly files: readonly ChangedLines[];
}

/** Of one file. A file without a changed line that can be covered has none. */
export type ChangedLines = CountedLines | UnknownLines;

export interface CountedLines {
  readonly kind: 'counted';
  readonly path: string;
  /** Changed lines that can be covered, and how many of them ran. */
  readonly lines: Tally;
  /** Those that never ran, ascending; in a document at most `mostRanges`. */
  readonly missed: readonly LineRange[];
}

/** What keeps the changed lines of a source file from being counted. */
export const unknownKinds = [
  /** No report names the file. */
  'unreported',
  /** The reports tell how many of its lines ran, not which. */
  'summary-only',
  /** Which of its lines are changed is not told. */
  'untold',
] as const;

export interface UnknownLines {
  readonly kind: (typeof unknownKinds)[number];
  readonly path: string;
}

/** Whoever looks at more looks at the coverage report. */
export const mostRanges = 50;

/** What three gatherers learned. */
interface Learned {
  readonly changes: readonly FileChange[];
  readonly coverage: CoverageEvidence;
  readonly files: readonly SourceFile[];
}

/** For the document: the files that `countedChanges` counts, and those of which it can count nothing. */
export function changedLineCoverage(since: string, learned: Learned): ChangedLineCoverage {
  const { changes, coverage } = learned;
  const counted = countedChanges(changes, coverage.files);
  const unknown = changedSources(learned).flatMap(({ path, unknown: kind }) =>
    kind === null ? [] : [{ kind, path }],
  );
  const files = [...counted, ...unknown].sort(
    (left, right) => rankOf(left) - rankOf(right) || (left.path < right.path ? -1 : 1),
  );
  return {
    since,
    partials: coverage.partials,
    lines: tallyOf(counted),
    count: files.length,
    files: files
      .slice(0, mostListed)
      .map((file) =>
        file.kind === 'counted' ? { ...file, missed: file.missed.slice(0, mostRanges) } : file,
      ),
  };
}

/** Of all of them together. */
export function tallyOf(counted: readonly CountedLines[]): Tally {
  return {
    covered: counted.reduce((sum, { lines }) => sum + lines.covered, 0),
    total: counted.reduce((sum, { lines }) => sum + lines.total, 0),
  };
}

/** Files with changed lines that reports call coverable, in the order of the changes. */
export function countedChanges(
  changes: readonly FileChange[],
  files: readonly FileCoverage[],
): readonly CountedLines[] {
  const reported = new Map(files.map((file) => [file.path, file]));
  return changes.flatMap(({ path, added }): readonly CountedLines[] => {
    // Of a file of which only the name of the change is known nothing can be counted.
    const lines = (reported.get(path)?.lines ?? []).filter(
      ({ line, hits }) => hits !== null && isInside(line, added ?? []),
    );
    if (lines.length === 0) return [];
    const missed = lines.filter(({ hits }) => hits === 0).map(({ line }) => line);
    const covered = lines.length - missed.length;
    return [{ kind: 'counted', path, lines: { covered, total: lines.length }, missed: runsOf(missed) }];
  });
}

interface ChangedSource {
  readonly path: string;
  /** `null`: its changed lines can be counted. */
  readonly unknown: UnknownLines['kind'] | null;
}

/** Changed source files of which reports should tell: of the languages they speak of, and not excluded. */
export function changedSources({ changes, coverage, files }: Learned): readonly ChangedSource[] {
  const sources = new Set(files.filter(({ kind }) => kind === 'source').map(({ path }) => path));
  const reported = new Map(coverage.files.map((file) => [file.path, file]));
  const excluded = new Set(coverage.exclusions.flatMap((exclusion) => exclusion.files));
  const languages = new Set(coverage.files.map(({ path }) => extensionOf(path)));
  return changes
    .filter(({ status, added }) => status !== 'removed' && added?.length !== 0)
    .filter(({ path }) => !excluded.has(path))
    .filter(({ path }) => sources.has(path) && languages.has(extensionOf(path)) && !path.endsWith('.d.ts'))
    .map((change) => ({ path: change.path, unknown: unknownOf(change, reported.get(change.path)) }));
}

function unknownOf({ status, added }: FileChange, file: FileCoverage | undefined): ChangedSource['unknown'] {
  if (file === undefined) return 'unreported';
  if (file.detail === 'summary-only') return 'summary-only';
  return added === null && status === 'modified' ? 'untold' : null;
}

/** Most lines missed first, then what is not known, then what all ran. */
function rankOf(file: ChangedLines): number {
  if (file.kind !== 'counted') return -0.5;
  return file.lines.covered - file.lines.total;
}

function runsOf(lines: readonly number[]): readonly LineRange[] {
  const runs: LineRange[] = [];
  for (const line of lines) {
    const last = runs.at(-1);
    if (last?.end === line - 1) runs[runs.length - 1] = { start: last.start, end: line };
    else runs.push({ start: line, end: line });
  }
  return runs;
}

function extensionOf(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1).toLowerCase();
}
