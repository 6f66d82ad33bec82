import type { Judgement } from './judgement.ts';
import type { ChangeLog } from './model/change-log.ts';
import { type ChangedLineCoverage, changedLineCoverage } from './model/changed-lines.ts';
import type { Comparison } from './model/comparison.ts';
import { type CoveredFile, talliesOf } from './model/coverage.ts';
import {
  type CacheUse,
  type CoverageSource,
  documentLimits,
  nameOf,
  type ScorecardDocument,
} from './model/document.ts';
import {
  type DetectedProfile,
  type FileKind,
  fileKinds,
  type Gathered,
  type GatheredEvidence,
} from './model/evidence.ts';
import type { HistoryEntry } from './model/history.ts';
import { type Scorecard, scoringVersion } from './model/scorecard.ts';
import type { RunRequest } from './model/world.ts';
import { toldFrom } from './since.ts';

/** How many paths a document names that are no file of the repository. */
const mostExamples = 5;

interface ToRecord {
  readonly request: RunRequest;
  /** ISO time. */
  readonly now: string;
  /** Where the work left its target. */
  readonly start: string | null;
  readonly evidence: Pick<GatheredEvidence, 'profile' | 'files' | 'coverage' | 'changes' | 'loadResults'>;
  readonly scorecard: Scorecard;
  readonly comparison: Comparison;
  readonly changes: ChangeLog | null;
  readonly judged: Judgement;
  readonly history: readonly HistoryEntry[];
  readonly scoringPolicy: string;
  readonly cacheUse: CacheUse | null;
}

/** Everything that a report, or the next run, needs of this one. */
export function record({
  request,
  now,
  start,
  evidence,
  scorecard,
  comparison,
  changes,
  judged,
  history,
  scoringPolicy,
  cacheUse,
}: ToRecord): ScorecardDocument {
  return {
    schema: 1,
    scoring: { version: scoringVersion, policy: scoringPolicy },
    tool: { name: 'certgate', version: request.toolVersion, cache: cacheUse },
    subject: request.subject,
    origin: 'measured',
    issuedAt: now,
    profile: known(evidence.profile),
    files: counted(evidence.files),
    coverageReports: sourcesOf(evidence.coverage) ?? [],
    coverageFlags: (evidence.coverage.ok ? evidence.coverage.value?.flags : null) ?? [],
    coveredFiles: coveredFilesOf(evidence.coverage),
    coverageExclusions: exclusionsIn(evidence.coverage),
    changedLines: changedLinesIn(evidence, toldFrom(start, request)),
    loadResults: (evidence.loadResults.ok ? evidence.loadResults.value?.results : null) ?? [],
    total: scorecard.total.score,
    waivedTotal: scorecard.total.waivedScore,
    areas: recorded(scorecard),
    comparison,
    changes,
    ...judged,
    history,
  };
}

/** The coverage reports of this run; `null` when coverage could not be judged, and that is said already. */
export function sourcesOf(coverage: GatheredEvidence['coverage']): readonly CoverageSource[] | null {
  if (!coverage.ok) return null;
  const reports = coverage.value?.reports ?? [];
  return reports.map(({ path, folder, flag, format, provider, steps, unresolved }) => ({
    path,
    folder,
    flag,
    format,
    provider,
    resolved: steps.map((step) => ({ ...step, from: step.from === null ? null : nameOf(step.from) })),
    unresolved: { files: unresolved.length, examples: unresolved.slice(0, mostExamples).map(nameOf) },
  }));
}

/** What the next run compares file by file. */
export function coveredFilesOf(coverage: GatheredEvidence['coverage']): readonly CoveredFile[] {
  const files = (coverage.ok ? coverage.value?.files : null) ?? [];
  return files
    .slice(0, documentLimits.list)
    .map((file) => ({ path: file.path, lines: talliesOf(file).lines }));
}

function exclusionsIn(coverage: GatheredEvidence['coverage']): ScorecardDocument['coverageExclusions'] {
  const exclusions = (coverage.ok ? coverage.value?.exclusions : null) ?? [];
  return exclusions.map(({ glob, files, lines }) => ({ glob, files: files.length, lines }));
}

/** What `changed-line-coverage` counts, file by file. */
function changedLinesIn(
  { changes, coverage, files }: ToRecord['evidence'],
  since: string | null,
): ChangedLineCoverage | null {
  if (since === null || !changes.ok || changes.value === null) return null;
  if (!coverage.ok || coverage.value === null) return null;
  const learned = { changes: changes.value, coverage: coverage.value, files: files.ok ? files.value : [] };
  return changedLineCoverage(since, learned);
}

function known(profile: Gathered<DetectedProfile>): DetectedProfile {
  return profile.ok
    ? profile.value
    : { id: 'library', reason: `It could not be detected. ${profile.reason}` };
}

function counted(files: GatheredEvidence['files']): ScorecardDocument['files'] {
  const counts = Object.fromEntries(fileKinds.map((kind) => [kind, 0])) as Record<FileKind, number>;
  if (files.ok) for (const { kind } of files.value) counts[kind] += 1;
  return counts;
}

/** What is kept of a scorecard: all but what was only needed to compare. */
export function recorded({ areas }: Pick<Scorecard, 'areas'>): ScorecardDocument['areas'] {
  return areas.map((area) => ({
    ...area,
    categories: area.categories.map((category) => ({
      ...category,
      checks: category.checks.map((check) => ({
        ...check,
        findings: check.findings.map(({ formerFingerprint: _, ...finding }) => finding),
      })),
    })),
  }));
}
