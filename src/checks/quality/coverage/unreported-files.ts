import { changedSources, type UnknownLines } from '../../../model/changed-lines.ts';
import { defineCheck } from '../../../model/check.ts';
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
    const changed = changedSources({ changes, coverage, files });
    if (changed.length === 0) return notApplicable('No source file is changed.');
    return proportion(
      changed.length,
      changed.flatMap(({ path, unknown }) =>
        unknown === null ? [] : [{ path, ...words[unknown], severity: 'low' as const }],
      ),
    );
  },
});

const words: Readonly<Record<UnknownLines['kind'], Pick<Finding, 'message' | 'subject'>>> = {
  unreported: { message: 'It is changed, and no coverage report names it.', subject: 'in no report' },
  'summary-only': {
    message: 'It is changed, and the coverage reports tell how many of its lines ran, not which.',
    subject: 'only in a summary',
  },
  untold: {
    message:
      'It is changed, and which of its lines are changed is not known: GitHub leaves large changes out.',
    subject: 'changed lines not known',
  },
};
