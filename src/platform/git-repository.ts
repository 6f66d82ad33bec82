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
    const others = ['--others', '--exclude-standard'];
    if (!(await this.#isInRepository()))
      return listed(await this.#listWithout(['ls-files', '-z', '-t', ...others]));
    // In one question, since git looks at every file for each.
    const asked = ['-v', '--stage', '--cached', '--deleted', '--modified'];
    if (this.#scope === 'what git would add') asked.push(...others);
    return listed(await this.#git.askList('ls-files', '-z', ...asked));
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

/**
 * Git's answer, sorted by path: `? path` for what it does not have; for what it has `H mode id stage TAB path`, and once
 * more with another letter when it is gone (`R`) or may be modified (`C`). A small letter: git was told not to look.
 */
function listed(lines: readonly string[]): readonly ListedFile[] {
  const files = new Map<string, ListedFile>();
  const gone = new Set<string>();
  for (const line of lines) {
    const [letter, path] = [
      line.slice(0, 1),
      line.startsWith('?') ? line.slice(2) : line.slice(line.indexOf('\t') + 1),
    ];
    if (letter === '?') {
      // A path that ends with a slash is another repository inside this one.
      if (!path.startsWith(`${ownFolder}/`) && !path.endsWith('/'))
        files.set(path, { path, isTracked: false, contentId: null });
    } else if (letter === 'R' || letter === 'r') gone.add(path);
    // What is listed for a second time is in conflict or modified: only its content can tell.
    else files.set(path, { path, isTracked: true, contentId: files.has(path) ? null : plainFileId(line) });
  }
  return [...files.values()]
    .filter(({ path }) => !gone.has(path))
    .sort((left, right) => (left.path < right.path ? -1 : 1));
}

/** The id of a plain file that git compares with the work tree; `null` for links, submodules and sides of a conflict. */
function plainFileId(line: string): string | null {
  return /^H 100(?:644|755) ([0-9a-f]{40,64}) 0\t/.exec(line)?.[1] ?? null;
}
