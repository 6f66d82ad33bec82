import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Subject } from '../model/document.ts';
import { CertgateError } from '../model/problem.ts';
import type { ListedFile, Repository } from '../model/world.ts';
import { Git } from './git.ts';
import type { Workspace } from './workspace.ts';

/** Where certgate keeps what it makes; never part of what it looks at. */
export const ownFolder = '.certgate';

/** A text that a gatherer asks for by name may be this large: coverage reports of large projects are. */
const largestTextBytes = 64 * 1024 * 1024;

/** A folder as git sees it. One that is in no repository is listed with the same rules for what is ignored. */
export class GitRepository implements Repository {
  readonly #workspace: Workspace;
  readonly #git: Git;
  readonly #scope: 'what git would add' | 'what git has';

  /** A person wants to hear of a file before it is committed; a workflow leaves files behind that are nobody's. */
  constructor(workspace: Workspace, scope: 'what git would add' | 'what git has' = 'what git would add') {
    this.#workspace = workspace;
    this.#git = new Git(workspace.root);
    this.#scope = scope;
  }

  get workspace(): string {
    return this.#workspace.root;
  }

  async list(): Promise<readonly ListedFile[]> {
    const others = ['ls-files', '-z', '--others', '--exclude-standard'];
    if (!(await this.#isInRepository())) return untracked(await this.#listWithout(others));
    const [tracked, deleted, added] = await Promise.all([
      this.#git.askList('ls-files', '-z', '--cached'),
      this.#git.askList('ls-files', '-z', '--deleted'),
      this.#scope === 'what git has' ? [] : this.#git.askList(...others),
    ]);
    const gone = new Set(deleted);
    // A file in conflict is listed once for each side.
    const kept = [...new Set(tracked)].filter((path) => !gone.has(path));
    return sorted([...kept.map((path) => ({ path, isTracked: true })), ...untracked(added)]);
  }

  async read(path: string): Promise<string | null> {
    const file = await this.#workspace.read(path, largestTextBytes);
    if (file.kind === 'absent') return null;
    if (file.kind === 'content') return new TextDecoder().decode(file.bytes);
    throw new CertgateError(
      'unreadable-file',
      `\`${path}\` can't be used. ${file.reason}`,
      'Put a plain file there.',
    );
  }

  /** What is checked out. */
  async subject(): Promise<Pick<Subject, 'commit' | 'ref' | 'directory' | 'modified'>> {
    if (!(await this.#isInRepository())) return { commit: null, ref: null, directory: '', modified: true };
    const [commit, ref, directory, changes] = await Promise.all([
      this.#git.askOrNull('rev-parse', '--verify', '--quiet', 'HEAD'),
      this.#git.askOrNull('symbolic-ref', '--quiet', 'HEAD'),
      this.#git.askOrNull('rev-parse', '--show-prefix'),
      this.#git.askList(
        ...[
          'status',
          '--porcelain',
          '-z',
          `--untracked-files=${this.#scope === 'what git has' ? 'no' : 'normal'}`,
        ],
        ...['--', '.', `:(exclude)${ownFolder}`],
      ),
    ]);
    return { commit, ref, directory: (directory ?? '').replace(/\/$/, ''), modified: changes.length > 0 };
  }

  async #isInRepository(): Promise<boolean> {
    return (await this.#git.askOrNull('rev-parse', '--is-inside-work-tree')) === 'true';
  }

  /** Git lists a folder that is no repository when it is lent an empty one. */
  async #listWithout(command: readonly string[]): Promise<readonly string[]> {
    const lent = await mkdtemp(join(tmpdir(), 'certgate-'));
    try {
      await new Git(lent).ask('init', '--quiet', '--bare', '.');
      return await this.#git.askList(`--git-dir=${lent}`, `--work-tree=${this.#workspace.root}`, ...command);
    } finally {
      await rm(lent, { recursive: true, force: true });
    }
  }
}

function untracked(paths: readonly string[]): readonly ListedFile[] {
  return sorted(
    // A path that ends with a slash is another repository inside this one.
    paths
      .filter((path) => !path.startsWith(`${ownFolder}/`) && !path.endsWith('/'))
      .map((path) => ({ path, isTracked: false })),
  );
}

function sorted(files: readonly ListedFile[]): readonly ListedFile[] {
  return [...files].sort((left, right) => (left.path < right.path ? -1 : 1));
}
