import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { classOf } from './facts/path-class.ts';
import { largestFileBytes, unreadFacts } from './facts/unread.ts';
import type { Analysis } from './platform/file-analyser.ts';

const megabyte = 1024 * 1024;

/** How facts are computed, in a terminal and on GitHub alike. */
export const analysis: Analysis = {
  // Beside this file in the sources, beside the bundle in `dist/`.
  file: `${import.meta.dirname}/worker${extname(import.meta.filename)}`,
  heapMegabytes: 384,
  largestFileBytes,
  classOf,
  textClass: 'other',
  unread: unreadFacts,
  limitMilliseconds: (bytes) => 20_000 + Math.round((20_000 * bytes) / megabyte),
  bytesPerThread: megabyte / 2,
};

/**
 * What the facts depend on beside the files, as 32 hex digits: the bundle that computes them, which names the digests of its
 * parsers. `null` in the sources: what is being worked on has no version, and keeps nothing.
 */
export async function analyserVersion(): Promise<string | null> {
  if (!analysis.file.endsWith('.js')) return null;
  return createHash('sha256')
    .update(await readFile(analysis.file))
    .digest('hex')
    .slice(0, 32);
}
