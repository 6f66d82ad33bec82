import { displayed } from '../../model/score.ts';
import { statusContext } from '../../model/status-context.ts';
import type { Publication, Publisher } from '../../model/world.ts';
import type { GitHub } from './api.ts';

/** GitHub cuts what is longer. */
const longestDescription = 140;

/** Pending first, always final. */
export class CommitStatus implements Publisher {
  readonly id = 'commit status';
  readonly #github: GitHub;
  readonly commit: string;
  readonly runUrl: string;
  /** Whether it stands pending, as far as this run knows. */
  isPending = false;

  constructor(github: GitHub, commit: string, runUrl: string) {
    this.#github = github;
    this.commit = commit;
    this.runUrl = runUrl;
  }

  async begin(): Promise<void> {
    await this.#set('pending', 'Measuring.');
  }

  async publish({ document }: Publication): Promise<void> {
    const { gate, level, waivedTotal, rulings } = document;
    const total = waivedTotal === null ? 'not judged' : displayed(waivedTotal);
    const failed = rulings.filter(({ status }) => status === 'fail').length;
    const why = failed === 0 ? '' : `, ${failed} ${failed === 1 ? 'rule' : 'rules'} failed`;
    await this.#set(gate === 'open' ? 'success' : 'failure', `Gate ${gate}: ${level}, total ${total}${why}.`);
  }

  async abandon(why: string): Promise<void> {
    await this.#set('error', why);
  }

  async #set(state: 'pending' | 'success' | 'failure' | 'error', description: string): Promise<void> {
    const { octokit, owner, repo } = this.#github;
    await octokit.rest.repos.createCommitStatus({
      owner,
      repo,
      sha: this.commit,
      state,
      context: statusContext,
      description: description.slice(0, longestDescription),
      target_url: this.runUrl,
    });
    this.isPending = state === 'pending';
  }
}
