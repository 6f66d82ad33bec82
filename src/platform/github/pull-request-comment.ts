import { createHash } from 'node:crypto';
import type { ScorecardDocument } from '../../model/document.ts';
import { displayed } from '../../model/score.ts';
import type { Log, Publication, Publisher } from '../../model/world.ts';
import { type GitHub, statusOf, usualCalls } from './api.ts';

/**
 * What a comment of ours begins with. Its run orders two runs that end at the same time; the gate that it told of and the
 * print of what it said are hints for whether to write again, and never a verdict.
 */
const marker = /^<!-- certgate:scorecard run=(\d+)\.(\d+)(?: gate=(open|closed) print=([0-9a-f]{16}))? -->\n/;

/** When a comment is written; where it is never, nobody looks for one. */
export const commentModes = ['always', 'on-change', 'on-failure'] as const;

/** What a workflow says of its comment. */
export interface CommentInputs {
  readonly mode: (typeof commentModes)[number];
  /** Whether a new comment takes the place of the old one when the gate closes: an edit tells nobody. */
  readonly recreates: boolean;
  /** Login that our own comments have: GitHub's own bot, or that of an App whose token is used. */
  readonly author: string;
}

interface CommentOptions extends CommentInputs {
  readonly pullRequest: number;
  /** The head that was measured. */
  readonly commit: string;
  readonly run: { readonly id: number; readonly attempt: number };
  readonly log: Log;
}

interface OwnComment {
  readonly id: number;
  readonly url: string;
  readonly body: string;
  /** The run that wrote it last. */
  readonly run: number;
  readonly attempt: number;
  /** `null` where it does not say. */
  readonly gate: string | null;
  readonly print: string | null;
}

/** What is to be written. */
interface Wanted extends Pick<ScorecardDocument, 'gate'> {
  readonly body: string;
  readonly print: string;
}

/** One comment in a pull request: written once, then brought up to date, whatever the verdict. */
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

  async publish({ document, reports }: Publication): Promise<void> {
    const { commit, pullRequest, log, run } = this.#options;
    const { octokit, owner, repo } = this.#github;
    const { data } = await octokit.rest.pulls.get({ owner, repo, pull_number: pullRequest });
    if (data.head.sha !== commit) {
      log.info(`The pull request has moved on to ${data.head.sha}: its comment is left to that run.`);
      return;
    }
    const { gate } = document;
    const print = printOf(document);
    const mark = `<!-- certgate:scorecard run=${run.id}.${run.attempt} gate=${gate} print=${print} -->`;
    const wanted = { gate, print, body: `${mark}\n${reports['scorecard.md'] ?? ''}` };
    try {
      await this.#write(wanted);
    } catch (error) {
      // A 5xx answer to a write leaves open whether it was written: look again before a second comment is made.
      if ((statusOf(error) ?? 500) < 500) throw error;
      await this.#write(wanted);
    }
  }

  async #write(wanted: Wanted): Promise<void> {
    const { octokit, owner, repo } = this.#github;
    const { mode, log } = this.#options;
    const [newest, ...others] = await this.#own();
    if (newest === undefined) {
      if (mode !== 'on-failure' || wanted.gate === 'closed') await this.#create(wanted, []);
      return;
    }
    this.url = newest.url;
    await this.#remove(others);
    if (newest.body === wanted.body) return;
    if (this.#isNewer(newest)) {
      log.info('A newer run has already commented: its comment is left as it is.');
      return;
    }
    if (mode === 'on-change' && newest.print === wanted.print) {
      log.info('The comment says all of it already, of an earlier commit: it is left as it is.');
      return;
    }
    if (this.#isToRecreate(newest, wanted)) {
      await this.#create(wanted, [newest]);
      return;
    }
    await octokit.rest.issues.updateComment({ owner, repo, comment_id: newest.id, body: wanted.body });
  }

  /** Two calls, and no more than a run allows itself: short of them, the old comment is edited. */
  #isToRecreate({ gate: before }: OwnComment, { gate }: Wanted): boolean {
    const hasRoom = this.#github.calls() + 2 <= usualCalls;
    return this.#options.recreates && before === 'open' && gate === 'closed' && hasRoom;
  }

  /** The new one comes first: whatever fails, there is one. */
  async #create({ body }: Wanted, replaced: readonly OwnComment[]): Promise<void> {
    const { octokit, owner, repo } = this.#github;
    const { data } = await octokit.rest.issues.createComment({
      owner,
      repo,
      issue_number: this.#options.pullRequest,
      body,
      request: { retries: 0 },
    });
    this.url = data.html_url;
    await this.#remove(replaced);
    if (this.#github.calls() >= usualCalls) return;
    // Another run may have found none as well, and written its own: both see both now, and keep the same one.
    const [kept, ...extra] = await this.#own();
    this.url = kept?.url ?? this.url;
    await this.#remove(extra);
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
        const [, run, attempt, gate = null, print = null] = marker.exec(body) ?? [];
        const isOwn = user?.type === 'Bot' && user.login === author && run !== undefined;
        return isOwn ? [{ id, url, body, run: Number(run), attempt: Number(attempt), gate, print }] : [];
      })
      .sort((left, right) => right.run - left.run || right.attempt - left.attempt || left.id - right.id);
  }
}

/** Of what a reader would want to be told of anew: the verdict, the level, the total as it is shown, and what is new. */
function printOf({ gate, level, waivedTotal, comparison }: ScorecardDocument): string {
  const total = waivedTotal === null ? null : displayed(waivedTotal);
  const introduced = comparison.kind === 'compared' ? [...comparison.introduced].sort() : [];
  const told = JSON.stringify([gate, level, total, introduced]);
  return createHash('sha256').update(told).digest('hex').slice(0, 16);
}
