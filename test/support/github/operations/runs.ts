import { type Call, found, type Operations, type Reply } from '../operation.ts';
import { page } from '../page.ts';
import type { Pull, Repository, WorkflowRun } from '../repository.ts';
import { accountResource, apiUrl, htmlUrl, nodeId, repositoryResource } from '../resources.ts';
import { actionsBot, type GitHubState } from '../state.ts';

export const runs: Operations = {
  'actions/get-workflow-run': {
    grants: ['actions: read'],
    answer({ github, repository, parameters }) {
      const run = found(repository.runs.get(parameters.number('run_id')));
      return { status: 200, body: runResource(github, repository, run) };
    },
  },

  'actions/list-workflow-runs-for-repo': {
    grants: ['actions: read'],
    answer: (call) => list(call, [...call.repository.runs.values()]),
  },

  'actions/list-workflow-runs': {
    grants: ['actions: read'],
    answer(call) {
      // The id of a workflow may also be the name of its file.
      const workflow = String(
        call.parameters.optionalText('workflow_id') ?? call.parameters.number('workflow_id'),
      );
      const ofWorkflow = [...call.repository.runs.values()].filter(
        ({ path, workflowId }) => path.split('/').at(-1) === workflow || String(workflowId) === workflow,
      );
      if (ofWorkflow.length === 0) return { status: 404, body: { message: 'Not Found' } };
      return list(call, ofWorkflow);
    },
  },
};

/** Newest first. `created`, `actor` and `check_suite_id` are not simulated. */
function list(call: Call, all: WorkflowRun[]): Reply {
  const { github, repository, parameters } = call;
  const filters: Record<string, (run: WorkflowRun) => (string | null)[]> = {
    branch: ({ headBranch }) => [headBranch],
    event: ({ event }) => [event],
    status: ({ status, conclusion }) => [status, conclusion],
    head_sha: ({ headSha }) => [headSha],
  };
  for (const name of ['created', 'actor', 'check_suite_id']) {
    if (call.url.searchParams.has(name))
      throw new Error(`The filter ${name} of workflow runs is not simulated.`);
  }
  const chosen = all.filter((run) =>
    Object.entries(filters).every(([name, valuesOf]) => {
      const wanted = parameters.optionalText(name);
      return wanted === undefined || valuesOf(run).includes(wanted);
    }),
  );
  chosen.sort((a, b) => b.id - a.id);
  return page(call, chosen, (some, total) => ({
    total_count: total,
    workflow_runs: some.map((run) => runResource(github, repository, run)),
  }));
}

/** Schema `workflow-run`. */
export function runResource(github: GitHubState, repository: Repository, run: WorkflowRun): object {
  const self = `${apiUrl(github, repository)}/actions/runs/${run.id}`;
  const bot = accountResource(github, actionsBot);
  const commit = github.history.find(run.headSha);
  const person = { name: 'A contributor', email: 'contributor@example.com' };
  return {
    id: run.id,
    node_id: nodeId('WorkflowRun', run.id),
    name: run.name,
    display_title: commit?.message ?? run.name,
    path: run.path,
    workflow_id: run.workflowId,
    run_number: run.number,
    run_attempt: run.attempt,
    event: run.event,
    status: run.status,
    conclusion: run.conclusion,
    head_branch: run.headBranch,
    head_sha: run.headSha,
    head_commit: commit && {
      id: commit.sha,
      tree_id: commit.sha,
      message: commit.message,
      timestamp: commit.date,
      author: person,
      committer: person,
    },
    repository: repositoryResource(github, repository),
    head_repository: repositoryResource(github, run.headRepository),
    pull_requests: run.pulls.map((number) =>
      minimalPull(github, repository, found(repository.pulls.get(number))),
    ),
    actor: bot,
    triggering_actor: bot,
    url: self,
    html_url: `${htmlUrl(repository)}/actions/runs/${run.id}`,
    jobs_url: `${self}/jobs`,
    logs_url: `${self}/logs`,
    artifacts_url: `${self}/artifacts`,
    cancel_url: `${self}/cancel`,
    rerun_url: `${self}/rerun`,
    check_suite_url: `${apiUrl(github, repository)}/check-suites/${run.id}`,
    workflow_url: `${apiUrl(github, repository)}/actions/workflows/${run.workflowId}`,
    created_at: run.createdAt,
    run_started_at: run.createdAt,
    updated_at: run.createdAt,
  };
}

/** Schema `pull-request-minimal`. */
function minimalPull(github: GitHubState, repository: Repository, { id, number, base, head }: Pull): object {
  const side = ({ ref, sha }: Pull['base'], of: Repository) => ({
    ref,
    sha,
    repo: { id: of.id, url: apiUrl(github, of), name: of.name },
  });
  const url = `${apiUrl(github, repository)}/pulls/${number}`;
  return { id, number, url, base: side(base, repository), head: side(head, head.repository) };
}
