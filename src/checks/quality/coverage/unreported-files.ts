import { defineCheck } from '../../../model/check.ts';
import { notApplicable, proportion } from '../../../model/outcome.ts';

export default defineCheck({
  id: 'unreported-files',
  category: 'quality/coverage',
  importance: 'medium',
  weighs: false,
  title: 'The reports know every changed source file',
  failureTitle: 'Changed source files are in no report',
  why: 'A file that no test loads is in no report of many tools, and then its lines are in no count: the coverage of a change looks whole because half of it was not looked at. Changed files are asked for that are written in a language the reports speak of. It earns no points; `changed-lines` of the gate says what it means.',
  fix: 'Have the coverage tool name every source file (`all`, `include`), or write the first test that loads it.',
  needs: ['changes', 'coverage', 'files'],

  run({ changes, coverage, files }) {
    if (coverage === null) return notApplicable('There is no source code to cover.');
    if (changes === null) return notApplicable('There is nothing to compare with.');
    const sources = new Set(files.filter(({ kind }) => kind === 'source').map(({ path }) => path));
    const reported = new Set(coverage.files.map(({ path }) => path));
    const excluded = new Set(coverage.exclusions.flatMap((exclusion) => exclusion.files));
    const languages = new Set(coverage.files.map(({ path }) => extensionOf(path)));
    const changed = changes
      .filter(({ status, added }) => status !== 'removed' && added?.length !== 0)
      .filter(({ path }) => !excluded.has(path))
      .filter(({ path }) => sources.has(path) && languages.has(extensionOf(path)) && !path.endsWith('.d.ts'));
    if (changed.length === 0) return notApplicable('No source file is changed.');
    return proportion(
      changed.length,
      changed
        .filter(({ path }) => !reported.has(path))
        .map(({ path }) => ({
          path,
          message: 'It is changed, and no coverage report names it.',
          subject: 'in no report',
          severity: 'low',
        })),
    );
  },
});

function extensionOf(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1).toLowerCase();
}
