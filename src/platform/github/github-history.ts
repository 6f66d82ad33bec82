import type { History } from '../../model/world.ts';
import type { GitHub } from './api.ts';

interface Compared {
  readonly mergeBase: string;
  readonly status: string;
  /** Path now → path before. */
  readonly renames: ReadonlyMap<string, string>;
}

/** What came before, asked of the REST API: a checkout in a workflow has one commit only. */
export class GitHubHistory implements History {
  readonly #github: GitHub;
  readonly #head: string;
  readonly #known = new Map<string, Promise<Compared>>();

  constructor(github: GitHub, head: string) {
    this.#github = github;
    this.#head = head;
  }

  async mergeBase(base: string, head: string): Promise<string | null> {
    return base === head ? head : (await this.#compare(base, head)).mergeBase;
  }

  async isAncestor(ancestor: string, commit: string): Promise<boolean> {
    if (ancestor === commit) return true;
    const { status } = await this.#compare(ancestor, commit);
    return status === 'ahead' || status === 'identical';
  }

  async renamesSince(commit: string): Promise<ReadonlyMap<string, string>> {
    return commit === this.#head ? new Map() : (await this.#compare(commit, this.#head)).renames;
  }

  #compare(base: string, head: string): Promise<Compared> {
    const basehead = `${base}...${head}`;
    const known = this.#known.get(basehead) ?? this.#ask(basehead);
    this.#known.set(basehead, known);
    return known;
  }

  async #ask(basehead: string): Promise<Compared> {
    const { octokit, owner, repo } = this.#github;
    const { data } = await octokit.rest.repos.compareCommitsWithBasehead({ owner, repo, basehead });
    const renames = (data.files ?? []).flatMap(({ filename, previous_filename: before }) =>
      before === undefined ? [] : [[filename, before] as const],
    );
    return { mergeBase: data.merge_base_commit.sha, status: data.status, renames: new Map(renames) };
  }
}
