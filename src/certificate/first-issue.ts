import type { z } from 'zod';

/** Longest description of an issue, in characters: it may quote keys of a hostile file. */
const longest = 300;

/** Where a schema was first not met, and how: `areas.0.score: …`. */
export function firstIssue({ issues }: { readonly issues: readonly z.core.$ZodIssue[] }): string {
  const issue = issues[0];
  if (issue === undefined) return 'it does not meet the schema';
  const text = `${issue.path.length === 0 ? 'top level' : issue.path.join('.')}: ${issue.message}`;
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
