import { z } from 'zod';

// The message of every schema in this room says what is allowed, in words that can follow "it must be".

/** 0..100. */
export function score() {
  return numberBetween(0, 100);
}

export function numberBetween(least: number, most: number) {
  const allowed = `a number from ${least} to ${most}`;
  return z.number(allowed).min(least, allowed).max(most, allowed).describe(`${least} to ${most}.`);
}

/** Without a prototype, so that no name finds anything that was not given. */
export function bare<Mapping extends object>(mapping: Mapping): Mapping {
  return Object.assign(Object.create(null), mapping);
}

/**
 * A glob that takes no long time on any path: few wildcards, one group of alternatives in a part, and nothing that would
 * be a regular expression.
 */
export function isGlob(glob: string): boolean {
  if (glob.length > 200 || /[()|!]/.test(glob) || !isRepositoryPath(glob)) return false;
  const parts = glob.split('/');
  if (parts.filter((part) => part === '**').length > 2) return false;
  return parts.every(
    (part) => (part.match(/\*+/g) ?? []).length <= 2 && /^(?:[^{}]*|[^{}]*\{[^{}]*\}[^{}]*)$/.test(part),
  );
}

export const allowedPath = 'a path in the repository, with `/` between its parts and no `..`';

/** A file of the repository; `./` in front of it says nothing. */
export function repositoryPath() {
  return z
    .string(allowedPath)
    .transform((path) => path.replace(/^(\.\/+)+/, ''))
    .refine(isRepositoryPath, allowedPath)
    .describe('Path in the repository: relative, `/` between its parts, no `..`.');
}

/** Relative, POSIX, and inside the repository. */
export function isRepositoryPath(path: string): boolean {
  if (path.length > 1000 || /[\\\p{C}]/u.test(path) || /^[A-Za-z]:/.test(path)) return false;
  return path.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
}
