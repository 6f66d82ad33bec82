import { join } from 'node:path';
import { getInput, notice, setFailed } from '@actions/core';
import { readDocument } from '../certificate/document-schema.ts';
import type { ScorecardDocument } from '../model/document.ts';
import type { Policy } from '../model/gate.ts';
import { printable } from '../model/printable.ts';
import { CertgateError } from '../model/problem.ts';
import { scoringVersion } from '../model/scorecard.ts';
import type { History, Publication, Publisher, RunRequest } from '../model/world.ts';
import { bestEffortHistory, bestEffortPublisher, bestEffortStore } from '../platform/best-effort.ts';
import { clockAt } from '../platform/clock.ts';
import { actionsLog as log } from '../platform/github/actions-log.ts';
import { connect, type GitHub } from '../platform/github/api.ts';
import { ArtifactStore } from '../platform/github/artifact-store.ts';
import { downloadAssessment } from '../platform/github/assessment-artifact.ts';
import { readAt } from '../platform/github/base-configuration.ts';
import { GitHubHistory } from '../platform/github/github-history.ts';
import { Permissions } from '../platform/github/permitted.ts';
import { PullRequestApprovals } from '../platform/github/pull-request-approvals.ts';
import { PullRequestComment } from '../platform/github/pull-request-comment.ts';
import { type OpenPullRequest, pullRequestOf } from '../platform/github/pull-request-of-run.ts';
import { type ReportedRun, readReportedRun } from '../platform/github/reported-run.ts';
import { ReportFolder } from '../platform/report-folder.ts';
import { keylessProver } from '../platform/sigstore/keyless.ts';
import {
  configurationFile,
  longestValidityDays,
  proposedChanges,
  readPolicy,
  trustedRootOf,
} from '../policy.ts';
import { rejudge } from '../rejudge.ts';
import { toolVersion } from '../version.ts';
import { toItsEnd } from './certain-end.ts';
import { commentInputs } from './inputs.ts';
import { ownFolderName, setOutputs, temporaryIn, whyClosed } from './outputs.ts';
import { alwaysTold } from './publishers.ts';

/** Whose runs are reported, where nothing else is said. */
const usualWorkflow = '.github/workflows/certgate.yml';

type Environment = NodeJS.ProcessEnv;

/**
 * Mode `report`: says in a pull request what a run found that may not write itself. It has the rights of the base, so it
 * reads no checkout, takes the pull request from GitHub alone, and of the run's word nothing but numbers and names.
 */
export async function report(environment: Environment): Promise<void> {
  const run = await readReportedRun(environment);
  if (run.event !== 'pull_request') {
    notice(`certgate reports runs of pull requests; this one is of \`${printable(run.event)}\`.`);
    return;
  }
  const github = connect(getInput('github-token'), run.repository.name, log);
  const permissions = new Permissions();
  const { status, always } = alwaysTold(github, permissions, environment, run);
  try {
    const { publication, commentUrl } = await toItsEnd(always, status, () =>
      reportOn(run, github, permissions, always, environment),
    );
    await setOutputs(publication, commentUrl, temporaryIn(environment));
    if (publication.document.gate === 'closed') setFailed(whyClosed(publication.document));
  } finally {
    permissions.warn(log);
  }
}

async function reportOn(
  run: ReportedRun,
  github: GitHub,
  permissions: Permissions,
  always: readonly Publisher[],
  environment: Environment,
): Promise<{ readonly publication: Publication; readonly commentUrl: string | null }> {
  const wanted = getInput('mode');
  if (wanted !== '' && wanted !== 'report')
    throw new CertgateError('usage', `\`${wanted}\` is no mode under \`workflow_run\`.`, 'Leave `mode` out.');
  refuseRun(run);
  const pullRequest = await openPullRequest(github, run);
  const document = await assessmentOf(github, run);
  const clock = clockAt(new Date());
  const { branch } = pullRequest.base;
  const history = bestEffortHistory(
    new GitHubHistory(github, { head: run.commit, branch }, withoutCheckout),
    log,
  );
  const policy = await policyOf(github, history, pullRequest, run, clock());
  const request = requestOf(run, pullRequest, document, policy);
  const inputs = commentInputs();
  const about = { pullRequest: pullRequest.number, commit: run.commit, run, log };
  const comment = inputs === null ? null : new PullRequestComment(github, { ...inputs, ...about });
  const more = [
    ...(comment === null ? [] : [permissions.needing('pull-requests: write', comment)]),
    new ReportFolder(join(temporaryIn(environment), ownFolderName)),
  ].map((publisher) => bestEffortPublisher(publisher, log));
  const { directory } = document.subject;
  const publication = await rejudge(
    {
      history,
      certificates: bestEffortStore(
        new ArtifactStore(github, {
          branch,
          directory,
          temporary: temporaryIn(environment),
          attempt: 1,
          retentionDays: null,
          log,
        }),
        log,
      ),
      prover: keylessProver(
        await trustedRootOf(policy.settings, (path) => readAt(github, path, pullRequest.base.commit)),
      ),
      approvals: new PullRequestApprovals(github, {
        number: pullRequest.number,
        commit: run.commit,
        workflow: run.workflow,
      }),
      publishers: [...always, ...more],
      clock,
      log,
    },
    request,
    policy,
    { document, origin: run.head?.id === run.repository.id ? 'own-run' : 'fork-run' },
  );
  return { publication, commentUrl: comment?.url ?? null };
}

/** What only a checkout knows. */
const withoutCheckout = {
  addedTexts: async () => null,
  commitsByFile: async () => null,
  filesAt: async () => null,
  lineDates: async () => null,
  tags: async () => null,
};

/** `sentence` goes into the commit status: it has nothing in it from outside. */
function refused(sentence: string, detail = ''): CertgateError {
  return new CertgateError('refused', sentence, `${detail} Nothing of it was used.`.trim());
}

function measuringWorkflow(): string {
  return getInput('measuring-workflow') || usualWorkflow;
}

function refuseRun({ workflow, repositoryId, repository, conclusion }: ReportedRun): void {
  if (repositoryId !== repository.id) throw refused('The run is of another repository.');
  if (workflow !== measuringWorkflow())
    throw refused(
      'The run is of another workflow file than the one that measures.',
      `It is \`${workflow}\`.`,
    );
  // A closed gate fails its run, so a failed run may have something to say: that it failed counts against it below.
  if (conclusion === 'success' || conclusion === 'failure') return;
  throw refused(
    conclusion === 'cancelled'
      ? 'The run that measures was cancelled.'
      : conclusion === 'skipped'
        ? 'The run that measures was skipped.'
        : 'The run that measures did not end well.',
    `It ended with \`${conclusion}\`.`,
  );
}

async function openPullRequest(github: GitHub, run: ReportedRun): Promise<OpenPullRequest> {
  const found = await pullRequestOf(github, run);
  if (found.kind === 'found') return found.pullRequest;
  const why = {
    none: 'No open pull request has this head.',
    moved: 'The pull request has moved on to another head.',
    several: 'Several open pull requests have this head: a status could not tell them apart.',
  };
  throw refused(why[found.kind]);
}

/** The run's document, when it is one and speaks of the run's own commit. */
async function assessmentOf(github: GitHub, run: ReportedRun): Promise<ScorecardDocument> {
  const downloaded = await downloadAssessment(github, run.id);
  if ('refused' in downloaded) throw refused(downloaded.refused, downloaded.detail);
  const read = readDocument(downloaded.text);
  if (!read.ok)
    throw refused(
      'The assessment is not a scorecard document that certgate could have written.',
      read.reason,
    );
  const { subject, scoring } = read.document;
  if (subject.commit !== run.commit) throw refused('The assessment speaks of another commit.');
  if (subject.repository?.id !== run.repository.id)
    throw refused('The assessment speaks of another repository.');
  if (subject.directory !== getInput('directory'))
    throw refused('The assessment speaks of another directory.');
  if (scoring.version.split('.')[0] !== scoringVersion.split('.')[0])
    throw refused('The assessment was scored by another version of the scoring.');
  return read.document;
}

/** The base's configuration, and what the head would change in it: both as data, the second only where it is changed. */
async function policyOf(
  github: GitHub,
  history: History,
  { base }: OpenPullRequest,
  { commit }: ReportedRun,
  now: string,
): Promise<Policy> {
  const file = getInput('configuration') || configurationFile;
  const settings = readPolicy(await readAt(github, file, base.commit), file, now);
  const start = (await history.mergeBase(base.commit, commit)) ?? base.commit;
  const changes = await history.changesSince(start).catch(() => null);
  const isSame =
    changes !== null &&
    changes.length < (history.mostChanges ?? Number.POSITIVE_INFINITY) &&
    !changes.some(({ path, formerPath }) => path === file || formerPath === file);
  if (isSame) return { settings, proposedChanges: [] };
  return {
    settings,
    proposedChanges: proposedChanges(settings, await readAt(github, file, commit), file, now),
  };
}

function requestOf(
  run: ReportedRun,
  { branch, base }: OpenPullRequest,
  { subject }: ScorecardDocument,
  { settings }: Policy,
): RunRequest {
  const { conclusion, workflow, repository, commit } = run;
  return {
    subject: { ...subject, commit, ref: `refs/heads/${branch}`, repository },
    committedAt: null,
    mode: 'check',
    base: base.commit,
    configuration: getInput('configuration') || configurationFile,
    jobs: conclusion === 'success' ? [] : [{ name: workflow, result: conclusion ?? 'failure' }],
    trust: {
      repositoryId: repository.id,
      branch: base.branch,
      workflow: getInput('certificate-workflow') || measuringWorkflow(),
      directory: subject.directory,
      longestValidityDays,
      revoked: settings.certificate.revoked,
    },
    publicKeys: settings.certificate.publicKeys,
    identities: settings.certificate.keyless,
    run: null,
    signingKey: null,
    testResult: false,
    toolVersion,
  };
}
