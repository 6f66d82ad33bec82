import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { CertgateError } from '../model/problem.ts';

/** The text of a file that a person named, as they named it. */
export async function readNamedFile(workingDirectory: string, path: string): Promise<string> {
  try {
    return await readFile(resolve(workingDirectory, path), 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    const why =
      code === 'ENOENT' ? 'is not there' : code === 'EISDIR' ? 'is a folder' : `can't be read (${code})`;
    throw new CertgateError('unreadable-file', `\`${path}\` ${why}.`, 'Name a file that can be read.', error);
  }
}
