import { getInput } from '@actions/core';
import { CertgateError } from '../model/problem.ts';
import { type CommentInputs, commentModes } from '../platform/github/pull-request-comment.ts';

/** An input that is `true` or `false`. */
export function flag(name: string, byDefault: boolean): boolean {
  return choice(name, ['true', 'false'], byDefault ? 'true' : 'false') === 'true';
}

/** When to comment; `null` for never. */
export function commentInputs(): CommentInputs | null {
  const mode = choice('comment', [...commentModes, 'never'], 'always');
  const recreates = flag('comment-recreate', false);
  return mode === 'never' ? null : { mode, recreates, author: commentAuthor() };
}

/** Login that what we write has. */
export function commentAuthor(): string {
  return getInput('comment-author') || 'github-actions[bot]';
}

function choice<const Word extends string>(name: string, words: readonly Word[], byDefault: Word): Word {
  const asked = getInput(name) || byDefault;
  const word = words.find((candidate) => candidate === asked);
  if (word !== undefined) return word;
  const allowed = words.map((each) => `\`${each}\``);
  const hint = `It can be ${allowed.slice(0, -1).join(', ')} or ${allowed.at(-1)}.`;
  throw new CertgateError('usage', `\`${asked}\` is no value of \`${name}\`.`, hint);
}
