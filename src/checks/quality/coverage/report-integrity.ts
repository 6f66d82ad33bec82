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
    const displaced = coverage.files.flatMap((file) => displacedIn(file, byPath));
    const judged = proportion(coverage.reports.length + coverage.files.length, [
      ...coverage.reports.flatMap((report) => strange(report, coverage.committedAt, byPath)),
      ...coverage.files.flatMap((file) => beyondItsEnd(file, byPath)),
      ...displaced.filter(({ isAnother }) => isAnother).map(({ finding }) => finding),
    ]);
    return noted(judged, [
      ...displaced
        .filter(({ isAnother }) => !isAnother)
        .map(({ finding }) => ({ ...finding, severity: 'low' as const })),
      ...coverage.reports.flatMap(misstated),
      ...disagreeing(coverage),
    ]);
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

/**
 * Of the covered lines this part may hold nothing that runs before the report is taken to be of another text. Of a true
 * report none does (1,758 lines of this repository's own, by vitest); of one that is a line off 6 in a hundred, of one that
 * is three off 16. Source maps may be a line off.
 */
const displacedPart = 0.1;
const leastDisplaced = 5;

/** Covered lines of a file on which, by our own reading, nothing runs: they are blank, comments, or types. */
function displacedIn(
  file: FileCoverage,
  files: ByPath,
): readonly { readonly isAnother: boolean; readonly finding: Finding }[] {
  const { path, lines } = file;
  const facts = files.get(path)?.facts;
  if (facts?.code?.kind !== 'analysed' || beyondItsEnd(file, files).length > 0) return [];
  // Some tools (c8, Node's own) count every line, whatever is on it.
  if (lines.length >= facts.lines * 0.9) return [];
  const { executableLines } = facts.code.code;
  const covered = lines.filter(({ hits }) => hits !== null && hits > 0);
  const empty = covered.filter(({ line }) => !isExecutable(line, executableLines));
  const [first] = empty;
  if (first === undefined) return [];
  const isAnother = empty.length >= leastDisplaced && empty.length > covered.length * displacedPart;
  const what = `The report says that ${empty.length} of ${covered.length} covered lines ran on which nothing can run (line ${first.line} is the first)`;
  const message = `${what}${isAnother ? ': it is of another version, or not of a run.' : '. Source maps that are a line off do that.'}`;
  return [{ isAnother, finding: { path, line: first.line, message, subject: 'covers what cannot run' } }];
}

/** Runs of lines, first and last alternating. */
function isExecutable(line: number, runs: readonly number[]): boolean {
  for (let at = 0; at < runs.length; at += 2) {
    if (line >= (runs[at] ?? 0) && line <= (runs[at + 1] ?? 0)) return true;
  }
  return false;
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
