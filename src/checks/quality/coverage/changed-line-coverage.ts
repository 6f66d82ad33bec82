import { type FileChange, isInside, type LineRange } from '../../../model/change.ts';
import { defineCheck } from '../../../model/check.ts';
import type { CoverageEvidence, FileCoverage, LineCoverage } from '../../../model/coverage.ts';
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
    const changed = changes.flatMap((change) => changedLines(change, coverage.files));
    const total = changed.reduce((sum, { lines }) => sum + lines.length, 0);
    const missed = changed.map(({ path, lines }) => ({
      path,
      lines: lines.filter(({ hits }) => hits === 0),
    }));
    return counted(
      { covered: total - missed.reduce((sum, { lines }) => sum + lines.length, 0), total },
      missed.flatMap((file) => findingsOf(file, coverage.partials)),
      'The reports tell of no changed line that could be covered.',
    );
  },
});

interface ChangedFile {
  readonly path: string;
  readonly lines: readonly LineCoverage[];
}

/** Coverable lines of a file that the change adds. A file of which only the name of the change is known has none. */
function changedLines({ path, added }: FileChange, files: readonly FileCoverage[]): readonly ChangedFile[] {
  const file = files.find((candidate) => candidate.path === path);
  if (file === undefined || added === null || added.length === 0) return [];
  return [{ path, lines: file.lines.filter(({ line, hits }) => hits !== null && isInside(line, added)) }];
}

/** One finding for each run of lines, so that it stands beside them. */
function findingsOf(
  { path, lines }: ChangedFile,
  partials: CoverageEvidence['partials'],
): readonly Finding[] {
  const [one, many] =
    partials === 'miss'
      ? [', or took only some of its branches', ', or took only some of their branches']
      : ['', ''];
  return runsOf(lines.map(({ line }) => line)).map(({ start, end }) => ({
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

function runsOf(lines: readonly number[]): readonly LineRange[] {
  const runs: LineRange[] = [];
  for (const line of lines) {
    const last = runs.at(-1);
    if (last?.end === line - 1) runs[runs.length - 1] = { start: last.start, end: line };
    else runs.push({ start: line, end: line });
  }
  return runs;
}
