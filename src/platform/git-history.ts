import { CertgateError } from '../model/problem.ts';
import type { History } from '../model/world.ts';
import { Git } from './git.ts';

/** What came before, as the local clone knows it. */
export class GitHistory implements History {
  readonly #git: Git;

  constructor(root: string) {
    this.#git = new Git(root);
  }

  /** The commit that a person's words name: a branch, a tag, an id. */
  async resolve(revision: string): Promise<string> {
    const commit = revision.startsWith('-')
      ? null
      : await this.#git.askOrNull(
          'rev-parse',
          '--verify',
          '--quiet',
          '--end-of-options',
          `${revision}^{commit}`,
        );
    if (commit !== null) return commit;
    throw new CertgateError(
      'usage',
      `\`${revision}\` names no commit here.`,
      'Fetch it, or name another with `--base`.',
    );
  }

  async mergeBase(base: string, head: string): Promise<string | null> {
    return await this.#git.askOrNull('merge-base', base, head);
  }

  async isAncestor(ancestor: string, commit: string): Promise<boolean> {
    return (await this.#git.askOrNull('merge-base', '--is-ancestor', ancestor, commit)) !== null;
  }

  async renamesSince(commit: string): Promise<ReadonlyMap<string, string>> {
    const answer = await this.#git.askOrNull(
      ...[
        'diff',
        '--no-ext-diff',
        '--no-textconv',
        '--relative',
        '-z',
        '-M',
        '--name-status',
        '--diff-filter=R',
        commit,
        '--',
      ],
    );
    const parts = answer?.split('\0') ?? [];
    const renames = new Map<string, string>();
    for (let index = 0; index + 2 < parts.length; index += 3) {
      const [before, now] = [parts[index + 1], parts[index + 2]];
      if (before !== undefined && now !== undefined) renames.set(now, before);
    }
    return renames;
  }
}
