import { type Commit, difference } from '../history.ts';
import { type Call, found, type Operations, Refusal, type Reply } from '../operation.ts';
import { page } from '../page.ts';
import type { Repository } from '../repository.ts';
import { apiUrl, changeResource, commitResource, htmlUrl } from '../resources.ts';
import type { GitHubState } from '../state.ts';
import { pullResource } from './pulls.ts';

/** So many commits without paging, and so many files in any case, says the description of the operation. */
const UNPAGED_COMMITS = 250;
const MOST_FILES = 300;

export const commits: Operations = {
  'repos/get-commit': {
    grants: ['contents: read'],
    answer({ github, repository, parameters }) {
      const commit = repository.resolve(parameters.text('ref'));
      if (commit === null) throw new Refusal(422, `No commit found for SHA: ${parameters.text('ref')}`);
      const parent = github.history.find(commit.parents[0] ?? '');
      const changes = difference(parent?.files ?? new Map(), commit.files);
      const additions = changes.reduce((sum, change) => sum + change.additions, 0);
      const deletions = changes.reduce((sum, change) => sum + change.deletions, 0);
      const body = {
        ...commitResource(github, repository, commit),
        stats: { additions, deletions, total: additions + deletions },
        files: changes.map((change) => changeResource(github, repository, commit.sha, change)),
      };
      return { status: 200, body };
    },
  },

  'repos/list-commits': {
    grants: ['contents: read'],
    answer(call) {
      const { github, repository, parameters } = call;
      const start = repository.resolve(parameters.optionalText('sha') ?? repository.defaultBranch);
      const all = github.history.reachable(found(start).sha);
      return page(call, all, (some) => some.map((commit) => commitResource(github, repository, commit)));
    },
  },

  'repos/compare-commits-with-basehead': { grants: ['contents: read'], answer: compare },

  'repos/list-pull-requests-associated-with-commit': {
    grants: ['pull-requests: read'],
    answer(call) {
      const { github, repository, parameters } = call;
      const sha = parameters.text('commit_sha');
      const holding = [...repository.pulls.values()].filter(({ head, base }) => {
        const relation = github.history.relate(base.sha, head.sha);
        return head.sha === sha || relation?.ahead.some((commit) => commit.sha === sha);
      });
      return page(call, holding, (pulls) => pulls.map((pull) => pullResource(github, repository, pull)));
    },
  },
};

function compare({ github, repository, parameters, url }: Call): Reply {
  const range = /^(.+?)\.\.\.(.+)$/.exec(parameters.text('basehead'));
  const base = found(resolve(github, repository, range?.[1] ?? ''));
  const head = found(resolve(github, repository, range?.[2] ?? ''));
  const relation = found(github.history.relate(base.sha, head.sha));
  const changes = difference(relation.mergeBase.files, head.files).slice(0, MOST_FILES);
  const isPaged = url.searchParams.has('page') || url.searchParams.has('per_page');
  const size = isPaged ? parameters.number('per_page') : UNPAGED_COMMITS;
  const number = isPaged ? parameters.number('page') : 1;
  const html = `${htmlUrl(repository)}/compare/${base.sha}...${head.sha}`;
  const body = {
    url: `${apiUrl(github, repository)}/compare/${base.sha}...${head.sha}`,
    html_url: html,
    permalink_url: html,
    diff_url: `${html}.diff`,
    patch_url: `${html}.patch`,
    base_commit: commitResource(github, repository, base),
    merge_base_commit: commitResource(github, repository, relation.mergeBase),
    status: relation.status,
    ahead_by: relation.ahead.length,
    behind_by: relation.behind.length,
    total_commits: relation.ahead.length,
    commits: relation.ahead
      .slice((number - 1) * size, number * size)
      .map((commit) => commitResource(github, repository, commit)),
    // Files are only on the first page, whatever the page size.
    files: number > 1 ? [] : changes.map((change) => changeResource(github, repository, head.sha, change)),
  };
  return { status: 200, body };
}

/** Of `main`, a sha, or `owner:main` for a branch of that owner's fork. */
function resolve(github: GitHubState, repository: Repository, ref: string): Commit | null {
  const [, owner, branch] = /^([^:]+):(.+)$/.exec(ref) ?? [];
  if (owner === undefined || branch === undefined) return repository.resolve(ref);
  return github.findRepository(`${owner}/${repository.name}`)?.resolve(branch) ?? null;
}
