import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { getInput, setFailed } from '@actions/core';
import { analyserVersion, analysis } from '../analysis.ts';
import { certify } from '../certify.ts';
import { readJobResults } from '../config/job-results.ts';
import type { Subject } from '../model/document.ts';
import type { JobResult, Policy } from '../model/gate.ts';
import { CertgateError } from '../model/problem.ts';
import type { Publication, Publisher, RunRequest } from '../model/world.ts';
import { bestEffortHistory, bestEffortSigner, bestEffortStore } from '../platform/best-effort.ts';
import { clockAt } from '../platform/clock.ts';
import { commitTime } from '../platform/commit-time.ts';
import { FileAnalyser } from '../platform/file-analyser.ts';
import { GitHistory } from '../platform/git-history.ts';
import { GitRepository } from '../platform/git-repository.ts';
import { actionsLog as log } from '../platform/github/actions-log.ts';
import { connect, type GitHub } from '../platform/github/api.ts';
import { ArtifactStore } from '../platform/github/artifact-store.ts';
import { readAt } from '../platform/github/base-configuration.ts';
import { FactCacheStore } from '../platform/github/fact-cache-store.ts';
import { GitHubHistory } from '../platform/github/github-history.ts';
import { Permissions } from '../platform/github/permitted.ts';
import { PullRequestApprovals } from '../platform/github/pull-request-approvals.ts';
import { type RunContext, readRunContext } from '../platform/github/run-context.ts';
import { keylessProver } from '../platform/sigstore/keyless.ts';
import { Workspace } from '../platform/workspace.ts';
import {
  configurationFile,
  longestValidityDays,
  proposedChanges,
  readPolicy,
  trustedRootOf,
} from '../policy.ts';
import { toolVersion } from '../version.ts';
import { toItsEnd } from './certain-end.ts';
import { modeIn } from './chosen-mode.ts';
import { flag } from './inputs.ts';
import { ownFolderName, setOutputs, temporaryIn, whyClosed } from './outputs.ts';
import { alwaysTold, furtherPublishers } from './publishers.ts';
import { signerOf } from './signing.ts';

type Environment = NodeJS.ProcessEnv;

/** Modes `check` and `certify`: measures what is checked out, and judges it. */
export async function measure(environment: Environment): Promise<void> {
  const context = await readRunContext(environment);
  const github = connect(getInput('github-token'), context.repository.name, log);
  const permissions = new Permissions();
  const told = { commit: context.commit, url: context.run.url };
  const { status, always } = alwaysTold(github, permissions, environment, told);
  try {
    const { publication, commentUrl } = await toItsEnd(always, status, async () => {
      const { comment, further } = furtherPublishers(context, github, permissions, environment);
      const publication = await publicationOf(context, github, [...always, ...further], environment);
      return { publication, commentUrl: comment?.url ?? null };
    });
    await setOutputs(publication, commentUrl, temporaryIn(environment));
    if (publication.document.gate === 'closed') setFailed(whyClosed(publication.document));
  } finally {
    permissions.warn(log);
  }
}

async function publicationOf(
  context: RunContext,
  github: GitHub,
  publishers: readonly Publisher[],
  environment: Environment,
): Promise<Publication> {
  const temporary = temporaryIn(environment);
  const workspace = await Workspace.open(
    resolve(environment['GITHUB_WORKSPACE'] ?? '.', getInput('directory')),
  );
  const repository = new GitRepository(workspace, 'what git has');
  const clock = clockAt(new Date());
  const state = await repository.subject();
  if (state.commit === null || !context.checkouts.includes(state.commit))
    throw wrongCheckout(state.commit, context);
  const subject: Subject = {
    ...state,
    commit: context.commit,
    ref: context.ref,
    repository: context.repository,
  };
  const signer = await signerOf(context, repository, environment);
  const policy = await policyOf(context, github, repository, clock());
  const request = requestOf(context, subject, await commitTime(workspace.root), policy);
  const cached = await cacheOf(temporary, clock());
  await cached?.store.restore();
  const publication = await certify(
    {
      repository,
      history: bestEffortHistory(
        new GitHubHistory(
          github,
          { head: context.commit, branch: request.trust.branch },
          new GitHistory(workspace.root),
        ),
        log,
      ),
      analyser: new FileAnalyser(workspace, analysis, {
        jobs: availableParallelism(),
        cache: cached?.place ?? null,
        reportsCacheUse: false,
        log,
      }),
      certificates: bestEffortStore(
        new ArtifactStore(github, {
          branch: request.trust.branch ?? '',
          directory: state.directory,
          temporary,
          attempt: context.run.attempt,
          retentionDays: retentionOf(environment['GITHUB_RETENTION_DAYS']),
          log,
        }),
        log,
      ),
      prover: keylessProver(await trustedRootOf(policy.settings, readerOf(context, github, repository))),
      signer: signer === null ? null : bestEffortSigner(signer, log),
      approvals: approvalsOf(context, github),
      publishers,
      clock,
      log,
    },
    request,
    policy,
  );
  await cached?.store.save();
  return publication;
}

function retentionOf(days: string | undefined): number | null {
  return /^[1-9]\d{0,3}$/.test(days ?? '') ? Number(days) : null;
}

/** Not in the workspace: what lies there may have come with the pull request. `null` when none is wanted. */
async function cacheOf(temporary: string, now: string) {
  const version = flag('cache', true) ? await analyserVersion() : null;
  if (version === null) return null;
  const file = join(temporary, ownFolderName, 'cache/facts');
  return { place: { file, version, now }, store: new FactCacheStore(file, version, log) };
}

/** Files that say how to judge: the base's in a pull request, by REST; on the branch itself those that are checked out. */
function readerOf({ target }: RunContext, github: GitHub, repository: GitRepository) {
  return (path: string) => (target === null ? repository.read(path) : readAt(github, path, target.commit));
}

/** In a pull request the base's configuration, by REST; on the branch itself the one that is checked out. */
async function policyOf(
  context: RunContext,
  github: GitHub,
  repository: GitRepository,
  now: string,
): Promise<Policy> {
  const file = getInput('configuration') || configurationFile;
  const own = await repository.read(file);
  if (context.target === null) return { settings: readPolicy(own, file, now), proposedChanges: [] };
  const settings = readPolicy(await readerOf(context, github, repository)(file), file, now);
  return { settings, proposedChanges: proposedChanges(settings, own, file, now) };
}

function approvalsOf({ pullRequest, commit, workflow }: RunContext, github: GitHub) {
  if (pullRequest === null) return null;
  return new PullRequestApprovals(github, { number: pullRequest.number, commit, workflow });
}

/** The input `needs`. What can't be read is not taken for success. */
function neededJobs(): readonly JobResult[] {
  const read = readJobResults(getInput('needs'));
  if (read.ok) return read.jobs;
  const message = `The input \`needs\` can’t be read. ${read.reason}`;
  throw new CertgateError('usage', message, 'Give it `toJSON(needs)`, as the README does.');
}

function requestOf(
  context: RunContext,
  subject: Subject,
  committedAt: string | null,
  { settings }: Policy,
): RunRequest {
  const { event, target, run, workflow, commit, repository } = context;
  const mode = modeIn(context);
  return {
    subject,
    committedAt,
    mode,
    base: target?.commit ?? commit,
    configuration: getInput('configuration') || configurationFile,
    jobs: neededJobs(),
    trust: {
      repositoryId: repository.id,
      branch: target?.branch ?? context.ref.replace(/^refs\/heads\//, ''),
      workflow: getInput('certificate-workflow') || workflow,
      directory: subject.directory,
      longestValidityDays,
      revoked: settings.certificate.revoked,
    },
    publicKeys: settings.certificate.publicKeys,
    identities: settings.certificate.keyless,
    run: { id: run.id, attempt: run.attempt, event, workflow },
    signingKey: mode === 'certify' ? getInput('signing-key') || null : null,
    testResult: flag('test-result', false),
    toolVersion,
  };
}

function wrongCheckout(commit: string | null, { checkouts }: RunContext): CertgateError {
  const expected = checkouts.join(' or ');
  return commit === null
    ? new CertgateError('git', 'The workspace holds no checkout.', 'Put `actions/checkout` before certgate.')
    : new CertgateError(
        'git',
        `The checkout is of ${commit}, and the event is about ${expected}.`,
        'Let `actions/checkout` choose the commit.',
      );
}
