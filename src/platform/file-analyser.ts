import type { FileFacts } from '../model/facts.ts';
import type { Analyser } from '../model/world.ts';
import type { Workspace } from './workspace.ts';

/** How one file's facts are computed: handed in by the entry, since this room knows no facts. */
export interface Analysis {
  readonly largestFileBytes: number;
  readonly analyse: (path: string, content: Uint8Array) => Promise<FileFacts>;
  readonly unread: (bytes: number, reason: string) => FileFacts;
}

/** Reads files, `jobs` at a time, and drops each text as soon as its facts are known. */
export class FileAnalyser implements Analyser {
  readonly #workspace: Workspace;
  readonly #analysis: Analysis;
  readonly #jobs: number;

  constructor(workspace: Workspace, analysis: Analysis, jobs: number) {
    this.#workspace = workspace;
    this.#analysis = analysis;
    this.#jobs = jobs;
  }

  async analyse(paths: readonly string[]): Promise<readonly FileFacts[]> {
    const facts: FileFacts[] = new Array(paths.length);
    const queue = paths.entries();
    const work = async (): Promise<void> => {
      for (const [index, path] of queue) facts[index] = await this.#analyseOne(path);
    };
    await Promise.all(Array.from({ length: Math.min(this.#jobs, paths.length) }, work));
    return facts;
  }

  async #analyseOne(path: string): Promise<FileFacts> {
    const { analyse, unread, largestFileBytes } = this.#analysis;
    const file = await this.#workspace.read(path, largestFileBytes);
    if (file.kind === 'content') return await analyse(path, file.bytes);
    return file.kind === 'absent' ? unread(0, 'It is not there.') : unread(file.bytes, file.reason);
  }
}
