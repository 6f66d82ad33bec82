import type { IndirectChange } from '../model/comparison.ts';
import type { FlagCoverage, ResolutionRule, ResolutionStep, Tally } from '../model/coverage.ts';
import type { CoverageExclusion, CoverageSource } from '../model/document.ts';
import { displayed } from '../model/score.ts';

const ruleWords: Readonly<Record<ResolutionRule, string>> = {
  exact: 'exact',
  workspace: 'by the workspace',
  rewrite: 'by `coverage.paths`',
  'go-module': 'by Go module',
  'report-folder': "by the report's folder",
  'common-prefix': 'by prefix',
  suffix: 'by the end of the path',
  ending: 'by package and name',
};

/** `coverage/lcov.info`: 214 of 216 files found: 210 exact, 4 by prefix `/app/`. Not found: `gen/a.js`, `gen/b.js`. */
export function resolutionWords({ path, resolved, unresolved }: CoverageSource): string {
  const found = resolved.reduce((sum, { files }) => sum + files, 0);
  const all = found + unresolved.files;
  const how = resolved.length === 0 ? '' : `: ${resolved.map(stepWords).join(', ')}`;
  const lost =
    unresolved.files === 0 ? '' : ` Not found: ${listWords(unresolved.examples, unresolved.files)}.`;
  return `\`${path}\`: ${found} of ${all} ${all === 1 ? 'file' : 'files'} found${how}.${lost}`;
}

/** Whether every file that it names is one of the repository as it stands. */
export function isAllExact({ resolved, unresolved }: CoverageSource): boolean {
  return unresolved.files === 0 && resolved.every(({ rule }) => rule === 'exact');
}

/** Excluded by `src/generated/**`: 3 files with 120 coverable lines. */
export function exclusionWords({ glob, files, lines }: CoverageExclusion): string {
  if (files === 0)
    return `Excluded by \`${glob}\`: nothing, no file of the source or of a report matches it.`;
  return (
    `Excluded by \`${glob}\`: ${files} ${files === 1 ? 'file' : 'files'} ` +
    `with ${lines} coverable ${lines === 1 ? 'line' : 'lines'}.`
  );
}

/** `81.2%`, rounded down; of nothing there is no part. */
export function partWords({ covered, total }: Tally): string {
  return total === 0 ? 'none' : `${displayed((100 * covered) / total)}%`;
}

/** Flag `unit`: 812 of 1000 lines ran (81.2%). */
export function flagWords({ flag, lines }: FlagCoverage): string {
  return `Flag \`${flag}\`: ${lines.covered} of ${lines.total} lines ran (${partWords(lines)}).`;
}

/** `src/a.ts`: 80.0% → 75.0%, 15 of 20 lines. */
export function indirectWords({ path, before, after }: IndirectChange): string {
  return `\`${path}\`: ${partWords(before)} → ${partWords(after)}, ${after.covered} of ${after.total} lines ran`;
}

function stepWords({ rule, from, files }: ResolutionStep): string {
  const start = from === null || from === '' ? '' : ` \`${from}\``;
  return `${files} ${ruleWords[rule]}${start}`;
}

function listWords(names: readonly string[], all: number): string {
  const listed = names.map((name) => `\`${name}\``).join(', ');
  return all > names.length ? `${listed} and ${all - names.length} more` : listed;
}
