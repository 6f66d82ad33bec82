import { createHash } from 'node:crypto';

/** SHA-256, hex. A pure function of its text, which is why this room may use it. */
export function sha256(text: string | Uint8Array): string {
  return createHash('sha256').update(text).digest('hex');
}

/**
 * Who a finding is, across commits: its check, its file, what it is about, and which of several alike it is. No line
 * number, so that moved code keeps its findings. 32 hex digits.
 */
export function fingerprint(check: string, path: string | null, subject: string, occurrence: number): string {
  const normalised = subject.replace(/\s+/g, ' ').trim();
  return sha256(JSON.stringify([check, path, normalised, occurrence])).slice(0, 32);
}
