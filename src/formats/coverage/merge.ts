import type { CoverageSummary, FileCoverage, LineCoverage, Tally } from '../../model/coverage.ts';
import { largerTally, summedHits } from './line-table.ts';

export interface Merged {
  /** By path, each once. */
  readonly files: readonly FileCoverage[];
  /** Lines of which the reports tell another number of branches. */
  readonly disagreements: number;
}

/** Several reports as one, line by line, sorted by path; the order of the reports makes no difference. */
export function mergeCoverage(reports: readonly (readonly FileCoverage[])[]): Merged {
  const byPath = new Map<string, FileCoverage[]>();
  for (const report of reports) {
    for (const file of report) {
      const same = byPath.get(file.path);
      if (same === undefined) byPath.set(file.path, [file]);
      else same.push(file);
    }
  }
  let disagreements = 0;
  const files = [...byPath].map(([path, same]) => {
    const [only] = same;
    // Most files are in one report, and need no merging.
    if (only !== undefined && same.length === 1 && isSorted(only.lines)) return only;
    const merged = mergedFile(path, same);
    disagreements += merged.disagreements;
    return merged.file;
  });
  return { files: files.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0)), disagreements };
}

function isSorted(lines: readonly LineCoverage[]): boolean {
  return lines.every(({ line }, index) => index === 0 || line > (lines[index - 1]?.line ?? 0));
}

/** Lines say more than a summary of the same file: where there are any, summaries add nothing but their functions. */
function mergedFile(
  path: string,
  same: readonly FileCoverage[],
): { file: FileCoverage; disagreements: number } {
  const functions = same
    .map((file) => (file.detail === 'line' ? file.functions : file.summary.functions))
    .reduce(largerTally, null);
  const summaries = same.filter((file) => file.detail === 'summary-only');
  if (summaries.length === same.length) return { file: mergedSummary(path, summaries), disagreements: 0 };
  const lines = new Map<number, LineCoverage>();
  const disagreed = new Set<number>();
  for (const file of same) {
    for (const line of file.lines) {
      const known = lines.get(line.line);
      if (known !== undefined && disagree(known.branches, line.branches)) disagreed.add(line.line);
      lines.set(line.line, mergedLine(known, line));
    }
  }
  const sorted = [...lines.values()].sort((a, b) => a.line - b.line);
  return { file: { detail: 'line', path, lines: sorted, functions }, disagreements: disagreed.size };
}

function mergedSummary(path: string, summaries: readonly CoverageSummary[]): CoverageSummary {
  const largest = (of: (summary: CoverageSummary['summary']) => Tally | null) =>
    summaries.map(({ summary }) => of(summary)).reduce(largerTally, null);
  return {
    detail: 'summary-only',
    path,
    lines: [],
    summary: {
      lines: largest(({ lines }) => lines) ?? { covered: 0, total: 0 },
      branches: largest(({ branches }) => branches),
      functions: largest(({ functions }) => functions),
    },
  };
}

function disagree(one: Tally | null, other: Tally | null): boolean {
  return one !== null && other !== null && one.total !== other.total;
}

function mergedLine(one: LineCoverage | undefined, other: LineCoverage): LineCoverage {
  if (one === undefined) return other;
  return {
    line: other.line,
    hits:
      one.hits === null || other.hits === null ? (one.hits ?? other.hits) : summedHits(one.hits, other.hits),
    branches: largerTally(one.branches, other.branches),
  };
}
