import type { FileChange } from '../../../model/change.ts';
import { defineCheck } from '../../../model/check.ts';
import type { FileCoverage } from '../../../model/coverage.ts';
import type { Finding } from '../../../model/finding.ts';
import { notApplicable, proportion } from '../../../model/outcome.ts';

export default defineCheck({
  id: 'unreported-files',
  category: 'quality/coverage',
  importance: 'medium',
  weighs: false,
  title: 'The reports know every changed source file',
  failureTitle: 'Of changed source files the reports know no lines',
  why: 'A file that no test loads is in no report of many tools, and then its lines are in no count: the coverage of a change looks whole because half of it was not looked at. A summary knows how many lines ran and not which, so nothing is known of the changed ones. Changed files are asked for that are written in a language the reports speak of. It earns no points; `changed-lines` of the gate says what it means.',
  fix: 'Have the coverage tool name every source file (`all`, `include`), or write the first test that loads it.',
  needs: ['changes', 'coverage', 'files'],

  run({ changes, coverage, files }) {
    if (coverage === null) return notApplicable('There is no source code to cover.');
    if (changes === null) return notApplicable('There is nothing to compare with.');
    const sources = new Set(files.filter(({ kind }) => kind === 'source').map(({ path }) => path));
    const reported = new Map(coverage.files.map((file) => [file.path, file]));
    const excluded = new Set(coverage.exclusions.flatMap((exclusion) => exclusion.files));
    const languages = new Set(coverage.files.map(({ path }) => extensionOf(path)));
    const changed = changes
      .filter(({ status, added }) => status !== 'removed' && added?.length !== 0)
      .filter(({ path }) => !excluded.has(path))
      .filter(({ path }) => sources.has(path) && languages.has(extensionOf(path)) && !path.endsWith('.d.ts'));
    if (changed.length === 0) return notApplicable('No source file is changed.');
    return proportion(
      changed.length,
      changed.flatMap((change) => unknownLines(change, reported.get(change.path))),
    );
  },
});

/** What keeps the lines of a changed file from being counted, if anything does. */
function unknownLines(
  { path, status, added }: FileChange,
  reported: FileCoverage | undefined,
): readonly Finding[] {
  const severity = 'low';
  if (reported === undefined) {
    const message = 'It is changed, and no coverage report names it.';
    return [{ path, message, subject: 'in no report', severity }];
  }
  if (reported.detail === 'summary-only') {
    const message = 'It is changed, and the coverage reports tell how many of its lines ran, not which.';
    return [{ path, message, subject: 'only in a summary', severity }];
  }
  if (added === null && status === 'modified') {
    const message =
      'It is changed, and which of its lines are changed is not known: GitHub leaves large changes out.';
    return [{ path, message, subject: 'changed lines not known', severity }];
  }
  return [];
}

function extensionOf(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1).toLowerCase();
}
