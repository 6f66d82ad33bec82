import { type FileFacts, factsOfBytes } from '../model/facts.ts';

/** Larger files are not read: no text that people work with is. */
export const largestFileBytes = 16 * 1024 * 1024;

/** Facts of a file that was not read, with the reason. */
export function unreadFacts(bytes: number, reason: string): FileFacts {
  return { ...factsOfBytes(bytes), unread: reason };
}
