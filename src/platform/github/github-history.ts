import { type AddedText, addedRanges, allLines, type FileChange } from '../../model/change.ts';
import type { BranchProtection } from '../../model/ecosystem.ts';
import type { AddedDependency } from '../../model/reported.ts';
import { severityOfWord } from '../../model/severity.ts';
import type { FormerFiles, History, TagHistory } from '../../model/world.ts';
import type { GitHub } from './api.ts';

/** GitHub lists no more of a comparison. */
const mostFiles = 300;

interface Compared {
  readonly mergeBase: string;
  readonly status: string;
  /** At most `mostFiles`. */
  readonly changes: readonly FileChange[];
}

/** What a checkout knows better, or alone: GitHub would be asked once for each commit. */
type Checkout = Pick<History, 'addedTexts' | 'commitsByFile' | 'filesAt' | 'lineDates' | 'tags'>;

/** What came before, asked of the REST API: a checkout in a workflow has one commit only. */
export class GitHubHistory implements History {
  readonly #github: GitHub;
  readonly #head: string;
  readonly #checkout: Checkout;
  /** The branch that the work is for. */
  readonly #branch: string | null;
  readonly mostChanges = mostFiles;
  readonly #known = new Map<string, Promise<Compared>>();

  constructor(
    github: GitHub,
    { head, branch }: { readonly head: string; readonly branch: string | null },
    checkout: Checkout,
  ) {
    this.#github = github;
    this.#head = head;
    this.#branch = branch;
    this.#checkout = checkout;
  }

  async mergeBase(base: string, head: string): Promise<string | null> {
    if (base === head) return head;
    const compared = await this.#compare(base, head);
    // GitHub's three dots tell of what changed since there: to ask from there would give the same.
    const { mergeBase } = compared;
    const status = mergeBase === head ? 'identical' : 'ahead';
    this.#known.set(`${mergeBase}...${head}`, Promise.resolve({ ...compared, status }));
    return mergeBase;
  }

  async isAncestor(ancestor: string, commit: string): Promise<boolean> {
    if (ancestor === commit) return true;
    const { status } = await this.#compare(ancestor, commit);
    return status === 'ahead' || status === 'identical';
  }

  /** One call tells of a hundred commits, newest first: as much of the line as they hold. */
  async firstParents(commit: string, most: number): Promise<readonly string[]> {
    const { octokit, owner, repo } = this.#github;
    const { data } = await octokit.rest.repos.listCommits({ owner, repo, sha: commit, per_page: 100 });
    const parents = new Map(data.map(({ sha, parents: [first] }) => [sha, first?.sha ?? null]));
    const line: string[] = [];
    for (
      let next: string | null = commit;
      next !== null && line.length < most;
      next = parents.get(next) ?? null
    )
      line.push(next);
    return line;
  }

  async changesSince(commit: string): Promise<readonly FileChange[]> {
    return commit === this.#head ? [] : (await this.#compare(commit, this.#head)).changes;
  }

  /** By the dependency review of GitHub: of public repositories, and of private ones that pay for it. */
  async addedDependencies(commit: string): Promise<readonly AddedDependency[] | null> {
    const { octokit, owner, repo } = this.#github;
    const basehead = `${commit}...${this.#head}`;
    try {
      const { data } = await octokit.rest.dependencyGraph.diffRange({ owner, repo, basehead });
      return data.filter(({ change_type: change }) => change === 'added').map(addedDependency);
    } catch (error) {
      // The graph is off, or the repository has no such review: nothing is wrong with this work.
      if (isHidden(error)) return null;
      throw error;
    }
  }

  /** Rulesets, and the older protection as far as everybody may know of it. */
  async branchProtection(): Promise<BranchProtection | null> {
    const { octokit, owner, repo } = this.#github;
    const branch = this.#branch;
    if (branch === null) return null;
    try {
      const [{ data: known }, { data: rules }] = await Promise.all([
        octokit.rest.repos.getBranch({ owner, repo, branch }),
        octokit.rest.repos.getBranchRules({ owner, repo, branch, per_page: 100 }),
      ]);
      const required = known.protection.required_status_checks?.contexts ?? [];
      const types = [
        ...rules.map(({ type }) => type),
        ...(required.length > 0 ? ['required_status_checks'] : []),
      ];
      return { branch, isProtected: known.protected || rules.length > 0, rules: [...new Set(types)].sort() };
    } catch (error) {
      if (isHidden(error)) return null;
      throw error;
    }
  }

  async commitsByFile(days: number): Promise<ReadonlyMap<string, number> | null> {
    return await this.#checkout.commitsByFile(days);
  }

  async addedTexts(commit: string): Promise<readonly AddedText[] | null> {
    return await this.#checkout.addedTexts(commit);
  }

  async filesAt(commit: string, paths: readonly string[]): Promise<FormerFiles | null> {
    return await this.#checkout.filesAt(commit, paths);
  }

  async tags(): Promise<TagHistory | null> {
    return await this.#checkout.tags();
  }

  async lineDates(path: string, lines: readonly number[]): Promise<ReadonlyMap<number, string> | null> {
    return await this.#checkout.lineDates(path, lines);
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
    const changes = (data.files ?? []).map(
      ({ filename, previous_filename: former, status, patch, additions, deletions }): FileChange => {
        const known =
          status === 'added' || status === 'removed' || status === 'renamed' ? status : 'modified';
        const added = known === 'added' ? [allLines] : patch === undefined ? null : addedRanges(patch);
        return {
          path: filename,
          formerPath: former ?? null,
          status: known,
          added: known === 'removed' ? [] : added,
          // Of a binary file GitHub counts none, and of one that is only renamed too.
          lines:
            additions + deletions === 0 && known !== 'renamed'
              ? null
              : { added: additions, removed: deletions },
        };
      },
    );
    return { mergeBase: data.merge_base_commit.sha, status: data.status, changes };
  }
}

type Changed = Awaited<ReturnType<GitHub['octokit']['rest']['dependencyGraph']['diffRange']>>['data'][number];

function addedDependency(changed: Changed): AddedDependency {
  const { manifest, ecosystem, name, version, license, scope, vulnerabilities } = changed;
  return {
    manifest,
    ecosystem: ecosystem.toLowerCase(),
    name,
    version,
    isDevelopment: scope === 'development',
    license: license === null || license === '' ? null : license,
    vulnerabilities: vulnerabilities.map((one) => ({
      id: one.advisory_ghsa_id,
      title: one.advisory_summary,
      url: one.advisory_url,
      severity: severityOfWord(one.severity) ?? 'medium',
    })),
  };
}

/** It may not be read with this token, or there is no such thing here. */
function isHidden(error: unknown): boolean {
  const status = error instanceof Error && 'status' in error ? error.status : 0;
  return status === 403 || status === 404;
}
