import type { ApprovalSettings } from '../../model/settings.ts';
import type { Approvals } from '../../model/world.ts';
import { type GitHub, statusOf } from './api.ts';

/** Of 100 entries each. Of a longer list nobody here knows the end, and then nothing in it approves. */
const mostPages = 3;

/** Whose rights are asked for, one call each: of more who have reviewed the same head, the last. */
const mostReviewers = 3;

/** Events after which the head may be another than the one that was labelled, or is to be merged elsewhere. */
const movingEvents = ['head_ref_force_pushed', 'head_ref_deleted', 'head_ref_restored', 'base_ref_changed'];

interface Reviewed {
  readonly number: number;
  /** The head that is judged. */
  readonly commit: string;
  /** Path of the workflow whose runs measure. */
  readonly workflow: string;
}

/**
 * Who has approved a pull request's head. What its author controls proves nothing: the dates of commits, the name of a
 * branch, an earlier head; nor does `author_association`, which calls people members who may not write here.
 */
export class PullRequestApprovals implements Approvals {
  readonly #github: GitHub;
  readonly #reviewed: Reviewed;

  constructor(github: GitHub, reviewed: Reviewed) {
    this.#github = github;
    this.#reviewed = reviewed;
  }

  async find({ label, reviews }: ApprovalSettings): Promise<string | null> {
    const reviewer = reviews ? await this.#reviewer() : null;
    if (reviewer !== null) return `a review of \`${reviewer}\``;
    const labeller = label === null ? null : await this.#labeller(label);
    return labeller === null ? null : `the label \`${label}\` of \`${labeller}\``;
  }

  /** Whose last word on the head is an approval. GitHub notes with each review which head it was of. */
  async #reviewer(): Promise<string | null> {
    const { octokit, owner, repo } = this.#github;
    const { number, commit } = this.#reviewed;
    const asked = { owner, repo, pull_number: number, per_page: 100 };
    let pages = 0;
    const reviews = await octokit.paginate(octokit.rest.pulls.listReviews, asked, ({ data }, done) => {
      pages += 1;
      if (pages === mostPages) done();
      return data;
    });
    if (reviews.length >= mostPages * 100) return null;
    const lastWords = new Map<string, boolean>();
    for (const { user, state, commit_id: of } of reviews) {
      if (user === null || user.type !== 'User' || state === 'COMMENTED' || state === 'PENDING') continue;
      lastWords.set(user.login, state === 'APPROVED' && of === commit);
    }
    const approving = [...lastWords].flatMap(([login, isApproval]) => (isApproval ? [login] : []));
    for (const login of approving.slice(-mostReviewers)) if (await this.#mayWrite(login)) return login;
    return null;
  }

  /**
   * Who put the label on the head. When a head was pushed is nowhere said, but a run for it begins after that, and by
   * GitHub's clock: a label counts that is newer than the newest run, when nothing has moved the head since.
   */
  async #labeller(label: string): Promise<string | null> {
    const { octokit, owner, repo } = this.#github;
    const asked = { owner, repo, issue_number: this.#reviewed.number, per_page: 100 };
    let pages = 0;
    const events = await octokit.paginate(octokit.rest.issues.listEvents, asked, ({ data }, done) => {
      pages += 1;
      if (pages === mostPages) done();
      return data;
    });
    if (events.length >= mostPages * 100) return null;
    const inOrder = events.toSorted((left, right) => left.id - right.id);
    const last = inOrder.findLast((event) => movingEvents.includes(event.event) || isAbout(event, label));
    if (last === undefined || last.event !== 'labeled' || last.actor?.type !== 'User') return null;
    const began = await this.#newestRun();
    if (began === null || Date.parse(last.created_at) <= Date.parse(began)) return null;
    return (await this.#mayWrite(last.actor.login)) ? last.actor.login : null;
  }

  /** When the newest run that measured the head was made. Running it again does not change that. */
  async #newestRun(): Promise<string | null> {
    const { octokit, owner, repo } = this.#github;
    const { commit, workflow } = this.#reviewed;
    const { data } = await octokit.rest.actions.listWorkflowRunsForRepo({
      owner,
      repo,
      head_sha: commit,
      event: 'pull_request',
      per_page: 100,
    });
    const made = data.workflow_runs
      .filter(({ path }) => path.replace(/@.*$/, '') === workflow)
      .map((run) => run.created_at)
      .sort();
    return made.at(-1) ?? null;
  }

  async #mayWrite(login: string): Promise<boolean> {
    const { octokit, owner, repo } = this.#github;
    try {
      const { data } = await octokit.rest.repos.getCollaboratorPermissionLevel({
        owner,
        repo,
        username: login,
      });
      // `maintain` is told as `write` here, `triage` as `read`.
      return data.permission === 'admin' || data.permission === 'write';
    } catch (error) {
      if (statusOf(error) === 404) return false;
      throw error;
    }
  }
}

/** Names of labels differ in more than their case. */
function isAbout(event: object, label: string): boolean {
  if (!('event' in event) || (event.event !== 'labeled' && event.event !== 'unlabeled')) return false;
  const named = 'label' in event ? event.label : null;
  if (typeof named !== 'object' || named === null || !('name' in named)) return false;
  return String(named.name).toLowerCase() === label.toLowerCase();
}
