import type { Certificate } from '../model/certificate.ts';
import type {
  Comparison,
  FixedFinding,
  IndirectChange,
  Rejection,
  Rung,
  ScoreChange,
} from '../model/comparison.ts';
import type { CoveredFile } from '../model/coverage.ts';
import type { CoverageSource, DocumentArea, DocumentCheck, ScorecardDocument } from '../model/document.ts';
import { exact } from '../model/score.ts';
import { checksOf, type Scorecard, scoringVersion } from '../model/scorecard.ts';
import { share, weighedCheck } from '../model/weighted-mean.ts';

/** The prior certificate, or why there is none to compare with. */
export type PriorCertificate = (
  | { readonly certificate: Certificate; readonly rung: Rung; readonly distance: number | null }
  | { readonly missing: string }
) & {
  /** What was looked at and not used. */
  readonly rejected: readonly Rejection[];
};

/** Where coverage came from in this run. */
export interface ReportedNow {
  /** Digest of the settings by which scores are made. */
  readonly scoringPolicy: string;
  /** `null` when coverage could not be judged: the checks say so already. */
  readonly reports: readonly CoverageSource[] | null;
  /** Whether a package still has source files that no report of another package speaks of. */
  readonly hasSource: (folder: string) => boolean;
  readonly files: readonly CoveredFile[];
  /** Paths, now and then, of what is otherwise than at the baseline; `null` when that is not known. */
  readonly touched: ReadonlySet<string> | null;
}

/** A scorecard against that of the prior certificate. Scores of different major versions of the scoring are not compared. */
export function compare(scorecard: Scorecard, prior: PriorCertificate, now: ReportedNow): Comparison {
  const { rejected } = prior;
  if ('missing' in prior) return { kind: 'no-baseline', reason: prior.missing, rejected };
  const { predicate, subject, digest } = prior.certificate;
  const { certificateId, issuedAt, expiresAt, scorecard: before } = predicate;
  const { rung, distance } = prior;
  const { commit } = subject;
  const baseline = { certificateId, commit, issuedAt, expiresAt, digest, rung, distance };
  if (majorOf(before.scoring.version) !== majorOf(scoringVersion)) {
    const reason = `Its scores were made by version ${before.scoring.version} of the scoring, these by ${scoringVersion}.`;
    return { kind: 'not-comparable', baseline, reason, rejected };
  }
  const reports = reportsBetween(before, now);
  const isRescored = before.scoring.policy !== now.scoringPolicy;
  return {
    kind: 'compared',
    baseline,
    rejected,
    isRescored,
    changes: changesBetween(before, scorecard).filter(({ target }) => !isRescored || isOfCheck(target)),
    ...reports,
    // Another tool counts every file otherwise.
    indirect: reports.otherProviders.length > 0 ? [] : indirectBetween(before, now),
    ...findingsBetween(before, scorecard),
  };
}

function reportsBetween(
  { coverageReports }: ScorecardDocument,
  { reports, hasSource }: ReportedNow,
): { readonly missingReports: readonly string[]; readonly otherProviders: readonly string[] } {
  if (reports === null) return { missingReports: [], otherProviders: [] };
  const inFolder = (folder: string) => reports.find((report) => report.folder === folder);
  // A folder may have several reports, of several tools: only where there is one on either side may its path be another.
  const counterpart = (path: string, folder: string) => {
    const [now, before] = [reports, coverageReports].map((all) => all.filter((one) => one.folder === folder));
    const [only] = before?.length === 1 && now?.length === 1 ? now : [];
    return now?.find((report) => report.path === path) ?? only;
  };
  // One report of the whole in place of one a package is no gap.
  const isWhole = inFolder('') !== undefined && !coverageReports.some(({ folder }) => folder === '');
  return {
    missingReports: coverageReports
      .filter(({ folder }) => !isWhole && inFolder(folder) === undefined && hasSource(folder))
      .map(({ path }) => path),
    otherProviders: coverageReports
      .filter(({ path, folder, provider }) => {
        const now = counterpart(path, folder)?.provider ?? null;
        return provider !== null && now !== null && provider !== now;
      })
      .map(({ path }) => path),
  };
}

/** Files whose covered part changed though they did not: a test is gone, or runs another way. */
function indirectBetween(
  { coveredFiles }: ScorecardDocument,
  { files, touched }: ReportedNow,
): readonly IndirectChange[] {
  if (touched === null) return [];
  const before = new Map(coveredFiles.map(({ path, lines }) => [path, lines]));
  return files
    .flatMap(({ path, lines: after }) => {
      const then = before.get(path);
      if (then === undefined || touched.has(path) || then.total === 0 || after.total === 0) return [];
      return then.covered * after.total === after.covered * then.total ? [] : [{ path, before: then, after }];
    })
    .sort((a, b) => riseOf(a) - riseOf(b) || (a.path < b.path ? -1 : 1));
}

function riseOf({ before, after }: IndirectChange): number {
  return after.covered / after.total - before.covered / before.total;
}

/** What a check says is the same whatever counts how much: `quality/security/private-key`. */
function isOfCheck(target: string): boolean {
  return target.split('/').length === 3;
}

function majorOf(version: string): string {
  return version.split('.')[0] ?? version;
}

function changesBetween(before: ScorecardDocument, after: Scorecard): readonly ScoreChange[] {
  const old = scoresByTarget(before.waivedTotal, before.areas);
  const now = scoresByTarget(after.total.waivedScore, after.areas);
  const removed = pointsRemoved(before, after);
  const targets = [...new Set([...now.keys(), ...old.keys()])];
  return targets
    .map((target) => ({
      target,
      before: old.get(target) ?? null,
      after: now.get(target) ?? null,
      removed: removed.get(target) ?? 0,
    }))
    .filter((change) => change.before !== null || change.after !== null);
}

function scoresByTarget(
  total: number | null,
  areas: readonly DocumentArea[],
): ReadonlyMap<string, number | null> {
  const scores = new Map([['total', total]]);
  for (const area of areas) {
    scores.set(area.id, area.waivedScore);
    for (const category of area.categories) {
      scores.set(category.id, category.waivedScore);
      for (const check of category.checks) scores.set(check.id, check.waivedScore);
    }
  }
  return scores;
}

function findingsBetween(
  before: ScorecardDocument,
  after: Scorecard,
): { readonly introduced: readonly string[]; readonly fixed: readonly FixedFinding[] } {
  const old = new Map<string, FixedFinding>();
  // What a check could not judge this time is not mended by that.
  const unjudged = new Set(
    checksOf(after.areas).flatMap(({ id, outcome }) => (outcome === 'errored' ? [id] : [])),
  );
  for (const check of checksOf(before.areas)) {
    if (unjudged.has(check.id)) continue;
    for (const { fingerprint, severity, message, path, classification } of check.findings) {
      if (classification === 'false-positive') continue;
      old.set(fingerprint, { fingerprint, check: check.id, severity, message, path });
    }
  }
  // Nor is a finding new because its check was not asked at the baseline, or could not judge there.
  const asked = new Set(
    checksOf(before.areas).flatMap(({ id, outcome }) => (outcome === 'errored' ? [] : [id])),
  );
  const introduced: string[] = [];
  for (const finding of checksOf(after.areas)
    .filter(({ id }) => asked.has(id))
    .flatMap(({ findings }) => findings)) {
    if (finding.classification === 'false-positive') continue;
    const wasThere =
      old.delete(finding.fingerprint) ||
      (finding.formerFingerprint !== null && old.delete(finding.formerFingerprint));
    if (!wasThere) introduced.push(finding.fingerprint);
  }
  return { introduced, fixed: [...old.values()] };
}

/** Target → points by which it fell only because what counted well was taken away. */
function pointsRemoved(before: ScorecardDocument, after: Scorecard): ReadonlyMap<string, number> {
  const old = new Map(checksOf(before.areas).map((check) => [check.id, check]));
  const points = new Map<string, number>();
  const add = (target: string, more: number) => points.set(target, exact((points.get(target) ?? 0) + more));
  for (const area of after.areas) {
    for (const category of area.categories) {
      const checks = category.checks.map(weighedCheck);
      for (const check of checks) {
        const fallen = fallByRemoval(old.get(check.id), check);
        if (fallen === 0) continue;
        const ofCategory = fallen * share(check, checks);
        const ofArea = ofCategory * share(category, area.categories);
        add(check.id, fallen);
        add(category.id, ofCategory);
        add(area.id, ofArea);
        add('total', ofArea * share(area, after.areas));
      }
    }
  }
  return points;
}

/** It counts fewer than before and misses no more, so all that it fell by is what was taken away. */
function fallByRemoval(before: DocumentCheck | undefined, after: DocumentCheck): number {
  const [then, now] = [before?.tally ?? null, after.tally];
  if (then === null || now === null || now.total >= then.total) return 0;
  if (now.total - now.covered > then.total - then.covered) return 0;
  return Math.max(0, (before?.waivedScore ?? 0) - (after.waivedScore ?? 0));
}
