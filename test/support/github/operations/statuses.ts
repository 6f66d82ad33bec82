import { type Call, found, type Operations, Refusal, unacceptable } from '../operation.ts';
import { page } from '../page.ts';
import type { CommitStatus } from '../repository.ts';
import { accountResource, apiUrl, nodeId, repositoryResource } from '../resources.ts';

/** In characters; the description does not say it. */
const LONGEST_DESCRIPTION = 140;

/** For one sha and context, says the description. */
const MOST_STATUSES = 1000;

export const statuses: Operations = {
  'repos/create-commit-status': {
    grants: ['statuses: write'],
    answer(call) {
      const { repository, parameters, body, token } = call;
      const sha = parameters.text('sha');
      if (repository.resolve(sha)?.sha !== sha) throw new Refusal(422, `No commit found for SHA: ${sha}`);
      const description = body.optionalText('description') ?? null;
      if (description !== null && [...description].length > LONGEST_DESCRIPTION) {
        throw unacceptable(
          'Status',
          'description',
          `is too long (maximum is ${LONGEST_DESCRIPTION} characters)`,
        );
      }
      const context = body.optionalText('context') ?? 'default';
      if (ofCommit(call, sha).filter((status) => status.context === context).length >= MOST_STATUSES) {
        throw unacceptable('Status', 'context', 'has reached the maximum of 1000 statuses for this SHA');
      }
      const targetUrl = body.optionalText('target_url') ?? null;
      const seed = {
        sha,
        state: body.text('state'),
        description,
        context,
        targetUrl,
        creator: token.account,
      };
      return { status: 201, body: resource(call, repository.addStatus(seed)) };
    },
  },

  'repos/list-commit-statuses-for-ref': {
    grants: ['statuses: read'],
    answer: (call) =>
      page(call, ofCommit(call, sha(call)), (some) => some.map((status) => resource(call, status))),
  },

  'repos/get-combined-status-for-ref': {
    grants: ['statuses: read'],
    answer(call) {
      const { github, repository } = call;
      const all = ofCommit(call, sha(call));
      const latest = all.filter(
        (status, index) => all.findIndex((one) => one.context === status.context) === index,
      );
      const self = `${apiUrl(github, repository)}/commits/${sha(call)}`;
      return page(call, latest, (some, total) => ({
        state: combined(latest),
        sha: sha(call),
        total_count: total,
        statuses: some.map((status) => resource(call, status)),
        repository: repositoryResource(github, repository),
        commit_url: self,
        url: `${self}/status`,
      }));
    },
  },
};

function sha({ repository, parameters }: Call): string {
  return found(repository.resolve(parameters.text('ref'))).sha;
}

/** Newest first. */
function ofCommit({ repository }: Call, sha: string): CommitStatus[] {
  return repository.statuses.filter((status) => status.sha === sha).reverse();
}

/** https://docs.github.com/rest/commits/statuses#get-the-combined-status-for-a-specific-reference */
function combined(latest: CommitStatus[]): string {
  if (latest.some(({ state }) => state === 'error' || state === 'failure')) return 'failure';
  return latest.length > 0 && latest.every(({ state }) => state === 'success') ? 'success' : 'pending';
}

/** Schema `status`. */
function resource({ github, repository }: Call, status: CommitStatus): object {
  const { id, state, description, targetUrl, context, creator, createdAt } = status;
  return {
    id,
    node_id: nodeId('StatusContext', id),
    url: `${apiUrl(github, repository)}/statuses/${status.sha}`,
    avatar_url: null,
    state,
    description,
    target_url: targetUrl,
    context,
    creator: accountResource(github, creator),
    created_at: createdAt,
    updated_at: createdAt,
  };
}
