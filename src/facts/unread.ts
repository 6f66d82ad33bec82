import type { FileFacts } from '../model/facts.ts';

/** Larger files are not read: no text that people work with is. */
export const largestFileBytes = 16 * 1024 * 1024;

/** Facts of a file that was not read, with the reason. */
export function unreadFacts(bytes: number, reason: string): FileFacts {
  return {
    bytes,
    lines: 0,
    isBinary: false,
    generated: null,
    unread: reason,
    secrets: [],
    suppressions: [],
    code: null,
  };
}
