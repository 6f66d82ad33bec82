import { getInput, getState } from '@actions/core';
import { bestEffortPublisher } from '../platform/best-effort.ts';
import { actionsLog as log } from '../platform/github/actions-log.ts';
import { connect } from '../platform/github/api.ts';
import { CommitStatus } from '../platform/github/commit-status.ts';
import { Permissions } from '../platform/github/permitted.ts';
import { noVerdict, type OpenStatus, openStatus } from './certain-end.ts';

/** When the job is over: a step that was killed has left its commit status pending, and that is ended here. */
export async function afterwards(environment: NodeJS.ProcessEnv): Promise<void> {
  const left = getState(openStatus);
  if (left === '') return;
  const { commit, runUrl }: OpenStatus = JSON.parse(left);
  const github = connect(getInput('github-token'), environment['GITHUB_REPOSITORY'] ?? '', log);
  const permissions = new Permissions();
  const status = permissions.needing('statuses: write', new CommitStatus(github, commit, runUrl));
  await bestEffortPublisher(status, log).abandon?.(noVerdict);
}
