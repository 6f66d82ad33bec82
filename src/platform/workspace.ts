import { closeSync, constants, fstatSync, lstatSync, openSync, readFileSync, realpathSync } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { dirname, isAbsolute, join, sep } from 'node:path';
import { CertgateError } from '../model/problem.ts';
import type { Contents, ReadFile } from '../model/world.ts';

/** The directory that is looked at. Nothing outside of it is ever read: links are not followed, `..` is refused. */
export class Workspace implements Contents {
  /** Absolute, without links. */
  readonly root: string;
  readonly #realPaths = new Map<string, string>();

  private constructor(root: string) {
    this.root = root;
  }

  static async open(directory: string): Promise<Workspace> {
    try {
      const root = await realpath(directory);
      if ((await stat(root)).isDirectory()) return new Workspace(root);
    } catch (error) {
      throw unreadable(directory, error);
    }
    throw unreadable(directory);
  }

  /**
   * What a file holds. Not by promises, which take ten times as long for a small file; whoever has many to read is told of
   * each as it comes.
   */
  async read(path: string, largestBytes: number): Promise<ReadFile> {
    if (isAbsolute(path) || path.split('/').includes('..'))
      return refused('Its path leads out of the workspace.');
    const place = join(this.root, path);
    let file: number | null = null;
    try {
      if (!this.#holds(dirname(place))) return refused('A link on its path leads out of the workspace.');
      // Not to follow a link, and not to wait for whoever writes to a pipe.
      file = openSync(place, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
      const status = fstatSync(file);
      if (status.isDirectory()) return refused('It is a folder: a submodule, or another repository.');
      if (!status.isFile()) return refused('It is not a plain file.');
      if (status.size > largestBytes) return refused(`It is larger than ${largestBytes} bytes.`, status.size);
      return { kind: 'content', bytes: readFileSync(file) };
    } catch (error) {
      return failure(error);
    } finally {
      if (file !== null) closeSync(file);
    }
  }

  /** Bytes of a plain file that would be read; `null` for all else. */
  sizeOf(path: string): number | null {
    const place = join(this.root, path);
    try {
      const status = lstatSync(place, { throwIfNoEntry: false });
      return status?.isFile() && this.#isReal(dirname(place)) ? status.size : null;
    } catch {
      return null;
    }
  }

  /** Whether no link leads to a folder. */
  #isReal(directory: string): boolean {
    return this.#realPathOf(directory) === directory;
  }

  #holds(directory: string): boolean {
    const real = this.#realPathOf(directory);
    return real === this.root || real.startsWith(this.root.endsWith(sep) ? this.root : this.root + sep);
  }

  /** Each folder is looked at once. */
  #realPathOf(directory: string): string {
    const known = this.#realPaths.get(directory);
    if (known !== undefined) return known;
    const real = realpathSync.native(directory);
    this.#realPaths.set(directory, real);
    return real;
  }
}

function refused(reason: string, bytes = 0): ReadFile {
  return { kind: 'refused', reason, bytes };
}

function failure(error: unknown): ReadFile {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT' || code === 'ENOTDIR') return { kind: 'absent' };
  if (code === 'ELOOP' || code === 'EMLINK') return refused('It is a link, and links are not followed.');
  if (code === 'EACCES' || code === 'EPERM') return refused('It may not be read.', 1);
  if (code === '') throw error;
  return refused(`It could not be read (${code}).`, 1);
}

function unreadable(directory: string, cause?: unknown): CertgateError {
  return new CertgateError(
    'unreadable-directory',
    `\`${directory}\` is not a folder that can be read.`,
    'Name the folder of a repository.',
    cause,
  );
}
