/** One file as a coverage report tells of it. */
export type FileCoverage = CoveredLines | CoverageSummary;

export interface CoveredLines extends ReportedFile {
  readonly detail: 'line';
  readonly functions: Tally | null;
}

/** The report tells how many lines ran, not which. */
export interface CoverageSummary extends ReportedFile {
  readonly detail: 'summary-only';
  readonly summary: FileTallies;
}

interface ReportedFile {
  /** As the report wrote it, until it is resolved; then repository-relative and POSIX. */
  readonly path: string;
  /** Fuller spellings of the path that the format knows of, to be tried before it. */
  readonly candidates?: readonly string[];
  /** By line, each once; empty in a summary. */
  readonly lines: readonly LineCoverage[];
}

export interface LineCoverage {
  /** 1-based. */
  readonly line: number;
  /** `null` on a line that is not coverable itself: only branches begin there. */
  readonly hits: number | null;
  /** Branches that start on this line; `null` when the report says nothing of them. */
  readonly branches: Tally | null;
}

/** `total` 0 means "not measurable", never 100 %. */
export interface Tally {
  readonly covered: number;
  readonly total: number;
}

/** `null` where the report says nothing. */
export interface FileTallies {
  readonly lines: Tally;
  readonly branches: Tally | null;
  readonly functions: Tally | null;
}

/** What a report says its totals are. Never used as they stand: many are wrong, or count something else. */
export interface StatedTotals {
  readonly lines?: Tally;
  /** Where a tool's own total is of statements or points in the code, of which a line may hold several. */
  readonly statements?: Tally;
  readonly branches?: Tally;
  readonly functions?: Tally;
}

/** A report as its format's parser gives it, or the one sentence why it can't be read. */
export type ParsedCoverage =
  | {
      readonly ok: true;
      readonly files: readonly FileCoverage[];
      readonly stated: StatedTotals | null;
      /** Tool that measured, when the report tells, like `v8` or `coverage.py`. Tools count differently. */
      readonly provider: string | null;
      /** When it was written, by its own account, ISO and UTC. */
      readonly measuredAt?: string | null;
    }
  | { readonly ok: false; readonly reason: string };

export interface CoverageEvidence {
  readonly reports: readonly CoverageReport[];
  /** Files of the repository that a report speaks of and that are not excluded, merged over all reports, by path. */
  readonly files: readonly FileCoverage[];
  /** Time of the commit that is checked out, ISO and UTC; `null` when there is none. */
  readonly committedAt: string | null;
  /** In the order in which they are configured. */
  readonly exclusions: readonly Exclusion[];
  /** Of the files that are not excluded, by the reports of one flag alone; by flag. */
  readonly flags: readonly FlagCoverage[];
  /** `miss`: a line of whose branches only some were taken is told of as one that never ran. */
  readonly partials: 'hit' | 'miss';
  /** Lines of which two reports tell another number of branches. */
  readonly disagreements: number;
}

/** How many lines of a file ran, as the next run has to know it. */
export interface CoveredFile {
  readonly path: string;
  readonly lines: Tally;
}

/** What the reports of one flag say. */
export interface FlagCoverage {
  readonly flag: string;
  readonly lines: Tally;
}

/** A glob of `coverage.exclude`, and what it takes out of every count. */
export interface Exclusion {
  readonly glob: string;
  /** Source files that it matches and files that a report speaks of, sorted. Another glob may match them too. */
  readonly files: readonly string[];
  /** Coverable lines of those that a report speaks of. */
  readonly lines: number;
}

export interface CoverageReport extends PathResolution {
  readonly path: string;
  /** The package it was looked for in, `''` for the root; of its files it is expected to speak. */
  readonly folder: string;
  /** The part of the coverage that it stands for, as configured; `null` for none. */
  readonly flag: string | null;
  /** Format id. */
  readonly format: string;
  readonly files: number;
  readonly provider: string | null;
  /** When it was written, by its own account: a file's time says nothing in CI. `null` when it does not say. */
  readonly measuredAt: string | null;
  readonly stated: StatedTotals | null;
  /** Counted from what the report tells of each of its files. */
  readonly counted: FileTallies;
}

/** How a path of a report may be found to be a file of the repository, in the order in which it is tried. */
export const resolutionRules = [
  'exact',
  'workspace',
  'rewrite',
  'go-module',
  'report-folder',
  'common-prefix',
  'suffix',
  'ending',
] as const;

export type ResolutionRule = (typeof resolutionRules)[number];

/** How many paths of a report a rule found. */
export interface ResolutionStep {
  readonly rule: ResolutionRule;
  /** The start of the paths that was rewritten, like `/app/`; `null` where the rule rewrites none. */
  readonly from: string | null;
  readonly files: number;
}

/** What became of the paths of a report. */
export interface PathResolution {
  /** In the order of the rules; those that found none are left out. */
  readonly steps: readonly ResolutionStep[];
  /** Paths, as the report wrote them, that are no file of the repository, or could be several. Sorted. */
  readonly unresolved: readonly string[];
}

/** What a file adds to the totals, counted from its lines wherever they are known. */
export function talliesOf(file: FileCoverage): FileTallies {
  if (file.detail === 'summary-only') return file.summary;
  let covered = 0;
  let total = 0;
  let branches: Tally | null = null;
  for (const line of file.lines) {
    if (line.hits !== null) total += 1;
    if (line.hits !== null && line.hits > 0) covered += 1;
    branches = added(branches, line.branches);
  }
  return { lines: { covered, total }, branches, functions: file.functions };
}

export function totalsOf(files: readonly FileCoverage[]): FileTallies {
  let lines: Tally = { covered: 0, total: 0 };
  let branches: Tally | null = null;
  let functions: Tally | null = null;
  for (const tallies of files.map(talliesOf)) {
    lines = added(lines, tallies.lines) ?? lines;
    branches = added(branches, tallies.branches);
    functions = added(functions, tallies.functions);
  }
  return { lines, branches, functions };
}

function added(one: Tally | null, other: Tally | null): Tally | null {
  if (one === null || other === null) return one ?? other;
  return { covered: one.covered + other.covered, total: one.total + other.total };
}
