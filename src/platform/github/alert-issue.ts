import { printable } from '../../model/printable.ts';
import type { Publication, Publisher } from '../../model/world.ts';
import type { GitHub } from './api.ts';

interface IssueOptions {
  /** Name of the certificates that it is about: an issue for each branch and directory. */
  readonly about: string;
  readonly branch: string;
  /** Login that our own issues have. */
  readonly author: string;
}

/** One issue about a certified branch: opened when there is something to tell, kept up to date, closed when it is mended. */
export class AlertIssue implements Publisher {
  readonly id = 'issue';
  readonly #github: GitHub;
  readonly #options: IssueOptions;

  constructor(github: GitHub, options: IssueOptions) {
    this.#github = github;
    this.#options = options;
  }

  async publish({ document, reports }: Publication): Promise<void> {
    const { octokit, owner, repo } = this.#github;
    const { branch } = this.#options;
    const own = await this.#own();
    if (document.alerts.length === 0) {
      if (own === null) return;
      const closing = { state: 'closed', state_reason: 'completed' } as const;
      await octokit.rest.issues.update({ owner, repo, issue_number: own.number, ...closing });
      return;
    }
    const body = `${this.#marker}\n${reports['alerts.md'] ?? ''}`;
    if (own === null) {
      const title = printable(`certgate: the certification of ${branch} needs a look`);
      await octokit.rest.issues.create({ owner, repo, title, body, request: { retries: 0 } });
    } else if (own.body !== body) {
      await octokit.rest.issues.update({ owner, repo, issue_number: own.number, body });
    }
  }

  get #marker(): string {
    return `<!-- certgate:alerts ${this.#options.about} -->`;
  }

  /** Our newest open issue, by author and by the mark at its very start: anyone can write the mark. */
  async #own(): Promise<{ number: number; body: string } | null> {
    const { octokit, owner, repo } = this.#github;
    const { author } = this.#options;
    const { data } = await octokit.rest.issues.listForRepo({
      owner,
      repo,
      creator: author,
      state: 'open',
      sort: 'created',
      direction: 'desc',
      per_page: 100,
    });
    const own = data.find(
      ({ user, body, pull_request: pull }) =>
        pull === undefined &&
        user?.type === 'Bot' &&
        user.login === author &&
        body?.startsWith(`${this.#marker}\n`) === true,
    );
    return own === undefined ? null : { number: own.number, body: own.body ?? '' };
  }
}
