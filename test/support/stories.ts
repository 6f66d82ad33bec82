import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readDocument } from '../../src/certificate/document-schema.ts';
import type { ScorecardDocument } from '../../src/model/document.ts';
import type { Settings } from '../../src/model/settings.ts';
import { configurationFile, readPolicy } from '../../src/policy.ts';
import { filesIn } from './judged-files.ts';
import type { Files } from './memory-repository.ts';

export const fixtures: string = join(import.meta.dirname, '../../fixtures');

/** Folders that hold a `repo`: of one story, or of its states. */
export const stories: readonly string[] = readdirSync(fixtures)
  .flatMap((name) => [name, ...readdirSync(join(fixtures, name)).map((state) => join(name, state))])
  .filter((story) => existsSync(join(fixtures, story, 'repo')));

/** The time of every story, so that its expected reports stay the same. */
export const now = '2026-11-23T12:00:00Z';

/** Files of a story's repository, and those that a run leaves beside them, by path; and what the repository sets. */
export function filesOfStory(story: string): {
  readonly files: Files;
  readonly untracked: readonly string[];
  readonly settings: Settings;
} {
  const left = join(fixtures, story, 'untracked');
  const untracked = existsSync(left) ? filesIn(left) : {};
  const files = filesIn(join(fixtures, story, 'repo'));
  return {
    files: { ...files, ...untracked },
    untracked: Object.keys(untracked),
    settings: readPolicy(files[configurationFile] ?? null, configurationFile, now),
  };
}

/** Each story with the document that it is expected to leave. */
export function storyDocuments(): readonly (readonly [story: string, document: ScorecardDocument])[] {
  return stories.map((story) => {
    const read = readDocument(readFileSync(join(fixtures, story, 'expected/scorecard.json'), 'utf8'));
    if (!read.ok) throw new Error(`${story}: ${read.reason}`);
    return [story, read.document] as const;
  });
}
