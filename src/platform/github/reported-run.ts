import { z } from 'zod';
import type { HostedRepository } from '../../model/hosted-repository.ts';
import { commit, type Environment, hosted, needed, readEvent, runUrl } from './run-context.ts';

const repositorySchema = z.object({ id: z.number().int(), full_name: z.string() });

/** https://docs.github.com/webhooks/webhook-events-and-payloads#workflow_run */
const eventSchema = z.object({
  repository: repositorySchema.extend({ default_branch: z.string() }),
  workflow_run: z.object({
    id: z.number().int(),
    run_attempt: z.number().int(),
    event: z.string(),
    path: z.string(),
    conclusion: z.string().nullable(),
    head_sha: commit,
    head_branch: z.string().nullable(),
    head_repository: repositorySchema.extend({ owner: z.object({ login: z.string() }) }).nullable(),
    repository: repositorySchema,
  }),
});

/** The run that mode `report` speaks of, as GitHub tells it: nothing of this is the word of that run itself. */
export interface ReportedRun {
  readonly repository: HostedRepository;
  /** Where this run, which reports, can be seen. */
  readonly url: string;
  readonly id: number;
  readonly attempt: number;
  readonly event: string;
  /** Path of its workflow file. */
  readonly workflow: string;
  readonly conclusion: string | null;
  readonly commit: string;
  readonly branch: string | null;
  /** Where the branch is; `null` when that repository is gone. */
  readonly head: { readonly id: number; readonly owner: string } | null;
  /** Of the repository that the run is in. */
  readonly repositoryId: number;
}

export async function readReportedRun(environment: Environment): Promise<ReportedRun> {
  const event = await readEvent(needed(environment, 'GITHUB_EVENT_PATH'), eventSchema);
  const { repository: own, workflow_run: run } = event;
  const { head_repository: head } = run;
  const repository = hosted(environment, own);
  return {
    repository,
    url: runUrl(repository, Number(needed(environment, 'GITHUB_RUN_ID'))),
    id: run.id,
    attempt: run.run_attempt,
    event: run.event,
    workflow: run.path.replace(/@.*$/, ''),
    conclusion: run.conclusion,
    commit: run.head_sha,
    branch: run.head_branch,
    head: head === null ? null : { id: head.id, owner: head.owner.login },
    repositoryId: run.repository.id,
  };
}
