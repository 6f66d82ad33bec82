import { defineCheck } from '../../../model/check.ts';
import type { CoverageEvidence, CoverageReport, FileCoverage, Tally } from '../../../model/coverage.ts';
import type { SourceFile } from '../../../model/evidence.ts';
import type { Finding } from '../../../model/finding.ts';
import { notApplicable, noted, proportion } from '../../../model/outcome.ts';

export default defineCheck({
  id: 'report-integrity',
  category: 'quality/coverage',
  importance: 'high',
  weighs: false,
  title: 'The coverage reports are of this tree',
  failureTitle: 'A coverage report is of another tree',
  why: 'A report is believed line by line, so it has to be of these very files. One that is committed is of an earlier run, or written by hand; one that was written more than an hour before the commit, by its own account, is of an earlier one; one that names lines beyond the end of a file is of another version of it. A report whose own totals are not those of its lines, or that disagrees with another about branches, gets a note that costs nothing. Passing earns no points, or a floor under coverage would be met by it; failing leaves high findings, which bar the level CERTIFIED and, where they are new, the gate.',
  fix: 'Take the report out of git and ignore it, then write it anew in the same job, from the commit that is checked.',
  needs: ['coverage', 'files'],

  run({ coverage, files }) {
    if (coverage === null) return notApplicable('There is no source code to cover.');
    const byPath = new Map(files.map((file) => [file.path, file]));
    const judged = proportion(coverage.reports.length + coverage.files.length, [
      ...coverage.reports.flatMap((report) => strange(report, coverage.committedAt, byPath)),
      ...coverage.files.flatMap((file) => beyondItsEnd(file, byPath)),
    ]);
    return noted(judged, [...coverage.reports.flatMap(misstated), ...disagreeing(coverage)]);
  },
});

type ByPath = ReadonlyMap<string, SourceFile>;

/** One that is committed is that already: its age adds nothing. */
function strange(report: CoverageReport, committedAt: string | null, files: ByPath): readonly Finding[] {
  const found = committed(report, files);
  return found.length > 0 ? found : outdated(report, committedAt);
}

function committed({ path }: CoverageReport, files: ByPath): readonly Finding[] {
  if (files.get(path)?.isTracked !== true) return [];
  return [
    { path, message: 'This report is in git: it is not of the run that is judged.', subject: 'committed' },
  ];
}

/** Clocks differ, and people commit what they have just tested. */
const allowedMinutes = 60;

/** Older than the commit, by its own account. A report that does not say when it was written is not asked. */
function outdated({ path, measuredAt }: CoverageReport, committedAt: string | null): readonly Finding[] {
  if (measuredAt === null || committedAt === null) return [];
  const minutes = (Date.parse(committedAt) - Date.parse(measuredAt)) / 60_000;
  if (minutes <= allowedMinutes) return [];
  const message =
    `This report says that it was written at ${measuredAt}, before the commit that is judged (${committedAt}): ` +
    'it is of an earlier one.';
  return [{ path, message, subject: 'older than the commit' }];
}

/** Tools count the empty line behind the last line break in. */
function beyondItsEnd({ path, lines }: FileCoverage, files: ByPath): readonly Finding[] {
  const last = lines.reduce((most, { line }) => Math.max(most, line), 0);
  const facts = files.get(path)?.facts;
  if (facts === undefined || facts.unread !== null || last <= facts.lines + 1) return [];
  const message = `The report names line ${last}, and the file has ${facts.lines}: it is of another version.`;
  return [{ path, message, subject: 'beyond its end' }];
}

/** Many tools round, or count one line more or less of a large program: that is no other number. */
const roundedPart = 1000;

/** What a report says of itself beside what its lines say. Statements are not compared: a line may hold several. */
function misstated({ path, stated, counted }: CoverageReport): readonly Finding[] {
  return (['lines', 'branches', 'functions'] as const).flatMap((unit) => {
    const [said, found] = [stated?.[unit] ?? null, counted[unit] ?? { covered: 0, total: 0 }];
    if (said === null || agree(said, found)) return [];
    const message =
      found.total === 0
        ? `\`${path}\` says ${words(said)} ${unit}, and tells of none of them: none counts here.`
        : `\`${path}\` says ${words(said)} ${unit}; counting its own ${unit} gives ${words(found)}, which is what counts here.`;
    return [{ path, message, subject: `stated ${unit}`, severity: 'low' }];
  });
}

function agree(one: Tally, other: Tally): boolean {
  const slack = Math.max(one.total, other.total) / roundedPart;
  return (
    Math.abs(one.covered - other.covered) <= slack &&
    Math.abs(one.total - one.covered - (other.total - other.covered)) <= slack
  );
}

function words({ covered, total }: Tally): string {
  return `${covered} of ${total}`;
}

function disagreeing({ disagreements }: CoverageEvidence): readonly Finding[] {
  if (disagreements === 0) return [];
  const lines = `${disagreements} ${disagreements === 1 ? 'line' : 'lines'}`;
  const message = `The reports tell another number of branches of ${lines}; the one that saw more branches is believed.`;
  return [{ message, subject: 'disagreements', severity: 'low' }];
}
