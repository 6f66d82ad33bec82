import { mkdir, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { getIDToken, getInput, setFailed, setOutput } from '@actions/core';
import { analyserVersion, analysis } from './analysis.ts';
import { certify } from './certify.ts';
import type { ScorecardDocument, Subject } from './model/document.ts';
import type { Policy } from './model/gate.ts';
import { printable } from './model/printable.ts';
import { CertgateError } from './model/problem.ts';
import type { Publication, Publisher, RunRequest, Signer } from './model/world.ts';
import {
  bestEffortHistory,
  bestEffortPublisher,
  bestEffortSigner,
  bestEffortStore,
} from './platform/best-effort.ts';
import { clockAt } from './platform/clock.ts';
import { commitTime } from './platform/commit-time.ts';
import { FileAnalyser } from './platform/file-analyser.ts';
import { GitHistory } from './platform/git-history.ts';
import { GitRepository } from './platform/git-repository.ts';
import { actionsLog as log } from './platform/github/actions-log.ts';
import { AlertIssue } from './platform/github/alert-issue.ts';
import { Annotations } from './platform/github/annotations.ts';
import { connect, type GitHub } from './platform/github/api.ts';
import { ArtifactStore, artifactName } from './platform/github/artifact-store.ts';
import { readAt } from './platform/github/base-configuration.ts';
import { CommitStatus } from './platform/github/commit-status.ts';
import { FactCacheStore } from './platform/github/fact-cache-store.ts';
import { GitHubHistory } from './platform/github/github-history.ts';
import { JobSummary } from './platform/github/job-summary.ts';
import { Permissions } from './platform/github/permitted.ts';
import { PullRequestComment } from './platform/github/pull-request-comment.ts';
import { ReportArtifact } from './platform/github/report-artifact.ts';
import { type RunContext, readRunContext } from './platform/github/run-context.ts';
import { ReportFolder } from './platform/report-folder.ts';
import { keylessProver, keylessSigner, needTokenPermission } from './platform/sigstore/keyless.ts';
import { Workspace } from './platform/workspace.ts';
import { configurationFile, longestValidityDays, proposedChanges, readPolicy } from './policy.ts';
import { toolVersion } from './version.ts';

const { env: environment } = process;

/** Below the runner's temporary folder: what the outputs `report` and `certificate` point at. */
const ownFolderName = 'certgate';

async function main(): Promise<void> {
  const context = await readRunContext(environment);
  const github = connect(getInput('github-token'), context.repository.name, log);
  const permissions = new Permissions();
  const temporary = environment['RUNNER_TEMP'] ?? '.';
  const publishers = publishersOf(context, github, permissions, temporary);
  try {
    const publication = await measure(context, github, publishers.all, temporary);
    await setOutputs(publication, publishers.comment?.url ?? null, temporary);
    permissions.warn(log);
    if (publication.document.gate === 'closed') setFailed(whyClosed(publication.document));
  } catch (error) {
    for (const publisher of publishers.all) await publisher.abandon?.();
    permissions.warn(log);
    throw error;
  }
}

async function measure(
  context: RunContext,
  github: GitHub,
  publishers: readonly Publisher[],
  temporary: string,
): Promise<Publication> {
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
  const signer = await signerOf(context, repository);
  for (const publisher of publishers) await publisher.begin?.();
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
      prover: keylessProver(await trustedRootOf(policy, context, github, repository)),
      signer: signer === null ? null : bestEffortSigner(signer, log),
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

function flag(name: string, byDefault: boolean): boolean {
  const word = getInput(name) || String(byDefault);
  if (word === 'true' || word === 'false') return word === 'true';
  throw new CertgateError('usage', `\`${word}\` is no value of \`${name}\`.`, 'It can be `true` or `false`.');
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
  const settings = readPolicy(await readAt(github, file, context.target.commit), file, now);
  return { settings, proposedChanges: proposedChanges(settings, own, file, now) };
}

/** As the configuration: the base's in a pull request. `null`: that of the public good instance. */
async function trustedRootOf(
  { settings: { certificate } }: Policy,
  { target }: RunContext,
  github: GitHub,
  repository: GitRepository,
): Promise<string | null> {
  const { trustedRoot: file } = certificate;
  if (file === null) return null;
  const text = target === null ? await repository.read(file) : await readAt(github, file, target.commit);
  if (text !== null) return text;
  throw new CertgateError(
    'configuration',
    `\`certificate.trusted-root\` names \`${file}\`, which is not there.`,
    'Commit that file, or take the key out.',
  );
}

/** Who signs keyless; `null` where that is not asked for. Refused where it could not be, before anything is measured. */
async function signerOf(context: RunContext, repository: GitRepository): Promise<Signer | null> {
  const signing = getInput('signing') || 'key';
  if (signing === 'key') return null;
  const refuse = (message: string, hint: string) => new CertgateError('usage', message, hint);
  if (signing !== 'keyless') {
    throw refuse(`\`${signing}\` is no way of signing.`, '`signing` can be `key` or `keyless`.');
  }
  if (getInput('signing-key') !== '') {
    throw refuse('Two ways of signing are asked for.', 'Leave out `signing-key` or `signing: keyless`.');
  }
  if (modeIn(context) !== 'certify') {
    throw refuse(
      `A run on \`${context.event}\` that issues no certificate has nothing to sign.`,
      'Ask for `signing: keyless` in a job that runs on a protected branch only.',
    );
  }
  needTokenPermission(environment);
  const file = getInput('signing-config');
  const services = file === '' ? null : await repository.read(file);
  if (file !== '' && services === null) {
    throw refuse(`\`signing-config\` names \`${file}\`, which is not there.`, 'Commit that file.');
  }
  return keylessSigner({ services, token: () => getIDToken('sigstore') });
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

function modeIn({ target, isProtectedBranch }: RunContext): RunRequest['mode'] {
  return modeOf(getInput('mode'), target === null && isProtectedBranch);
}

function modeOf(word: string, mayCertify: boolean): RunRequest['mode'] {
  if (word === 'certify' && !mayCertify) {
    throw new CertgateError(
      'usage',
      'Only a run on a protected branch issues certificates.',
      'Leave `mode` out: the event decides.',
    );
  }
  if (word === '' || word === 'check' || word === 'certify') {
    return word === '' ? (mayCertify ? 'certify' : 'check') : word;
  }
  throw new CertgateError('usage', `\`${word}\` is no mode.`, 'It can be `check` or `certify`.');
}

function publishersOf(context: RunContext, github: GitHub, permissions: Permissions, temporary: string) {
  const { event, pullRequest, run, commit } = context;
  const author = getInput('comment-author') || 'github-actions[bot]';
  const comment =
    pullRequest === null
      ? null
      : new PullRequestComment(github, {
          pullRequest: pullRequest.number,
          commit,
          run,
          author,
          log,
        });
  const issue =
    event === 'schedule' || event === 'workflow_dispatch' ? issueOf(context, github, author) : null;
  const all: readonly Publisher[] = [
    permissions.needing('statuses: write', new CommitStatus(github, commit, run.url)),
    ...(issue === null ? [] : [permissions.needing('issues: write', issue)]),
    ...(comment === null ? [] : [permissions.needing('pull-requests: write', comment)]),
    new JobSummary(environment['GITHUB_STEP_SUMMARY'] ?? ''),
    new Annotations(),
    new ReportArtifact(temporary, run.attempt),
    new ReportFolder(join(temporary, ownFolderName)),
  ];
  return { comment, all: all.map((publisher) => bestEffortPublisher(publisher, log)) };
}

/** Kept by runs that nobody started because of a change: whoever pushes sees the result of the push. */
function issueOf({ ref }: RunContext, github: GitHub, author: string): AlertIssue {
  const branch = ref.replace(/^refs\/heads\//, '');
  return new AlertIssue(github, { about: artifactName(branch, getInput('directory')), branch, author });
}

async function setOutputs(
  { document, certificate }: Publication,
  commentUrl: string | null,
  temporary: string,
) {
  const folder = join(temporary, ownFolderName);
  await mkdir(folder, { recursive: true });
  const bundle = join(folder, 'certificate.sigstore.json');
  if (certificate !== null) await writeFile(bundle, certificate.bundle);
  setOutput('verdict', document.gate);
  setOutput('level', document.level);
  setOutput('total', document.waivedTotal ?? '');
  setOutput('scores', JSON.stringify(scoresOf(document)));
  setOutput('report', join(folder, 'scorecard.json'));
  setOutput('certificate', certificate === null ? '' : bundle);
  setOutput('certificate-id', certificate?.certificateId ?? '');
  setOutput('comment-url', commentUrl ?? '');
}

function scoresOf({ waivedTotal, areas }: ScorecardDocument): Readonly<Record<string, number | null>> {
  const parts = areas.flatMap((area) => [area, ...area.categories]).filter(({ assessed }) => assessed);
  return Object.fromEntries([
    ['total', waivedTotal],
    ...parts.map(({ id, waivedScore }) => [id, waivedScore]),
  ]);
}

function whyClosed({ rulings }: ScorecardDocument): string {
  const failed = rulings.filter(({ status }) => status === 'fail').map(({ message }) => printable(message));
  return `The gate is closed. ${failed.join(' ')}`;
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

main().catch((error: unknown) => {
  // Both end the job as failed; the words tell a person whether to mend the repository or to report a bug.
  if (error instanceof CertgateError)
    setFailed(`certgate could not run. ${printable(error.message)} ${printable(error.hint)}`);
  else
    setFailed(
      `This is a bug in certgate; please report it. ${printable(error instanceof Error ? (error.stack ?? error.message) : String(error))}`,
    );
});
