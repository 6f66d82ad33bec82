import { type Commit, difference, type FileChange } from './history.ts';
import type { Account, Repository } from './repository.ts';
import type { GitHubState } from './state.ts';

/** Fields that GitHub's schemas demand and no client of ours should follow. */
const accountLinks = [
  'events',
  'followers',
  'following',
  'gists',
  'organizations',
  'received_events',
  'repos',
];
const repositoryLinks = [
  ...[
    'archive',
    'assignees',
    'blobs',
    'branches',
    'collaborators',
    'comments',
    'commits',
    'compare',
    'contents',
  ],
  ...[
    'contributors',
    'deployments',
    'downloads',
    'events',
    'forks',
    'git_commits',
    'git_refs',
    'git_tags',
    'git',
  ],
  ...[
    'hooks',
    'issue_comment',
    'issue_events',
    'issues',
    'keys',
    'labels',
    'languages',
    'merges',
    'milestones',
  ],
  ...['notifications', 'pulls', 'releases', 'stargazers', 'statuses', 'subscribers', 'subscription', 'tags'],
  ...['teams', 'trees', 'clone', 'ssh', 'svn'],
];

/** The address of a repository in the REST API of the stand-in. */
export function apiUrl({ url }: GitHubState, { fullName }: Repository): string {
  return `${url}/repos/${fullName}`;
}

/** The address that people open; it is GitHub's own, and nothing may fetch it. */
export function htmlUrl({ fullName }: Repository): string {
  return `https://github.com/${fullName}`;
}

export function nodeId(kind: string, id: number | string): string {
  return Buffer.from(`${kind}:${id}`).toString('base64url');
}

/** Schema `simple-user`. */
export function accountResource({ url }: GitHubState, { login, id, type }: Account): object {
  const self = `${url}/users/${encodeURIComponent(login)}`;
  return {
    login,
    id,
    type,
    node_id: nodeId('User', id),
    avatar_url: `https://avatars.githubusercontent.com/u/${id}`,
    gravatar_id: '',
    html_url: `https://github.com/${encodeURIComponent(login)}`,
    site_admin: false,
    url: self,
    starred_url: `${self}/starred`,
    subscriptions_url: `${self}/subscriptions`,
    ...Object.fromEntries(accountLinks.map((name) => [`${name}_url`, `${self}/${name}`])),
  };
}

/** Schemas `minimal-repository`, `repository` and `full-repository` in one. */
export function repositoryResource(github: GitHubState, repository: Repository): object {
  const self = apiUrl(github, repository);
  const { id, name, fullName, owner, isPrivate, isFork, defaultBranch } = repository;
  const counted = ['forks', 'forks_count', 'open_issues', 'open_issues_count', 'size', 'stargazers_count'];
  const counts = [...counted, 'watchers', 'watchers_count', 'network_count', 'subscribers_count'];
  return {
    id,
    node_id: nodeId('Repository', id),
    name,
    full_name: fullName,
    owner: accountResource(github, owner),
    private: isPrivate,
    fork: isFork,
    default_branch: defaultBranch,
    description: null,
    url: self,
    html_url: htmlUrl(repository),
    ...Object.fromEntries(repositoryLinks.map((link) => [`${link}_url`, `${self}/${link}`])),
    ...Object.fromEntries(counts.map((count) => [count, 0])),
    homepage: null,
    language: null,
    license: null,
    mirror_url: null,
    archived: false,
    disabled: false,
    has_discussions: false,
    has_downloads: true,
    has_issues: true,
    has_pages: false,
    has_projects: false,
    has_wiki: false,
    created_at: github.now,
    updated_at: github.now,
    pushed_at: github.now,
  };
}

/** Schema `commit`, without the files. */
export function commitResource(github: GitHubState, repository: Repository, commit: Commit): object {
  const { sha, parents, message, date } = commit;
  const self = apiUrl(github, repository);
  const person = { name: 'A contributor', email: 'contributor@example.com', date };
  return {
    sha,
    node_id: nodeId('Commit', sha),
    url: `${self}/commits/${sha}`,
    html_url: `${htmlUrl(repository)}/commit/${sha}`,
    comments_url: `${self}/commits/${sha}/comments`,
    author: null,
    committer: null,
    commit: {
      author: person,
      committer: person,
      message,
      comment_count: 0,
      tree: { sha, url: `${self}/git/trees/${sha}` },
      url: `${self}/git/commits/${sha}`,
    },
    parents: parents.map((parent) => ({
      sha: parent,
      url: `${self}/commits/${parent}`,
      html_url: `${htmlUrl(repository)}/commit/${parent}`,
    })),
  };
}

/** Schema `diff-entry`. */
export function changeResource(
  github: GitHubState,
  repository: Repository,
  sha: string,
  change: FileChange,
): object {
  const path = change.path.split('/').map(encodeURIComponent).join('/');
  const { status, additions, deletions, patch } = change;
  return {
    sha: change.sha,
    filename: change.path,
    status,
    additions,
    deletions,
    changes: additions + deletions,
    blob_url: `${htmlUrl(repository)}/blob/${sha}/${path}`,
    raw_url: `${htmlUrl(repository)}/raw/${sha}/${path}`,
    contents_url: `${apiUrl(github, repository)}/contents/${path}?ref=${sha}`,
    patch,
  };
}

/** What a pull request changes: its head against the merge base, as GitHub shows it. */
export function pullChanges({ history }: GitHubState, base: string, head: string): FileChange[] {
  const relation = history.relate(base, head);
  return relation === null ? [] : difference(relation.mergeBase.files, history.get(head).files);
}
