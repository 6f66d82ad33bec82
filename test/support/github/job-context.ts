import type { Repository, WorkflowRun } from './repository.ts';
import type { GitHub } from './stand-in.ts';

/** The run and the job an action runs in. */
export type JobContext = {
  github: GitHub;
  repository: Repository;
  event: { name: string; payload: object };
  run: {
    id: number;
    attempt: number;
    /** `GITHUB_SHA`: for a pull request the test merge, not the head. */
    sha: string;
    /** `refs/heads/main`, `refs/pull/7/merge`. */
    ref: string;
    /** Only for a pull request: the names of its two branches. */
    headRef?: string;
    baseRef?: string;
    /** What the run is about in the API; `sha` unless given. */
    headSha?: string;
    /** A fork; the repository itself unless given. */
    headRepository?: Repository;
    workflowPath: string;
  };
  /** As `github.tokens.issue` made it. */
  token: string;
  /** `GITHUB_WORKSPACE`, and where the action starts. */
  workspace: string;
};

/** The variables of https://docs.github.com/actions/reference/variables-reference that clients read. */
export function jobVariables(context: JobContext, recorded: WorkflowRun): Record<string, string> {
  const { github, repository, event, run } = context;
  const { sha, ref, headRef = '', baseRef = '' } = run;
  const shortRef = ref.replace(/^refs\/(heads|tags|pull)\//, '');
  return {
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_ACTION: 'certgate',
    GITHUB_ACTOR: 'contributor',
    GITHUB_TRIGGERING_ACTOR: 'contributor',
    GITHUB_JOB: 'certgate',
    GITHUB_WORKFLOW: recorded.name,
    GITHUB_WORKFLOW_REF: `${repository.fullName}/${run.workflowPath}@${ref}`,
    GITHUB_WORKFLOW_SHA: sha,
    GITHUB_WORKSPACE: context.workspace,
    GITHUB_EVENT_NAME: event.name,
    GITHUB_SHA: sha,
    GITHUB_REF: ref,
    GITHUB_REF_NAME: shortRef,
    GITHUB_REF_TYPE: ref.startsWith('refs/tags/') ? 'tag' : 'branch',
    GITHUB_REF_PROTECTED: String(repository.protectedBranches.has(shortRef)),
    GITHUB_HEAD_REF: headRef,
    GITHUB_BASE_REF: baseRef,
    GITHUB_REPOSITORY: repository.fullName,
    GITHUB_REPOSITORY_ID: String(repository.id),
    GITHUB_REPOSITORY_OWNER: repository.owner.login,
    GITHUB_REPOSITORY_OWNER_ID: String(repository.owner.id),
    GITHUB_RUN_ID: String(run.id),
    GITHUB_RUN_ATTEMPT: String(run.attempt),
    GITHUB_RUN_NUMBER: String(recorded.number),
    GITHUB_RETENTION_DAYS: '90',
    // `@actions/artifact` takes any other host than github.com for an Enterprise Server, and refuses to work there.
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_API_URL: github.url,
    GITHUB_GRAPHQL_URL: `${github.url}/graphql`,
    ACTIONS_RESULTS_URL: `${github.url}/`,
    ACTIONS_RUNTIME_TOKEN: runtimeToken(recorded),
    RUNNER_OS: 'Linux',
    RUNNER_ARCH: 'X64',
    RUNNER_NAME: 'stand-in',
    RUNNER_ENVIRONMENT: 'github-hosted',
  };
}

/** An unsigned JSON Web Token: clients only decode it. */
function runtimeToken({ backend }: WorkflowRun): string {
  const part = (claims: object) => Buffer.from(JSON.stringify(claims)).toString('base64url');
  const claims = { scp: `Actions.Example Actions.Results:${backend.run}:${backend.job}` };
  return `${part({ alg: 'none', typ: 'JWT' })}.${part(claims)}.`;
}
