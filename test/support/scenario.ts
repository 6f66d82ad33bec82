import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readDocument } from '../../src/certificate/document-schema.ts';
import type { ScorecardDocument } from '../../src/model/document.ts';
import { unzipped } from './artifacts.ts';
import { type Checkout, checkoutOf } from './checkout.ts';
import { mergeGroupEvent, pullRequestEvent, pushEvent, workflowRunEvent } from './github/events.ts';
import type { Pull, Repository, WorkflowRun } from './github/repository.ts';
import { runAction, type Step, type StepResult } from './github/runner.ts';
import { type GitHub, startGitHub } from './github/stand-in.ts';
import { forkPermissions, type Permissions } from './github/tokens.ts';

const root = join(import.meta.dirname, '../..');
const workflowPath = '.github/workflows/certgate.yml';
const reportWorkflowPath = '.github/workflows/certgate-report.yml';

/** What the recipe of the README asks for. */
export const recipePermissions: Permissions = {
  contents: 'read',
  actions: 'read',
  'pull-requests': 'write',
  statuses: 'write',
};

/** Path → new text, or `null` to remove the file. */
export type Changes = Readonly<Record<string, string | null>>;

export interface RunOptions {
  readonly permissions?: Permissions;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly attempt?: number;
  /** Id of a run that is there already: it is run again. */
  readonly run?: number;
  readonly interruption?: Step['interruption'];
  /** Added to what the runner sets. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Name of the event, when it is not the one of the payload. */
  readonly event?: string;
}

/** A story's repository on the stand-in, and the built action run on its events as GitHub would. */
export class Scenario implements AsyncDisposable {
  readonly github: GitHub;
  readonly repository: Repository;
  readonly checkout: Checkout;
  #runs = 1000;

  private constructor(github: GitHub, repository: Repository, checkout: Checkout) {
    this.github = github;
    this.repository = repository;
    this.checkout = checkout;
  }

  static async of(story: string): Promise<Scenario> {
    // Signed links live for a minute of the stand-in's time, and the action has the real one.
    const github = await startGitHub({ now: new Date().toISOString() });
    const repository = github.state.addRepository();
    const checkout = await checkoutOf(join(root, 'fixtures', story, 'repo'));
    const scenario = new Scenario(github, repository, checkout);
    scenario.#record('main', []);
    return scenario;
  }

  /** Commits changes on a branch, which begins at what is checked out when it is new. Answers the commit. */
  commit(branch: string, changes: Changes, message = 'A change'): string {
    const { git, directory } = this.checkout;
    git('checkout', '--quiet', ...(git('branch', '--list', branch) === '' ? ['-b', branch] : [branch]));
    const parent = git('rev-parse', 'HEAD');
    for (const [path, text] of Object.entries(changes)) {
      const place = join(directory, path);
      if (text === null) rmSync(place);
      else {
        mkdirSync(dirname(place), { recursive: true });
        writeFileSync(place, text);
      }
    }
    this.checkout.commit(message);
    return this.#record(branch, [parent]);
  }

  /** Overwrites what the tests leave behind: git ignores it. `null` takes it away. */
  report(path: string, text: string | null): void {
    const place = join(this.checkout.directory, path);
    if (text === null) rmSync(place);
    else writeFileSync(place, text);
  }

  text(path: string): string {
    return readFileSync(join(this.checkout.directory, path), 'utf8');
  }

  openPull(branch: string, options: { readonly head?: Repository } = {}): Pull {
    const base = this.repository.branches.get('main') ?? '';
    const head = this.repository.branches.get(branch) ?? options.head?.branches.get(branch) ?? '';
    return this.repository.addPull({
      base: { ref: 'main', sha: base },
      head: { ref: branch, sha: head, ...(options.head === undefined ? {} : { repository: options.head }) },
    });
  }

  /** The action on a push to a branch. */
  async push(branch = 'main', options: RunOptions = {}): Promise<StepResult> {
    this.checkout.git('checkout', '--quiet', branch);
    const after = this.checkout.git('rev-parse', 'HEAD');
    const event = pushEvent(this.github.state, this.repository, { branch, before: after, after });
    const run = { sha: after, ref: `refs/heads/${branch}` };
    return await this.#run({ ...event, name: options.event ?? event.name }, run, options);
  }

  /** The action on new commits of a pull request. */
  async update(pull: Pull, options: RunOptions = {}): Promise<StepResult> {
    this.checkout.git('checkout', '--quiet', pull.head.ref);
    const sha = this.checkout.git('rev-parse', 'HEAD');
    pull.head.sha = sha;
    const isFork = pull.head.repository !== this.repository;
    const event = pullRequestEvent(this.github.state, this.repository, pull);
    const run = {
      sha,
      ref: `refs/pull/${pull.number}/merge`,
      headRef: pull.head.ref,
      baseRef: pull.base.ref,
      headSha: sha,
      headRepository: pull.head.repository,
    };
    return await this.#run(
      { ...event, name: options.event ?? event.name },
      run,
      isFork ? { permissions: forkPermissions, ...options } : options,
    );
  }

  /** The action on the merge queue's branch, which holds what is checked out. */
  async queue(pull: Pull, options: RunOptions = {}): Promise<StepResult> {
    const { git } = this.checkout;
    const base = this.repository.branches.get('main') ?? '';
    const ref = `refs/heads/gh-readonly-queue/main/pr-${pull.number}-${base}`;
    const sha = git('rev-parse', 'HEAD');
    const event = mergeGroupEvent(this.github.state, this.repository, { ref, sha, base });
    return await this.#run(event, { sha, ref }, options);
  }

  /** The action in the workflow that waits for another: with the rights of the base, and no checkout. */
  async reportRun(run: WorkflowRun, options: RunOptions = {}): Promise<StepResult> {
    const sha = this.repository.branches.get('main') ?? '';
    const event = workflowRunEvent(this.github.state, this.repository, run);
    const workspace = mkdtempSync(join(tmpdir(), 'certgate-no-checkout-'));
    try {
      const at = { sha, ref: 'refs/heads/main', workflowPath: reportWorkflowPath };
      return await this.#run(event, at, { workspace, ...options });
    } finally {
      rmSync(workspace, { recursive: true });
    }
  }

  /** The newest run of the action, as GitHub knows it. */
  get newestRun(): WorkflowRun {
    const run = this.repository.runs.get(this.#runs);
    if (run === undefined) throw new Error('Nothing has run yet.');
    return run;
  }

  /** The scorecard document that a run uploaded. */
  async document(result: StepResult): Promise<ScorecardDocument> {
    const runs = [...this.repository.artifacts.values()].filter(({ name }) => name === 'certgate-report');
    const zip = Buffer.from(runs.at(-1)?.zip ?? '');
    const read = readDocument(await unzipped(zip, 'scorecard.json'));
    if (!read.ok) throw new Error(`${read.reason} ${result.stdout}`);
    return read.document;
  }

  /** Bodies of the comments of an account, oldest first. */
  comments(login = 'github-actions[bot]'): readonly string[] {
    return [...this.repository.comments.values()]
      .filter(({ author }) => author.login === login)
      .map(({ body }) => body);
  }

  /** States of our commit status on a commit, oldest first. */
  statuses(sha: string): readonly string[] {
    return this.repository.statuses
      .filter((status) => status.sha === sha && status.context === 'certgate/gate')
      .map(({ state }) => state);
  }

  async #run(
    event: Parameters<typeof runAction>[0]['event'],
    run: Omit<Step['run'], 'id' | 'attempt' | 'workflowPath'> & { readonly workflowPath?: string },
    {
      permissions = recipePermissions,
      inputs = {},
      attempt = 1,
      environment = {},
      run: id,
      interruption,
      workspace = this.checkout.directory,
    }: RunOptions & { readonly workspace?: string },
  ): Promise<StepResult> {
    if (!existsSync(join(root, 'dist/action.js'))) throw new Error('Run `npm run build` first.');
    if (id === undefined) this.#runs += 1;
    return await runAction({
      github: this.github,
      repository: this.repository,
      actionDirectory: root,
      inputs,
      environment,
      event,
      run: { id: id ?? this.#runs, attempt, workflowPath, ...run },
      token: this.github.tokens.issue(permissions),
      workspace,
      now: new Date().toISOString(),
      ...(interruption === undefined ? {} : { interruption }),
    });
  }

  #record(branch: string, parents: readonly string[]): string {
    const { git, directory } = this.checkout;
    const sha = git('rev-parse', 'HEAD');
    const paths = git('ls-files', '-z')
      .split('\0')
      .filter((path) => path !== '');
    const files = Object.fromEntries(
      paths.map((path) => [path, readFileSync(join(directory, path), 'utf8')]),
    );
    this.repository.addCommit({ branch, sha, parents, files });
    return sha;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.github.stop();
    await this.checkout[Symbol.asyncDispose]();
  }
}
