import { type AddedText, addedRanges, allLines, type FileChange } from '../../model/change.ts';
import type { AddedDependency } from '../../model/reported.ts';
import { severityOfWord } from '../../model/severity.ts';
import type { History } from '../../model/world.ts';
import type { GitHub } from './api.ts';

/** GitHub lists no more of a comparison. */
const mostFiles = 300;

interface Compared {
  readonly mergeBase: string;
  readonly status: string;
  /** At most `mostFiles`. */
  readonly changes: readonly FileChange[];
}

/** What came before, asked of the REST API: a checkout in a workflow has one commit only. */
export class GitHubHistory implements History {
  readonly #github: GitHub;
  readonly #head: string;
  readonly #checkout: Pick<History, 'addedTexts' | 'commitsByFile' | 'lineDates'>;
  readonly mostChanges = mostFiles;
  readonly #known = new Map<string, Promise<Compared>>();

  constructor(
    github: GitHub,
    head: string,
    checkout: Pick<History, 'addedTexts' | 'commitsByFile' | 'lineDates'>,
  ) {
    this.#github = github;
    this.#head = head;
    this.#checkout = checkout;
  }

  async mergeBase(base: string, head: string): Promise<string | null> {
    return base === head ? head : (await this.#compare(base, head)).mergeBase;
  }

  async isAncestor(ancestor: string, commit: string): Promise<boolean> {
    if (ancestor === commit) return true;
    const { status } = await this.#compare(ancestor, commit);
    return status === 'ahead' || status === 'identical';
  }

  async changesSince(commit: string): Promise<readonly FileChange[]> {
    return commit === this.#head ? [] : (await this.#compare(commit, this.#head)).changes;
  }

  /** A call for each commit would be too many: a checkout with its whole history knows, one without does not. */
  /** By the dependency review of GitHub: of public repositories, and of private ones that pay for it. */
  async addedDependencies(commit: string): Promise<readonly AddedDependency[] | null> {
    const { octokit, owner, repo } = this.#github;
    const basehead = `${commit}...${this.#head}`;
    try {
      const { data } = await octokit.rest.dependencyGraph.diffRange({ owner, repo, basehead });
      return data.filter(({ change_type: change }) => change === 'added').map(addedDependency);
    } catch (error) {
      // The graph is off, or the repository has no such review: nothing is wrong with this work.
      const status = error instanceof Error && 'status' in error ? error.status : 0;
      if (status === 403 || status === 404) return null;
      throw error;
    }
  }

  async commitsByFile(days: number): Promise<ReadonlyMap<string, number> | null> {
    return await this.#checkout.commitsByFile(days);
  }

  async addedTexts(commit: string): Promise<readonly AddedText[] | null> {
    return await this.#checkout.addedTexts(commit);
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
      ({ filename, previous_filename: former, status, patch }): FileChange => {
        const known =
          status === 'added' || status === 'removed' || status === 'renamed' ? status : 'modified';
        const added = known === 'added' ? [allLines] : patch === undefined ? null : addedRanges(patch);
        return {
          path: filename,
          formerPath: former ?? null,
          status: known,
          added: known === 'removed' ? [] : added,
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
