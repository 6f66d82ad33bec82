import { approvalOf } from './approval.ts';
import { catalogue } from './catalogue.ts';
import { printDocument } from './certificate/document-schema.ts';
import { historyAfter } from './certificate/history.ts';
import { checks } from './checks/index.ts';
import { runChecks } from './checks/run-checks.ts';
import { compare, type PriorCertificate, type ReportedNow } from './compare/compare.ts';
import { configurationOf } from './config/configuration.ts';
import { nearest } from './config/nearest.ts';
import { findPrior } from './find-prior.ts';
import { withExportChanges } from './gather/export-changes.ts';
import { gather } from './gather/gather.ts';
import { judgement } from './judgement.ts';
import { type FileChange, renamesIn } from './model/change.ts';
import type { ScorecardDocument } from './model/document.ts';
import type { GatheredEvidence } from './model/evidence.ts';
import type { Policy } from './model/gate.ts';
import type { Publication, RunRequest, World } from './model/world.ts';
import { scoringPolicyOf } from './policy.ts';
import { coveredFilesOf, record, sourcesOf } from './record.ts';
import { renderReports } from './report/index.ts';
import { score } from './score/score.ts';
import { sealCertificate, sealTestResult } from './seal-certificate.ts';
import { changeLog, changesSince, startOf } from './since.ts';
import { byPath, judgeSuppressions } from './triage/suppressions.ts';
import { triage } from './triage/triage.ts';
import { noteOn, waive } from './triage/waive.ts';

/** The whole run: gather, check, score, compare, judge, seal, report. */
export async function certify(world: World, request: RunRequest, policy: Policy): Promise<Publication> {
  const { settings } = policy;
  const { log } = world;
  const now = world.clock();

  const start = await startOf(world, request);
  log.progress('Gathering evidence');
  const evidence = triage(await gather(world, settings, start, request.committedAt), now);
  const results = runChecks(checks, evidence);

  log.progress('Looking for the prior certificate');
  const prior = await findPrior(world, request, start, now);
  const changes = await changesSince(prior, world);
  const { waivers } = settings;
  const { allowNew } = settings.suppressions;
  const suppressions = judgeSuppressions(evidence.suppressions, { checks, allowNew, now, nearest });
  const sayings = { waivers, suppressions: byPath(suppressions), now };
  const scorecard = score(results, {
    weights: settings.weights,
    renames: renamesIn(changes ?? []),
    waive: (check, fingerprint, finding) => waive(check, fingerprint, finding, sayings),
    note: (check, finding) => noteOn(check, finding, sayings),
  });
  const scoringPolicy = scoringPolicyOf(settings);
  const comparison = compare(scorecard, prior, { ...reportedNow(evidence, changes), scoringPolicy });
  const approval = await approvalOf(world, request, settings.gate.approval, start);
  const { jobs, mode } = request;
  const input = { scorecard, comparison, suppressions, jobs, approval, issues: mode === 'certify', now };
  const judged = judgement(input, policy);

  const told = await changeLog(prior, start, world, request);
  const changelog = await withExportChanges(told, evidence.files, world);
  const cacheUse = world.analyser.cacheUse();
  const document = record({
    request,
    now,
    start,
    evidence,
    scorecard,
    comparison,
    changes: changelog,
    judged,
    history: historyAfter('certificate' in prior ? prior.certificate.predicate : null),
    scoringPolicy,
    cacheUse,
  });
  const certificate = await issue(
    document,
    prior,
    world,
    request,
    settings.certificate.validForDays[document.level],
  );
  const tested = { document, settings: configurationOf(settings), run: request.run };
  const publication = {
    document,
    certificate,
    reports: {
      'scorecard.json': printDocument(document),
      ...renderReports(document, catalogue),
      ...(request.testResult && certificate !== null ? await sealTestResult(tested, world, request) : {}),
    },
  };
  for (const publisher of world.publishers) await publisher.publish(publication);
  log.progress('');
  return publication;
}

/** The coverage reports that were read, and which packages still have source files to speak of. */
function reportedNow(
  { coverage, files }: GatheredEvidence,
  changes: readonly FileChange[] | null,
): Omit<ReportedNow, 'scoringPolicy'> {
  const reports = sourcesOf(coverage);
  const isIn = (path: string, folder: string) => folder === '' || path.startsWith(`${folder}/`);
  const packages = (reports ?? []).map(({ folder }) => folder).filter((folder) => folder !== '');
  const exclusions = (coverage.ok ? coverage.value?.exclusions : null) ?? [];
  const excluded = new Set(exclusions.flatMap((exclusion) => exclusion.files));
  const unreported = (files.ok ? files.value : []).filter(
    ({ path, kind }) =>
      kind === 'source' && !excluded.has(path) && !packages.some((folder) => isIn(path, folder)),
  );
  const touched = changes?.flatMap(({ path, formerPath }) => [path, formerPath ?? path]) ?? null;
  return {
    reports,
    hasSource: (folder) => unreported.some(({ path }) => isIn(path, folder)),
    files: coveredFilesOf(coverage),
    touched: touched === null ? null : new Set(touched),
  };
}

async function issue(
  document: ScorecardDocument,
  prior: PriorCertificate,
  world: World,
  request: RunRequest,
  validForDays: number,
): Promise<Publication['certificate']> {
  const { certificates, log } = world;
  const { mode, run, signingKey } = request;
  if (mode === 'check') return null;
  const predecessor = 'certificate' in prior ? prior.certificate : null;
  const toSeal = { document, certificateRun: run, validForDays, predecessor, signingKey };
  const sealed = await sealCertificate(toSeal, world, request);
  if (!sealed.ok) {
    log.info(`No certificate was issued. ${sealed.reason}`);
    return null;
  }
  const { bundle, predicate } = sealed;
  const { certificateId, issuedAt, expiresAt } = predicate;
  const about = { issuedAt, expiresAt, commit: document.subject.commit ?? '' };
  return { bundle, certificateId, location: await certificates.save(bundle, about) };
}
