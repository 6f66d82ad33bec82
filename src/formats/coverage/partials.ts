import type { CoverageEvidence, FileCoverage, FileTallies, LineCoverage } from '../../model/coverage.ts';

/**
 * What lines count as of whose branches only some were taken: the one place where that is decided. Codecov calls them
 * misses, lcov, Istanbul and Coveralls hits.
 */
export function withPartials(
  files: readonly FileCoverage[],
  partials: CoverageEvidence['partials'],
): readonly FileCoverage[] {
  if (partials === 'hit') return files;
  return files.map((file) =>
    file.detail === 'line'
      ? { ...file, lines: file.lines.map((line) => (isPartial(line) ? { ...line, hits: 0 } : line)) }
      : { ...file, summary: lessPartials(file.summary) },
  );
}

function isPartial({ hits, branches }: LineCoverage): boolean {
  return hits !== null && hits > 0 && branches !== null && branches.covered < branches.total;
}

/** A summary does not tell how many there are: at most one for each branch missed, and one for each taken. */
function lessPartials(summary: FileTallies): FileTallies {
  const { lines, branches } = summary;
  if (branches === null) return summary;
  const most = Math.min(branches.total - branches.covered, branches.covered, lines.covered);
  return { ...summary, lines: { ...lines, covered: lines.covered - most } };
}
