import { defineCheck } from '../../../model/check.ts';
import type { CoverageReport, FileCoverage } from '../../../model/coverage.ts';
import type { SourceFile } from '../../../model/evidence.ts';
import type { Finding } from '../../../model/finding.ts';
import { notApplicable, proportion } from '../../../model/outcome.ts';

export default defineCheck({
  id: 'report-integrity',
  category: 'quality/coverage',
  importance: 'high',
  weighs: false,
  title: 'The coverage reports are of this tree',
  failureTitle: 'A coverage report is of another tree',
  why: 'A report is believed line by line, so it has to be of these very files. One that is committed is of an earlier run, or written by hand; one that names lines beyond the end of a file is of another version of it. Passing earns no points, or a floor under coverage would be met by it; failing leaves high findings, which bar the level CERTIFIED and, where they are new, the gate.',
  fix: 'Take the report out of git and ignore it, then write it anew in the same job, from the commit that is checked.',
  needs: ['coverage', 'files'],

  run({ coverage, files }) {
    if (coverage === null) return notApplicable('There is no source code to cover.');
    const byPath = new Map(files.map((file) => [file.path, file]));
    return proportion(coverage.reports.length + coverage.files.length, [
      ...coverage.reports.flatMap((report) => committed(report, byPath)),
      ...coverage.files.flatMap((file) => beyondItsEnd(file, byPath)),
    ]);
  },
});

type ByPath = ReadonlyMap<string, SourceFile>;

function committed({ path }: CoverageReport, files: ByPath): readonly Finding[] {
  if (files.get(path)?.isTracked !== true) return [];
  return [
    { path, message: 'This report is in git: it is not of the run that is judged.', subject: 'committed' },
  ];
}

/** Tools count the empty line behind the last line break in. */
function beyondItsEnd({ path, lines }: FileCoverage, files: ByPath): readonly Finding[] {
  const last = lines.reduce((most, { line }) => Math.max(most, line), 0);
  const facts = files.get(path)?.facts;
  if (facts === undefined || facts.unread !== null || last <= facts.lines + 1) return [];
  const message = `The report names line ${last}, and the file has ${facts.lines}: it is of another version.`;
  return [{ path, message, subject: 'beyond its end' }];
}
