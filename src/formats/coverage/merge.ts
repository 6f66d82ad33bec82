import type { FileCoverage, LineCoverage, Tally } from '../../model/coverage.ts';
import { summedHits } from './line-table.ts';

/** Several reports as one, line by line, sorted by path; the order of the reports makes no difference. */
export function mergeCoverage(reports: readonly (readonly FileCoverage[])[]): FileCoverage[] {
  const files = new Map<string, Map<number, LineCoverage>>();
  for (const { path, lines } of reports.flat()) {
    const merged = files.get(path) ?? new Map<number, LineCoverage>();
    for (const line of lines) merged.set(line.line, mergedLine(merged.get(line.line), line));
    files.set(path, merged);
  }
  return [...files]
    .map(([path, lines]) => ({ path, lines: [...lines.values()].sort((a, b) => a.line - b.line) }))
    .sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

function mergedLine(one: LineCoverage | undefined, other: LineCoverage): LineCoverage {
  if (one === undefined) return other;
  return {
    line: other.line,
    hits: summedHits(one.hits, other.hits),
    branches: mergedBranches(one.branches, other.branches),
  };
}

/**
 * Reports tell how many branches of a line were taken, not which. Where they agree on how many there are, at least the
 * larger number was; where not, another tool saw the line, and the one that saw more is believed.
 */
function mergedBranches(one: Tally | null, other: Tally | null): Tally | null {
  if (one === null || other === null) return one ?? other;
  if (one.total !== other.total) return one.total > other.total ? one : other;
  return one.covered > other.covered ? one : other;
}
