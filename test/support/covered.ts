import {
  type CoverageEvidence,
  type CoverageReport,
  type CoveredLines,
  type FileCoverage,
  type LineCoverage,
  type Tally,
  totalsOf,
} from '../../src/model/coverage.ts';

/** A file by what is known of its lines: a line that is only a number ran that often. */
export function coveredFile(
  path: string,
  lines: readonly (Partial<LineCoverage> & Pick<LineCoverage, 'line'>)[],
  functions: Tally | null = null,
): CoveredLines {
  return {
    detail: 'line',
    path,
    functions,
    lines: lines.map((line) => ({ hits: 1, branches: null, ...line })),
  };
}

/** Lines 1, 2, … with these hits. */
export function hitLines(...hits: readonly number[]): readonly LineCoverage[] {
  return hits.map((count, index) => ({ line: index + 1, hits: count, branches: null }));
}

/** Evidence of one lcov report that names these files. */
export function coverageOf(...files: readonly FileCoverage[]): CoverageEvidence {
  const report: CoverageReport = {
    path: 'coverage/lcov.info',
    folder: '',
    flag: null,
    format: 'lcov',
    files: files.length,
    provider: null,
    measuredAt: null,
    stated: null,
    counted: totalsOf(files),
    steps: [{ rule: 'exact', from: null, files: files.length }],
    unresolved: [],
  };
  return {
    reports: [report],
    files,
    committedAt: null,
    exclusions: [],
    flags: [],
    partials: 'hit',
    disagreements: 0,
  };
}
