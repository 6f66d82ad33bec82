import { found, type Operations } from '../operation.ts';
import { page } from '../page.ts';
import type { Pull, Repository } from '../repository.ts';
import {
  accountResource,
  apiUrl,
  changeResource,
  htmlUrl,
  nodeId,
  pullChanges,
  repositoryResource,
} from '../resources.ts';
import type { GitHubState } from '../state.ts';

/** `pulls/list-files` shows no more, says its description. */
const MOST_FILES = 3000;

export const pulls: Operations = {
  'pulls/get': {
    grants: ['pull-requests: read'],
    answer({ github, repository, parameters }) {
      const pull = found(repository.pulls.get(parameters.number('pull_number')));
      return { status: 200, body: fullPullResource(github, repository, pull) };
    },
  },

  'pulls/list': {
    grants: ['pull-requests: read'],
    answer(call) {
      const { github, repository, parameters } = call;
      const state = parameters.optionalText('state') ?? 'open';
      const head = parameters.optionalText('head');
      const base = parameters.optionalText('base');
      const listed = [...repository.pulls.values()]
        .filter((pull) => state === 'all' || pull.state === state)
        .filter((pull) => head === undefined || label(pull.head.repository, pull.head.ref) === head)
        .filter((pull) => base === undefined || pull.base.ref === base)
        .sort((a, b) => b.number - a.number);
      return page(call, listed, (some) => some.map((pull) => pullResource(github, repository, pull)));
    },
  },

  'pulls/list-files': {
    grants: ['pull-requests: read'],
    answer(call) {
      const { github, repository, parameters } = call;
      const { base, head } = found(repository.pulls.get(parameters.number('pull_number')));
      const changes = pullChanges(github, base.sha, head.sha).slice(0, MOST_FILES);
      return page(call, changes, (some) =>
        some.map((change) => changeResource(github, repository, head.sha, change)),
      );
    },
  },
};

function label({ owner }: Repository, ref: string): string {
  return `${owner.login}:${ref}`;
}

/** Schema `pull-request-simple`. */
export function pullResource(github: GitHubState, repository: Repository, pull: Pull): object {
  const { id, number, base, head } = pull;
  const self = `${apiUrl(github, repository)}/pulls/${number}`;
  const issue = `${apiUrl(github, repository)}/issues/${number}`;
  const html = `${htmlUrl(repository)}/pull/${number}`;
  const statuses = `${apiUrl(github, repository)}/statuses/${head.sha}`;
  const side = ({ ref, sha }: Pull['base'], of: Repository) => ({
    label: label(of, ref),
    ref,
    sha,
    user: accountResource(github, of.owner),
    repo: repositoryResource(github, of),
  });
  const links = {
    self,
    html,
    issue,
    comments: `${issue}/comments`,
    review_comments: `${self}/comments`,
    review_comment: `${apiUrl(github, repository)}/pulls/comments{/number}`,
    commits: `${self}/commits`,
    statuses,
  };
  return {
    id,
    number,
    node_id: nodeId('PullRequest', id),
    url: self,
    html_url: html,
    issue_url: issue,
    diff_url: `${html}.diff`,
    patch_url: `${html}.patch`,
    comments_url: links.comments,
    commits_url: links.commits,
    review_comment_url: links.review_comment,
    review_comments_url: links.review_comments,
    statuses_url: statuses,
    _links: Object.fromEntries(Object.entries(links).map(([name, href]) => [name, { href }])),
    title: pull.title,
    body: pull.body,
    state: pull.state,
    draft: pull.isDraft,
    locked: false,
    user: accountResource(github, pull.author),
    author_association: 'CONTRIBUTOR',
    assignee: null,
    auto_merge: null,
    milestone: null,
    labels: pull.labels.map((name, index) => ({
      id: index + 1,
      node_id: nodeId('Label', name),
      url: `${apiUrl(github, repository)}/labels/${encodeURIComponent(name)}`,
      name,
      description: '',
      color: 'ededed',
      default: false,
    })),
    base: side(base, repository),
    head: side(head, head.repository),
    merge_commit_sha: null,
    created_at: pull.createdAt,
    updated_at: pull.createdAt,
    closed_at: pull.state === 'closed' ? github.now : null,
    merged_at: pull.isMerged ? github.now : null,
  };
}

/** Schema `pull-request`. */
function fullPullResource(github: GitHubState, repository: Repository, pull: Pull): object {
  const changes = pullChanges(github, pull.base.sha, pull.head.sha);
  const comments = [...repository.comments.values()].filter(({ number }) => number === pull.number);
  return {
    ...pullResource(github, repository, pull),
    additions: changes.reduce((sum, { additions }) => sum + additions, 0),
    deletions: changes.reduce((sum, { deletions }) => sum + deletions, 0),
    changed_files: changes.length,
    commits: github.history.relate(pull.base.sha, pull.head.sha)?.ahead.length ?? 0,
    comments: comments.length,
    review_comments: 0,
    maintainer_can_modify: false,
    mergeable: true,
    mergeable_state: 'clean',
    merged: pull.isMerged,
    merged_by: null,
  };
}
