import { type CountedLines, countedChanges, tallyOf } from '../../../model/changed-lines.ts';
import { defineCheck } from '../../../model/check.ts';
import type { CoverageEvidence } from '../../../model/coverage.ts';
import type { Finding } from '../../../model/finding.ts';
import { counted, notApplicable } from '../../../model/outcome.ts';

export default defineCheck({
  id: 'changed-line-coverage',
  category: 'quality/coverage',
  importance: 'high',
  weighs: false,
  title: 'Tests run every changed line',
  failureTitle: 'Tests leave changed lines that never ran',
  why: 'What is new is what can still be tested cheaply. Of the lines this work adds or changes since it left its target, those that the reports call coverable are counted. It weighs nothing in the score, because the baseline has no such score: the rule `changed-lines` of the gate speaks for it.',
  fix: 'Write tests that run the lines listed.',
  needs: ['changes', 'coverage'],

  run({ changes, coverage }) {
    if (coverage === null) return notApplicable('There is no source code to cover.');
    if (changes === null) return notApplicable('There is nothing to compare with.');
    const changed = countedChanges(changes, coverage.files);
    return counted(
      tallyOf(changed),
      changed.flatMap((file) => findingsOf(file, coverage.partials)),
      'The reports tell of no changed line that could be covered.',
    );
  },
});

/** One finding for each run of lines, so that it stands beside them. */
function findingsOf(
  { path, missed }: CountedLines,
  partials: CoverageEvidence['partials'],
): readonly Finding[] {
  const [one, many] =
    partials === 'miss'
      ? [', or took only some of its branches', ', or took only some of their branches']
      : ['', ''];
  return missed.map(({ start, end }) => ({
    path,
    line: start,
    message:
      start === end
        ? `This changed line never ran${one}.`
        : `The changed lines ${start} to ${end} never ran${many}.`,
    subject: 'changed lines that never ran',
    severity: 'low',
    share: end - start + 1,
  }));
}
