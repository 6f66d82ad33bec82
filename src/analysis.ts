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
};
