import { approvalOf } from './approval.ts';
import { catalogue } from './catalogue.ts';
import { printDocument } from './certificate/document-schema.ts';
import { historyAfter } from './certificate/history.ts';
import { checks } from './checks/index.ts';
import { compare, type PriorCertificate, type ReportedNow } from './compare/compare.ts';
import { findPrior } from './find-prior.ts';
import { judgement } from './judgement.ts';
import { type FileChange, renamesIn } from './model/change.ts';
import type { DocumentFinding, ScorecardDocument } from './model/document.ts';
import type { Policy } from './model/gate.ts';
import { groupedBy } from './model/grouped.ts';
import { checksOf, scoringVersion } from './model/scorecard.ts';
import { type InlineWaiver, isInline, type Waiver } from './model/waiver.ts';
import type { Publication, RunRequest, World } from './model/world.ts';
import { scoringPolicyOf } from './policy.ts';
import { recorded } from './record.ts';
import { renderReports } from './report/index.ts';
import { rescore } from './score/rescore.ts';
import { changeLog, changesSince, startOf } from './since.ts';
import { hasBegun, waiverFor } from './triage/waive.ts';

/** What a run of a pull request left. */
export interface Assessment {
  readonly document: ScorecardDocument;
  readonly origin: Exclude<ScorecardDocument['origin'], 'measured'>;
}

type Judging = Pick<
  World,
  'history' | 'certificates' | 'prover' | 'approvals' | 'publishers' | 'clock' | 'log'
>;

/**
 * The second half of a run whose first half was a stranger's: what its checks answered is scored, compared and judged
 * again by the base's configuration and baseline. Of its document nothing else counts, and nothing of it is certified.
 */
export async function rejudge(
  world: Judging,
  request: RunRequest,
  policy: Policy,
  { document: reported, origin }: Assessment,
): Promise<Publication> {
  const { settings } = policy;
  const now = world.clock();
  const start = await startOf(world, request);
  const prior = await findPrior(world, request, start, now);
  const changes = await changesSince(prior, world);
  const formerly = formerFingerprints(prior, changes ?? []);
  const scorecard = rescore(reported, {
    checks,
    weights: settings.weights,
    formerly,
    waive: (check, finding) =>
      waiverFor(check, finding.fingerprint, settings.waivers, now) ??
      knownSuppression(prior, check, finding, now),
  });
  const scoringPolicy = scoringPolicyOf(settings);
  const comparison = compare(scorecard, prior, { ...reportedNow(reported, prior, changes), scoringPolicy });
  const approval = await approvalOf(world, request, settings.gate.approval, start);
  const { jobs } = request;
  const input = { scorecard, comparison, suppressions: [], jobs, approval, issues: false, now };
  const document: ScorecardDocument = {
    ...reported,
    scoring: { version: scoringVersion, policy: scoringPolicy },
    tool: { name: 'certgate', version: request.toolVersion, cache: null },
    subject: request.subject,
    origin,
    issuedAt: now,
    total: scorecard.total.score,
    waivedTotal: scorecard.total.waivedScore,
    areas: recorded(scorecard),
    comparison,
    changes: await changeLog(prior, start, world, request),
    history: historyAfter('certificate' in prior ? prior.certificate.predicate : null),
    ...judgement(input, policy),
  };
  const publication = {
    document,
    certificate: null,
    reports: { 'scorecard.json': printDocument(document), ...renderReports(document, catalogue) },
  };
  for (const publisher of world.publishers) await publisher.publish(publication);
  return publication;
}

/**
 * A comment in the code counts where the baseline's certificate knows it: then it stands on the base. Whether one that
 * came with the change is well-formed, or there at all, only its own run could say.
 */
function knownSuppression(
  prior: PriorCertificate,
  check: string,
  { fingerprint, waiver }: DocumentFinding,
  now: string,
): Waiver | InlineWaiver | null {
  if ('missing' in prior || waiver === null || !isInline(waiver)) return null;
  const before = checksOf(prior.certificate.predicate.scorecard.areas)
    .find(({ id }) => id === check)
    ?.findings.find((finding) => finding.fingerprint === fingerprint)?.waiver;
  if (before === undefined || before === null || !isInline(before)) return null;
  return before.expires !== null && hasBegun(before.expires, now) ? null : before;
}

/** A finding in a renamed file is one of the baseline that says the same of the file's former name. */
function formerFingerprints(prior: PriorCertificate, changes: readonly FileChange[]) {
  const renames = renamesIn(changes);
  const before = 'missing' in prior ? [] : checksOf(prior.certificate.predicate.scorecard.areas);
  const key = (check: string, path: string | null, message: string) => JSON.stringify([check, path, message]);
  const known = groupedBy(
    before.flatMap(({ id, findings }) => findings.map((finding) => ({ ...finding, check: id }))),
    ({ check, path, message }) => key(check, path, message),
  );
  const taken = new Map<string, number>();
  return (check: string, { path, message }: DocumentFinding): string | null => {
    const former = path === null ? undefined : renames.get(path);
    if (former === undefined) return null;
    const place = key(check, former, message);
    const count = taken.get(place) ?? 0;
    taken.set(place, count + 1);
    return known.get(place)?.[count]?.fingerprint ?? null;
  };
}

/** Without the tree: a package is gone when every file that the baseline knew in it is gone. */
function reportedNow(
  { areas, coverageReports, coveredFiles }: ScorecardDocument,
  prior: PriorCertificate,
  changes: readonly FileChange[] | null,
): Omit<ReportedNow, 'scoringPolicy'> {
  const isUnjudged = checksOf(areas).some(
    ({ id, outcome }) => id.startsWith('quality/coverage/') && outcome === 'errored',
  );
  const gone = new Set(
    (changes ?? []).flatMap(({ path, formerPath, status }) =>
      status === 'removed' ? [path] : formerPath === null ? [] : [formerPath],
    ),
  );
  const before = 'missing' in prior ? [] : prior.certificate.predicate.scorecard.coveredFiles;
  const touched = changes?.flatMap(({ path, formerPath }) => [path, formerPath ?? path]) ?? null;
  return {
    reports: isUnjudged ? null : coverageReports,
    hasSource: (folder) => {
      const files = before.filter(({ path }) => folder === '' || path.startsWith(`${folder}/`));
      return files.length === 0 || files.some(({ path }) => !gone.has(path));
    },
    files: coveredFiles,
    touched: touched === null ? null : new Set(touched),
  };
}
