import type { FileFacts } from '../model/facts.ts';
import { generatedReason } from './collectors/generated.ts';
import { secretCandidates } from './collectors/secrets.ts';

/** Larger files are not read: no text that people work with is. */
export const largestFileBytes = 16 * 1024 * 1024;

/** Git's own test: a NUL among the first bytes. */
const binaryHeadBytes = 8000;

/** Facts of one file: a pure function of its path and bytes. */
export function analyse(path: string, content: Uint8Array): FileFacts {
  const bytes = content.byteLength;
  if (content.subarray(0, binaryHeadBytes).includes(0)) {
    return { bytes, lines: 0, isBinary: true, generated: null, unread: null, secrets: [] };
  }
  const text = new TextDecoder().decode(content);
  const lines = countLines(text);
  return {
    bytes,
    lines,
    isBinary: false,
    generated: generatedReason(path, text, lines),
    unread: null,
    secrets: secretCandidates(text),
  };
}

/** Facts of a file that was not read, with the reason. */
export function unreadFacts(bytes: number, reason: string): FileFacts {
  return { bytes, lines: 0, isBinary: false, generated: null, unread: reason, secrets: [] };
}

function countLines(text: string): number {
  if (text === '') return 0;
  let lines = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines += 1;
  return text.endsWith('\n') ? lines : lines + 1;
}
