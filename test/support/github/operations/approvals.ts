import { found, type Operations } from '../operation.ts';
import { page } from '../page.ts';
import { accountResource, apiUrl, htmlUrl, nodeId } from '../resources.ts';

/** Who may stand up for a pull request, and who has. */
export const approvals: Operations = {
  'pulls/list-reviews': {
    grants: ['pull-requests: read'],
    answer(call) {
      const { github, repository, parameters } = call;
      const { number } = found(repository.pulls.get(parameters.number('pull_number')));
      const pull = `${apiUrl(github, repository)}/pulls/${number}`;
      const reviews = repository.reviews.filter((review) => review.number === number);
      return page(call, reviews, (some) =>
        some.map(({ id, author, state, commit, createdAt }) => {
          const html = `${htmlUrl(repository)}/pull/${number}#pullrequestreview-${id}`;
          return {
            id,
            node_id: nodeId('PullRequestReview', id),
            user: accountResource(github, author),
            body: '',
            state,
            html_url: html,
            pull_request_url: pull,
            _links: { html: { href: html }, pull_request: { href: pull } },
            submitted_at: createdAt,
            commit_id: commit,
            author_association: 'MEMBER',
          };
        }),
      );
    },
  },

  'issues/list-events': {
    grants: ['issues: read', 'pull-requests: read'],
    answer(call) {
      const { github, repository, parameters } = call;
      const { number } = found(repository.pulls.get(parameters.number('issue_number')));
      const events = repository.events.filter((event) => event.number === number);
      return page(call, events, (some) =>
        some.map(({ id, author, event, label, createdAt }) => ({
          id,
          node_id: nodeId('IssueEvent', id),
          url: `${apiUrl(github, repository)}/issues/events/${id}`,
          actor: accountResource(github, author),
          event,
          commit_id: null,
          commit_url: null,
          created_at: createdAt,
          performed_via_github_app: null,
          ...(label === null ? {} : { label: { name: label, color: 'ededed' } }),
        })),
      );
    },
  },

  // It needs to read no more than metadata, which every token may.
  'repos/get-collaborator-permission-level': {
    grants: [],
    answer({ github, repository, parameters }) {
      const { account, role } = found(repository.people.get(parameters.text('username')));
      // https://docs.github.com/rest/collaborators/collaborators#get-repository-permissions-for-a-user
      const permission = role === 'maintain' ? 'write' : role === 'triage' ? 'read' : role;
      const user = { ...accountResource(github, account), role_name: role };
      return { status: 200, body: { permission, role_name: role, user } };
    },
  },
};
