import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { filesIn } from './judged-files.ts';
import type { Files } from './memory-repository.ts';

export const fixtures: string = join(import.meta.dirname, '../../fixtures');

/** Folders that hold a `repo`: of one story, or of its states. */
export const stories: readonly string[] = readdirSync(fixtures)
  .flatMap((name) => [name, ...readdirSync(join(fixtures, name)).map((state) => join(name, state))])
  .filter((story) => existsSync(join(fixtures, story, 'repo')));

/** Files of a story's repository, and those that a run leaves beside them, by path. */
export function filesOfStory(story: string): {
  readonly files: Files;
  readonly untracked: readonly string[];
} {
  const left = join(fixtures, story, 'untracked');
  const untracked = existsSync(left) ? filesIn(left) : {};
  return {
    files: { ...filesIn(join(fixtures, story, 'repo')), ...untracked },
    untracked: Object.keys(untracked),
  };
}
