import type { Finding } from '../model/finding.ts';

/** What can't be read can't be judged, and counts as wrong. `as`: what it should be, with its article. */
export function unreadable(
  as: string,
  things: readonly { readonly path: string; readonly problem: string | null }[],
): readonly Finding[] {
  return things.flatMap(({ path, problem }) =>
    problem === null
      ? []
      : [{ path, message: `It can't be read as ${as}: ${problem}`, subject: 'unreadable' }],
  );
}
