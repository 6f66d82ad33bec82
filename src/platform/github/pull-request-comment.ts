import type { Log, Publication, Publisher } from '../../model/world.ts';
import { type GitHub, statusOf } from './api.ts';

/** What a comment of ours begins with. Its run orders two runs that end at the same time. */
const marker = /^<!-- certgate:scorecard run=(\d+)\.(\d+) -->\n/;

interface CommentOptions {
  readonly pullRequest: number;
  /** The head that was measured. */
  readonly commit: string;
  readonly run: { readonly id: number; readonly attempt: number };
  /** Login that our own comments have: GitHub's own bot, or that of an App whose token is used. */
  readonly author: string;
  readonly log: Log;
}

/** One comment in a pull request: written once, then always brought up to date, whatever the verdict. */
export class PullRequestComment implements Publisher {
  readonly id = 'comment';
  readonly #github: GitHub;
  readonly #options: CommentOptions;
  /** Where it stands, once it is written. */
  url: string | null = null;

  constructor(github: GitHub, options: CommentOptions) {
    this.#github = github;
    this.#options = options;
  }

  async publish({ reports }: Publication): Promise<void> {
    const { commit, pullRequest, log, run } = this.#options;
    const { octokit, owner, repo } = this.#github;
    const { data } = await octokit.rest.pulls.get({ owner, repo, pull_number: pullRequest });
    if (data.head.sha !== commit) {
      log.info(`The pull request has moved on to ${data.head.sha}: its comment is left to that run.`);
      return;
    }
    const body = `<!-- certgate:scorecard run=${run.id}.${run.attempt} -->\n${reports['scorecard.md'] ?? ''}`;
    try {
      await this.#write(body);
    } catch (error) {
      // A 5xx answer to a write leaves open whether it was written: look again before a second comment is made.
      if ((statusOf(error) ?? 500) < 500) throw error;
      await this.#write(body);
    }
  }

  async #write(body: string): Promise<void> {
    const { octokit, owner, repo } = this.#github;
    const own = await this.#own();
    if (own === null) {
      const { data } = await octokit.rest.issues.createComment({
        owner,
        repo,
        issue_number: this.#options.pullRequest,
        body,
        request: { retries: 0 },
      });
      this.url = data.html_url;
      return;
    }
    this.url = own.url;
    if (own.body === body) return;
    if (own.isNewer) {
      this.#options.log.info('A newer run has already commented: its comment is left as it is.');
      return;
    }
    await octokit.rest.issues.updateComment({ owner, repo, comment_id: own.id, body });
  }

  /** Our newest comment, by author and by the mark at its very start: anyone can write the mark, or quote it. */
  async #own(): Promise<{ id: number; url: string; body: string; isNewer: boolean } | null> {
    const { octokit, owner, repo } = this.#github;
    const { pullRequest, author, run } = this.#options;
    const comments = await octokit.paginate(octokit.rest.issues.listComments, {
      owner,
      repo,
      issue_number: pullRequest,
      per_page: 100,
    });
    const own = comments.filter(
      ({ user, body }) => user?.type === 'Bot' && user.login === author && marker.test(body ?? ''),
    );
    const newest = own.toSorted((left, right) => right.id - left.id)[0];
    if (newest === undefined) return null;
    const [, id = '0', attempt = '0'] = marker.exec(newest.body ?? '') ?? [];
    const isNewer = Number(id) > run.id || (Number(id) === run.id && Number(attempt) > run.attempt);
    return { id: newest.id, url: newest.html_url, body: newest.body ?? '', isNewer };
  }
}
