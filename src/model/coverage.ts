/** Lines of one file as a coverage report tells them. */
export interface FileCoverage {
  /** As the report wrote it, until it is resolved; then repository-relative and POSIX. */
  readonly path: string;
  readonly lines: readonly LineCoverage[];
}

export interface LineCoverage {
  /** 1-based. */
  readonly line: number;
  readonly hits: number;
  /** Branches that start on this line; `null` when the report says nothing of them. */
  readonly branches: Tally | null;
}

/** `total` 0 means "not measurable", never 100 %. */
export interface Tally {
  readonly covered: number;
  readonly total: number;
}

/** A report as its format's parser gives it, or the one sentence why it can't be read. */
export type ParsedCoverage =
  | { readonly ok: true; readonly files: readonly FileCoverage[] }
  | { readonly ok: false; readonly reason: string };

export interface CoverageEvidence {
  readonly reports: readonly CoverageReport[];
  /** Files of the repository that a report speaks of, merged over all reports, by path. */
  readonly files: readonly FileCoverage[];
  /** Paths the reports name that are no file of the repository. */
  readonly unresolved: readonly string[];
}

export interface CoverageReport {
  readonly path: string;
  /** Format id. */
  readonly format: string;
  readonly files: number;
}
