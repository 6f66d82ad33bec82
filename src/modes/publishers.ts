import { join } from 'node:path';
import { getInput } from '@actions/core';
import type { Publisher } from '../model/world.ts';
import { bestEffortPublisher } from '../platform/best-effort.ts';
import { actionsLog as log } from '../platform/github/actions-log.ts';
import { AlertIssue } from '../platform/github/alert-issue.ts';
import { Annotations } from '../platform/github/annotations.ts';
import type { GitHub } from '../platform/github/api.ts';
import { artifactName } from '../platform/github/artifact-store.ts';
import { AssessmentArtifact } from '../platform/github/assessment-artifact.ts';
import { CodeScanning } from '../platform/github/code-scanning.ts';
import { CommitStatus } from '../platform/github/commit-status.ts';
import { JobSummary } from '../platform/github/job-summary.ts';
import type { Permissions } from '../platform/github/permitted.ts';
import { PullRequestComment } from '../platform/github/pull-request-comment.ts';
import { ReportArtifact } from '../platform/github/report-artifact.ts';
import type { RunContext } from '../platform/github/run-context.ts';
import { ReportFolder } from '../platform/report-folder.ts';
import { commentAuthor, commentInputs, flag } from './inputs.ts';
import { ownFolderName, temporaryIn } from './outputs.ts';

type Environment = NodeJS.ProcessEnv;

/** Who is told of every run, also of one that ends before it has read its inputs. */
export function alwaysTold(
  github: GitHub,
  permissions: Permissions,
  environment: Environment,
  { commit, url }: { readonly commit: string; readonly url: string },
): { readonly status: CommitStatus; readonly always: readonly Publisher[] } {
  const status = new CommitStatus(github, commit, url);
  const summary = new JobSummary(environment['GITHUB_STEP_SUMMARY'] ?? '');
  const always = [permissions.needing('statuses: write', status), summary];
  return { status, always: always.map((publisher) => bestEffortPublisher(publisher, log)) };
}

/** Who else is told of a run that measures. Throws `CertgateError` for an input that is none. */
export function furtherPublishers(
  context: RunContext,
  github: GitHub,
  permissions: Permissions,
  environment: Environment,
): { readonly comment: PullRequestComment | null; readonly further: readonly Publisher[] } {
  const { event, pullRequest, run, commit } = context;
  const inputs = commentInputs();
  const temporary = temporaryIn(environment);
  const comment =
    pullRequest === null || inputs === null
      ? null
      : new PullRequestComment(github, { ...inputs, pullRequest: pullRequest.number, commit, run, log });
  const issue = event === 'schedule' || event === 'workflow_dispatch' ? issueOf(context, github) : null;
  const further: readonly Publisher[] = [
    ...(issue === null ? [] : [permissions.needing('issues: write', issue)]),
    ...(comment === null ? [] : [permissions.needing('pull-requests: write', comment)]),
    ...(flag('upload-sarif', false)
      ? [permissions.needing('security-events: write', new CodeScanning(github, scanned(context)))]
      : []),
    new Annotations(),
    new ReportArtifact(temporary, run.attempt),
    ...(pullRequest === null ? [] : [new AssessmentArtifact(temporary, run.attempt)]),
    new ReportFolder(join(temporary, ownFolderName)),
  ];
  return { comment, further: further.map((publisher) => bestEffortPublisher(publisher, log)) };
}

/** What code scanning is told of: of a pull request its head, since that is the commit that was measured. */
function scanned({ commit, ref, pullRequest }: RunContext): {
  readonly commit: string;
  readonly ref: string;
} {
  return { commit, ref: pullRequest === null ? ref : `refs/pull/${pullRequest.number}/head` };
}

/** Kept by runs that nobody started because of a change: whoever pushes sees the result of the push. */
function issueOf({ ref }: RunContext, github: GitHub): AlertIssue {
  const author = commentAuthor();
  const branch = ref.replace(/^refs\/heads\//, '');
  return new AlertIssue(github, { about: artifactName(branch, getInput('directory')), branch, author });
}
