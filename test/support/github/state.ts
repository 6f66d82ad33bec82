import { History } from './history.ts';
import { type Account, Repository, type RepositorySeed, type WorkflowRun } from './repository.ts';

/** Who `GITHUB_TOKEN` comments as. */
export const actionsBot: Account = { login: 'github-actions[bot]', id: 41_898_282, type: 'Bot' };

/** Everything one fake GitHub knows. A scenario seeds it, the operations read and change it, the test looks. */
export class GitHubState {
  /** The stand-in's address, for the URLs inside answers. */
  readonly url: string;
  readonly history = new History();
  readonly repositories: Repository[] = [];
  /** ISO 8601. Time passes only when a scenario sets this. */
  now: string;
  #lastId = 1000;

  constructor(url: string, now: string) {
    this.url = url;
    this.now = now;
  }

  /** Ids count up, so that a later thing has a larger one. */
  nextId(): number {
    this.#lastId += 1;
    return this.#lastId;
  }

  /** `octo-org/demo` with a protected default branch `main`, unless told otherwise. */
  addRepository(seed: RepositorySeed = {}): Repository {
    const repository = new Repository(this, seed);
    this.repositories.push(repository);
    return repository;
  }

  /** A fork of the same name, owned by `login`, with the parent's branches as they are now. */
  addFork(parent: Repository, login: string): Repository {
    const owner: Account = { login, id: this.nextId(), type: 'User' };
    const fork = this.addRepository({ name: parent.name, owner, isFork: true, protectedBranches: [] });
    for (const [branch, sha] of parent.branches) fork.branches.set(branch, sha);
    return fork;
  }

  /** Case does not matter, as on GitHub. */
  findRepository(fullName: string): Repository | null {
    const wanted = fullName.toLowerCase();
    return this.repositories.find((repository) => repository.fullName.toLowerCase() === wanted) ?? null;
  }

  /** The run that the results service knows by this id. */
  findRun(backendId: string): { repository: Repository; run: WorkflowRun } | null {
    for (const repository of this.repositories) {
      for (const run of repository.runs.values())
        if (run.backend.run === backendId) return { repository, run };
    }
    return null;
  }
}
