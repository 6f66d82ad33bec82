import type { GitHub } from './api.ts';
import type { ReportedRun } from './reported-run.ts';

/** An open pull request whose head is the one that was measured. */
export interface OpenPullRequest {
  readonly number: number;
  readonly branch: string;
  readonly base: { readonly commit: string; readonly branch: string };
}

export type FoundPullRequest =
  | { readonly kind: 'found'; readonly pullRequest: OpenPullRequest }
  | { readonly kind: 'none' }
  /** Its head is another by now. */
  | { readonly kind: 'moved' }
  | { readonly kind: 'several' };

/**
 * The one open pull request of this repository that a run was for. `workflow_run.pull_requests` is empty for a fork, and
 * a base knows nothing of a fork's commits (`commits/{sha}/pulls`), so it is found by the branch of the run. A status
 * stands at a commit, not at a pull request: where another one has the same head, neither is reported.
 */
export async function pullRequestOf(github: GitHub, run: ReportedRun): Promise<FoundPullRequest> {
  const { octokit, owner, repo } = github;
  const { branch, commit, head, repository } = run;
  if (branch === null || head === null) return { kind: 'none' };
  const newest = { owner, repo, state: 'open', sort: 'updated', direction: 'desc', per_page: 100 } as const;
  const { data: recent } = await octokit.rest.pulls.list(newest);
  // A full page may not be the last one.
  const { data: ofBranch } =
    recent.length < newest.per_page
      ? { data: [] }
      : await octokit.rest.pulls.list({ ...newest, head: `${head.owner}:${branch}` });
  const open = [...new Map([...recent, ...ofBranch].map((pull) => [pull.number, pull])).values()].filter(
    (pull) => pull.state === 'open' && pull.base.repo.id === repository.id,
  );
  const atCommit = open.filter((pull) => pull.head.sha === commit);
  const [only] = atCommit;
  if (atCommit.length > 1) return { kind: 'several' };
  const isOfRun = (pull: (typeof open)[number]) => pull.head.repo?.id === head.id && pull.head.ref === branch;
  if (only === undefined || !isOfRun(only)) return { kind: open.some(isOfRun) ? 'moved' : 'none' };
  const { number, base } = only;
  return {
    kind: 'found',
    pullRequest: { number, branch, base: { commit: base.sha, branch: base.ref } },
  };
}
