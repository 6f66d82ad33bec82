import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

/** A repository of its own in a temporary folder, gone when it goes out of scope. */
export interface Checkout extends AsyncDisposable {
  readonly directory: string;
  git(...args: readonly string[]): string;
  /** Everything that is not ignored, in one commit. Answers its id. */
  commit(message: string): string;
}

/** Who and when are fixed, so that the same files give the same commit. */
const identity = {
  GIT_AUTHOR_NAME: 'Ada',
  GIT_AUTHOR_EMAIL: 'ada@example.com',
  GIT_AUTHOR_DATE: '2026-11-01T12:00:00Z',
  GIT_COMMITTER_NAME: 'Ada',
  GIT_COMMITTER_EMAIL: 'ada@example.com',
  GIT_COMMITTER_DATE: '2026-11-01T12:00:00Z',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_SYSTEM: '/dev/null',
};

/** A copy of a folder as a repository with one commit on `main`; without a folder, an empty repository. */
export async function checkoutOf(folder?: string): Promise<Checkout> {
  const directory = mkdtempSync(join(tmpdir(), 'certgate-test-'));
  const git = (...args: readonly string[]) =>
    execFileSync('git', [...args], {
      cwd: directory,
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], HOME: directory, ...identity },
    }).trimEnd();
  const commit = (message: string) => {
    git('add', '--all');
    git('commit', '--quiet', '--allow-empty', '--message', message);
    return git('rev-parse', 'HEAD');
  };
  // Whoever has tried certgate on a story has left its folder there, which git ignores.
  const isOfStory = (path: string) => basename(path) !== '.certgate';
  if (folder !== undefined) cpSync(folder, directory, { recursive: true, filter: isOfStory });
  git('init', '--quiet', '--initial-branch=main');
  if (folder !== undefined) commit('A story begins');
  return {
    directory,
    git,
    commit,
    [Symbol.asyncDispose]: async () => rmSync(directory, { recursive: true, force: true }),
  };
}
