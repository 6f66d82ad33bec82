import type { Log, Publication, Publisher } from '../../model/world.ts';
import { type GitHub, statusOf, usualCalls } from './api.ts';

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

interface OwnComment {
  readonly id: number;
  readonly url: string;
  readonly body: string;
  /** The run that wrote it last. */
  readonly run: number;
  readonly attempt: number;
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
    const [newest, ...others] = await this.#own();
    if (newest === undefined) {
      const { data } = await octokit.rest.issues.createComment({
        owner,
        repo,
        issue_number: this.#options.pullRequest,
        body,
        request: { retries: 0 },
      });
      this.url = data.html_url;
      if (this.#github.calls() >= usualCalls) return;
      // Another run may have found none as well, and written its own: both see both now, and keep the same one.
      const [kept, ...extra] = await this.#own();
      this.url = kept?.url ?? this.url;
      await this.#remove(extra);
      return;
    }
    this.url = newest.url;
    await this.#remove(others);
    if (newest.body === body) return;
    if (this.#isNewer(newest)) {
      this.#options.log.info('A newer run has already commented: its comment is left as it is.');
      return;
    }
    await octokit.rest.issues.updateComment({ owner, repo, comment_id: newest.id, body });
  }

  #isNewer({ run, attempt }: OwnComment): boolean {
    const own = this.#options.run;
    return run > own.id || (run === own.id && attempt > own.attempt);
  }

  /** Whoever comes second finds it gone already. */
  async #remove(comments: readonly OwnComment[]): Promise<void> {
    const { octokit, owner, repo } = this.#github;
    for (const { id } of comments) {
      await octokit.rest.issues.deleteComment({ owner, repo, comment_id: id }).catch((error: unknown) => {
        if (statusOf(error) !== 404) throw error;
      });
    }
  }

  /** Our comments, that of the newest run first: by author and by the mark at its very start, since anyone can quote it. */
  async #own(): Promise<readonly OwnComment[]> {
    const { octokit, owner, repo } = this.#github;
    const { pullRequest, author } = this.#options;
    const comments = await octokit.paginate(octokit.rest.issues.listComments, {
      owner,
      repo,
      issue_number: pullRequest,
      per_page: 100,
    });
    return comments
      .flatMap(({ id, user, body = '', html_url: url }): readonly OwnComment[] => {
        const [, run, attempt] = marker.exec(body) ?? [];
        const isOwn = user?.type === 'Bot' && user.login === author && run !== undefined;
        return isOwn ? [{ id, url, body, run: Number(run), attempt: Number(attempt) }] : [];
      })
      .sort((left, right) => right.run - left.run || right.attempt - left.attempt || left.id - right.id);
  }
}
