import { createHash, randomUUID } from 'node:crypto';
import type { Commit, CommitSeed, History } from './history.ts';

export type Account = { login: string; id: number; type: 'User' | 'Bot' | 'Organization' };

export type Pull = {
  id: number;
  number: number;
  title: string;
  body: string | null;
  state: 'open' | 'closed';
  isMerged: boolean;
  isDraft: boolean;
  author: Account;
  base: { ref: string; sha: string };
  head: { ref: string; sha: string; repository: Repository };
  labels: string[];
  createdAt: string;
};

export type IssueComment = {
  id: number;
  /** Of the pull request; comments on issues are not simulated. */
  number: number;
  body: string;
  author: Account;
  createdAt: string;
  updatedAt: string;
};

export type Issue = {
  id: number;
  number: number;
  title: string;
  body: string | null;
  author: Account;
  state: 'open' | 'closed';
  stateReason: 'completed' | 'reopened' | 'not_planned' | null;
  createdAt: string;
  updatedAt: string;
};

export type Review = {
  id: number;
  /** Of the pull request. */
  number: number;
  author: Account;
  state: 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED' | 'DISMISSED';
  /** The head that it was of. */
  commit: string;
  createdAt: string;
};

/** What happened to a pull request: `labeled`, `head_ref_force_pushed`, … */
export type IssueEvent = {
  id: number;
  number: number;
  author: Account;
  event: string;
  label: string | null;
  createdAt: string;
};

/** What a person may do, as GitHub names the roles. */
export type Role = 'admin' | 'maintain' | 'write' | 'triage' | 'read' | 'none';

export type CommitStatus = {
  id: number;
  sha: string;
  state: string;
  context: string;
  description: string | null;
  targetUrl: string | null;
  creator: Account;
  createdAt: string;
};

/** What code scanning was sent: gzip in Base64, as it came. */
export type Analysis = { id: string; commit: string; ref: string; sarif: string };

export type WorkflowRun = {
  id: number;
  number: number;
  attempt: number;
  name: string;
  /** Of the workflow file: `.github/workflows/certgate.yml`. */
  path: string;
  workflowId: number;
  event: string;
  status: string;
  conclusion: string | null;
  headBranch: string | null;
  headSha: string;
  headRepository: Repository;
  /** The numbers GitHub puts in `pull_requests`: none for a fork's run. */
  pulls: number[];
  createdAt: string;
  /** The ids by which the results service knows the run and its one job. */
  backend: { run: string; job: string };
};

export type Artifact = {
  id: number;
  name: string;
  run: WorkflowRun;
  zip: Uint8Array;
  /** `sha256:…` of the zip, unless a scenario lies. */
  digest: string | null;
  /** The zip's length, unless a scenario lies. */
  sizeInBytes: number;
  isExpired: boolean;
  createdAt: string;
  expiresAt: string;
};

/** What the repositories of one GitHub share. */
export type Shared = { readonly now: string; readonly history: History; nextId(): number };

export type RepositorySeed = Partial<
  Pick<Repository, 'name' | 'owner' | 'defaultBranch' | 'isPrivate' | 'isFork'> & {
    protectedBranches: string[];
  }
>;

type PullSeed = Partial<Omit<Pull, 'base' | 'head'>> & {
  base: { ref: string; sha: string };
  head: { ref: string; sha: string; repository?: Repository };
};

/** One repository and everything in it. The `add…` methods seed it; what is left out gets a plain value. */
export class Repository {
  readonly id: number;
  readonly owner: Account;
  readonly name: string;
  readonly defaultBranch: string;
  readonly isPrivate: boolean;
  readonly isFork: boolean;
  readonly protectedBranches: Set<string>;
  /** Branch name → sha. */
  readonly branches = new Map<string, string>();
  readonly pulls = new Map<number, Pull>();
  readonly issues = new Map<number, Issue>();
  readonly comments = new Map<number, IssueComment>();
  readonly reviews: Review[] = [];
  readonly events: IssueEvent[] = [];
  readonly people = new Map<string, { account: Account; role: Role }>();
  readonly statuses: CommitStatus[] = [];
  readonly analyses: Analysis[] = [];
  readonly runs = new Map<number, WorkflowRun>();
  readonly artifacts = new Map<number, Artifact>();
  /** What the dependency review answers, whatever it is asked; `null` where there is none. */
  dependencyReview: readonly object[] | null = null;
  /** Branch → types of the rules that hold for it. */
  readonly branchRules = new Map<string, readonly string[]>();
  readonly #shared: Shared;

  constructor(shared: Shared, seed: RepositorySeed = {}) {
    this.#shared = shared;
    this.id = shared.nextId();
    this.owner = seed.owner ?? { login: 'octo-org', id: shared.nextId(), type: 'Organization' };
    this.name = seed.name ?? 'demo';
    this.defaultBranch = seed.defaultBranch ?? 'main';
    this.isPrivate = seed.isPrivate ?? false;
    this.isFork = seed.isFork ?? false;
    this.protectedBranches = new Set(seed.protectedBranches ?? [this.defaultBranch]);
  }

  get fullName(): string {
    return `${this.owner.login}/${this.name}`;
  }

  /** With `branch`, that branch then points to the commit; without `parents`, its old tip is the parent. */
  addCommit({ branch, ...seed }: CommitSeed & { branch?: string } = {}): Commit {
    const tip = this.branches.get(branch ?? '');
    const parents = seed.parents ?? (tip === undefined ? [] : [tip]);
    const commit = this.#shared.history.add({ date: this.#shared.now, ...seed, parents });
    if (branch !== undefined) this.branches.set(branch, commit.sha);
    return commit;
  }

  addPull({ head, ...seed }: PullSeed): Pull {
    const pull: Pull = {
      id: this.#shared.nextId(),
      number: this.#nextNumber(),
      title: 'A change',
      body: null,
      state: 'open',
      isMerged: false,
      isDraft: false,
      author: { login: 'contributor', id: 4242, type: 'User' },
      head: { repository: this, ...head },
      labels: [],
      createdAt: this.#shared.now,
      ...seed,
    };
    this.pulls.set(pull.number, pull);
    return pull;
  }

  addIssue(seed: Pick<Issue, 'title' | 'body' | 'author'> & Partial<Issue>): Issue {
    const { now } = this.#shared;
    const issue: Issue = {
      id: this.#shared.nextId(),
      number: this.#nextNumber(),
      state: 'open',
      stateReason: null,
      createdAt: now,
      updatedAt: now,
      ...seed,
    };
    this.issues.set(issue.number, issue);
    return issue;
  }

  /** Issues and pull requests share their numbers. */
  #nextNumber(): number {
    return Math.max(0, ...this.pulls.keys(), ...this.issues.keys()) + 1;
  }

  addComment(seed: Pick<IssueComment, 'number' | 'body' | 'author'> & Partial<IssueComment>): IssueComment {
    const { now } = this.#shared;
    const comment: IssueComment = { id: this.#shared.nextId(), createdAt: now, updatedAt: now, ...seed };
    this.comments.set(comment.id, comment);
    return comment;
  }

  addPerson(login: string, role: Role): Account {
    const account: Account = { login, id: this.#shared.nextId(), type: 'User' };
    this.people.set(login, { account, role });
    return account;
  }

  addReview(seed: Pick<Review, 'number' | 'author' | 'commit'> & Partial<Review>): Review {
    const { now } = this.#shared;
    const review: Review = { id: this.#shared.nextId(), state: 'APPROVED', createdAt: now, ...seed };
    this.reviews.push(review);
    return review;
  }

  addEvent(seed: Pick<IssueEvent, 'number' | 'author' | 'event'> & Partial<IssueEvent>): IssueEvent {
    const { now } = this.#shared;
    const event: IssueEvent = { id: this.#shared.nextId(), label: null, createdAt: now, ...seed };
    this.events.push(event);
    return event;
  }

  addAnalysis(seed: Omit<Analysis, 'id'>): Analysis {
    const analysis = { id: `analysis-${this.#shared.nextId()}`, ...seed };
    this.analyses.push(analysis);
    return analysis;
  }

  addStatus(seed: Pick<CommitStatus, 'sha' | 'state' | 'creator'> & Partial<CommitStatus>): CommitStatus {
    const status: CommitStatus = {
      id: this.#shared.nextId(),
      context: 'default',
      description: null,
      targetUrl: null,
      createdAt: this.#shared.now,
      ...seed,
    };
    this.statuses.push(status);
    return status;
  }

  /** A successful, completed run of `.github/workflows/certgate.yml` for a push, unless told otherwise. */
  addRun(seed: Pick<WorkflowRun, 'headSha'> & Partial<WorkflowRun>): WorkflowRun {
    const path = seed.path ?? '.github/workflows/certgate.yml';
    const sibling = [...this.runs.values()].find((run) => run.path === path);
    const run: WorkflowRun = {
      id: this.#shared.nextId(),
      number: this.runs.size + 1,
      attempt: 1,
      name: 'certgate',
      path,
      workflowId: sibling?.workflowId ?? this.#shared.nextId(),
      event: 'push',
      status: 'completed',
      conclusion: 'success',
      headBranch: this.defaultBranch,
      headRepository: this,
      pulls: [],
      createdAt: this.#shared.now,
      backend: { run: randomUUID(), job: randomUUID() },
      ...seed,
    };
    this.runs.set(run.id, run);
    return run;
  }

  addArtifact(seed: Pick<Artifact, 'name' | 'run' | 'zip'> & Partial<Artifact>): Artifact {
    const createdAt = seed.createdAt ?? this.#shared.now;
    const artifact: Artifact = {
      id: this.#shared.nextId(),
      digest: `sha256:${createHash('sha256').update(seed.zip).digest('hex')}`,
      sizeInBytes: seed.zip.byteLength,
      isExpired: false,
      createdAt,
      expiresAt: daysAfter(createdAt, 90),
      ...seed,
    };
    this.artifacts.set(artifact.id, artifact);
    return artifact;
  }

  /** A branch (also `refs/heads/…` or `heads/…`) or a sha → the commit; null when there is none. */
  resolve(ref: string): Commit | null {
    const branch = this.branches.get(ref.replace(/^(refs\/)?heads\//, ''));
    return this.#shared.history.find(branch ?? ref);
  }
}

function daysAfter(time: string, days: number): string {
  return new Date(Date.parse(time) + days * 86_400_000).toISOString();
}
