import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { type HostedRepository, publicServer, serverPattern } from '../../model/hosted-repository.ts';
import { CertgateError } from '../../model/problem.ts';

export const commit = z.string().regex(/^[0-9a-f]{40,64}$/);
const repository = z.object({ id: z.number().int(), full_name: z.string(), default_branch: z.string() });

/** What certgate reads of an event; GitHub sends far more. */
const eventSchema = z.object({
  repository,
  pull_request: z
    .object({
      number: z.number().int(),
      head: z.object({ sha: commit, ref: z.string(), repo: z.object({ id: z.number().int() }).nullable() }),
      base: z.object({ sha: commit, ref: z.string() }),
    })
    .optional(),
  merge_group: z.object({ head_sha: commit, base_sha: commit, base_ref: z.string() }).optional(),
});

type Event = z.infer<typeof eventSchema>;

/** A run of a workflow: which event, on what, and what it is to be compared with. */
export interface RunContext {
  readonly event: string;
  readonly repository: HostedRepository;
  readonly run: { readonly id: number; readonly attempt: number; readonly url: string };
  /** Path of the workflow file. */
  readonly workflow: string;
  /** The commit that is spoken of: the head of a pull request, not the merge that is checked out to test it. */
  readonly commit: string;
  /** Commits that may be checked out. */
  readonly checkouts: readonly string[];
  readonly ref: string;
  /** What the work is to be merged into; `null` for a run on the branch itself. */
  readonly target: { readonly commit: string; readonly branch: string } | null;
  readonly pullRequest: { readonly number: number; readonly isFork: boolean } | null;
  readonly isProtectedBranch: boolean;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the run's environment and event. Throws `CertgateError` for events on which it is not safe to run. */
export async function readRunContext(environment: Environment): Promise<RunContext> {
  const event = needed(environment, 'GITHUB_EVENT_NAME');
  if (event === 'pull_request_target' || event === 'workflow_run') {
    throw new CertgateError(
      'unsafe-event',
      `certgate does not measure a tree under \`${event}\`: such a run has the rights of the base, and the tree may be a stranger’s.`,
      'Run it on `pull_request`, `merge_group`, `push`, `schedule` or `workflow_dispatch`.',
    );
  }
  const payload = await readEvent(needed(environment, 'GITHUB_EVENT_PATH'), eventSchema);
  const sha = needed(environment, 'GITHUB_SHA');
  const ref = needed(environment, 'GITHUB_REF');
  const id = Number(needed(environment, 'GITHUB_RUN_ID'));
  const repository = hosted(environment, payload.repository);
  const { name } = repository;
  return {
    event,
    repository,
    run: {
      id,
      attempt: Number(environment['GITHUB_RUN_ATTEMPT'] ?? '1'),
      url: runUrl(repository, id),
    },
    workflow: workflowOf(needed(environment, 'GITHUB_WORKFLOW_REF'), name),
    isProtectedBranch:
      environment['GITHUB_REF_PROTECTED'] === 'true' ||
      ref === `refs/heads/${payload.repository.default_branch}`,
    ...aboutWhat(payload, sha, ref),
  };
}

function aboutWhat(
  { pull_request: pullRequest, merge_group: group, repository: { id } }: Event,
  sha: string,
  ref: string,
): Pick<RunContext, 'commit' | 'checkouts' | 'ref' | 'target' | 'pullRequest'> {
  if (pullRequest !== undefined) {
    const { head, base, number } = pullRequest;
    return {
      commit: head.sha,
      checkouts: [sha, head.sha],
      ref: `refs/heads/${head.ref}`,
      target: { commit: base.sha, branch: base.ref },
      pullRequest: { number, isFork: head.repo?.id !== id },
    };
  }
  const own = { commit: sha, checkouts: [sha], ref, pullRequest: null };
  if (group === undefined) return { ...own, target: null };
  return {
    ...own,
    commit: group.head_sha,
    target: { commit: group.base_sha, branch: group.base_ref.replace(/^refs\/heads\//, '') },
  };
}

/** The page of a run. */
export function runUrl({ server, name }: HostedRepository, id: number): string {
  return `${server}/${name}/actions/runs/${id}`;
}

/** The repository of an event, on the server whose runner this is. */
export function hosted(
  environment: Environment,
  { id, full_name: name }: { readonly id: number; readonly full_name: string },
): HostedRepository {
  const server = environment['GITHUB_SERVER_URL'] ?? publicServer;
  if (serverPattern.test(server)) return { id, name, server };
  throw new CertgateError(
    'usage',
    '`GITHUB_SERVER_URL` is no address of a server.',
    'Leave it as the runner sets it: `https://` and a host.',
  );
}

/** What a run's event says, as far as a schema asks. */
export async function readEvent<T>(path: string, schema: z.ZodType<T>): Promise<T> {
  let json: unknown;
  try {
    json = JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    throw new CertgateError(
      'usage',
      'The event of this run can’t be read.',
      'Run certgate as a step of a workflow.',
      error,
    );
  }
  const event = schema.safeParse(json);
  if (event.success) return event.data;
  const [issue] = event.error.issues;
  const where = issue?.path.join('.') ?? '';
  throw new CertgateError(
    'usage',
    `The event of this run lacks \`${where}\`.`,
    'Run certgate on one of the events of the README.',
  );
}

/** `octo/repo/.github/workflows/ci.yml@refs/heads/main` → `.github/workflows/ci.yml`. */
function workflowOf(reference: string, name: string): string {
  const path = reference.replace(/@.*$/, '');
  return path.startsWith(`${name}/`) ? path.slice(name.length + 1) : path;
}

export function needed(environment: Environment, name: string): string {
  const value = environment[name];
  if (value !== undefined && value !== '') return value;
  throw new CertgateError(
    'usage',
    `\`${name}\` is not set.`,
    'Run certgate as a step of a GitHub workflow; elsewhere use `certgate check`.',
  );
}
