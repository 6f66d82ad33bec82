import { pullResource } from './operations/pulls.ts';
import { runResource } from './operations/runs.ts';
import type { Pull, Repository, WorkflowRun } from './repository.ts';
import { accountResource, repositoryResource } from './resources.ts';
import { actionsBot, type GitHubState } from './state.ts';

/** A step's `event`: https://docs.github.com/webhooks/webhook-events-and-payloads */
export type Event = { name: string; payload: object };

/** A pull request was opened, or got new commits. */
export function pullRequestEvent(
  github: GitHubState,
  repository: Repository,
  pull: Pull,
  action = 'synchronize',
): Event {
  const payload = { action, number: pull.number, pull_request: pullResource(github, repository, pull) };
  return { name: 'pull_request', payload: { ...payload, ...sender(github, repository) } };
}

/** `branch` went from `before` to `after`. */
export function pushEvent(
  github: GitHubState,
  repository: Repository,
  push: { branch: string; before: string; after: string },
): Event {
  const { branch, before, after } = push;
  const forced = github.history.relate(before, after)?.status !== 'ahead';
  const payload = { ref: `refs/heads/${branch}`, before, after, created: false, deleted: false, forced };
  return { name: 'push', payload: { ...payload, ...sender(github, repository) } };
}

/** The merge queue wants to know of what would be merged onto `base`. */
export function mergeGroupEvent(
  github: GitHubState,
  repository: Repository,
  group: { ref: string; sha: string; base: string },
): Event {
  const base_ref = `refs/heads/${repository.defaultBranch}`;
  const merge_group = { head_sha: group.sha, head_ref: group.ref, base_sha: group.base, base_ref };
  return {
    name: 'merge_group',
    payload: { action: 'checks_requested', merge_group, ...sender(github, repository) },
  };
}

/** Another workflow's run has completed: what the reporter of fork pull requests waits for. */
export function workflowRunEvent(github: GitHubState, repository: Repository, run: WorkflowRun): Event {
  const payload = { action: 'completed', workflow_run: runResource(github, repository, run) };
  return { name: 'workflow_run', payload: { ...payload, ...sender(github, repository) } };
}

function sender(github: GitHubState, repository: Repository) {
  return { repository: repositoryResource(github, repository), sender: accountResource(github, actionsBot) };
}
