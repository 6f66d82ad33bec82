import { type Call, found, type Operations } from '../operation.ts';
import { page } from '../page.ts';
import type { Issue } from '../repository.ts';
import { accountResource, apiUrl, htmlUrl, nodeId } from '../resources.ts';

/** Issues alone: GitHub lists pull requests among them. */
export const issues: Operations = {
  'issues/list-for-repo': {
    grants: ['issues: read'],
    answer(call) {
      const { repository, parameters } = call;
      const state = parameters.optionalText('state') ?? 'open';
      const creator = parameters.optionalText('creator');
      const isAscending = parameters.optionalText('direction') === 'asc';
      const listed = [...repository.issues.values()]
        .filter((issue) => state === 'all' || issue.state === state)
        .filter(({ author }) => creator === undefined || author.login === creator)
        .sort((a, b) => (isAscending ? a.number - b.number : b.number - a.number));
      return page(call, listed, (some) => some.map((issue) => resource(call, issue)));
    },
  },

  'issues/create': {
    grants: ['issues: write'],
    answer(call) {
      const { repository, body, token } = call;
      const issue = repository.addIssue({
        title: body.text('title'),
        body: body.optionalText('body') ?? null,
        author: token.account,
      });
      return { status: 201, body: resource(call, issue) };
    },
  },

  'issues/update': {
    grants: ['issues: write'],
    answer(call) {
      const { repository, parameters, body, github } = call;
      const issue = found(repository.issues.get(parameters.number('issue_number')));
      issue.title = body.optionalText('title') ?? issue.title;
      issue.body = body.optionalText('body') ?? issue.body;
      issue.state = (body.optionalText('state') as Issue['state'] | undefined) ?? issue.state;
      issue.stateReason =
        (body.optionalText('state_reason') as Issue['stateReason'] | undefined) ?? issue.stateReason;
      issue.updatedAt = github.now;
      return { status: 200, body: resource(call, issue) };
    },
  },
};

/** Schema `issue`. */
function resource({ github, repository }: Call, issue: Issue): object {
  const { id, number, title, body, author, state, stateReason, createdAt, updatedAt } = issue;
  const self = `${apiUrl(github, repository)}/issues/${number}`;
  return {
    id,
    node_id: nodeId('Issue', id),
    url: self,
    repository_url: apiUrl(github, repository),
    labels_url: `${self}/labels{/name}`,
    comments_url: `${self}/comments`,
    events_url: `${self}/events`,
    html_url: `${htmlUrl(repository)}/issues/${number}`,
    number,
    state,
    state_reason: stateReason,
    title,
    body,
    user: accountResource(github, author),
    labels: [],
    assignee: null,
    assignees: [],
    milestone: null,
    locked: false,
    comments: 0,
    closed_at: state === 'closed' ? updatedAt : null,
    created_at: createdAt,
    updated_at: updatedAt,
    author_association: 'NONE',
  };
}
