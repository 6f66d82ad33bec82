import type { FileFacts } from '../model/facts.ts';
import type { Analyser, ListedFile } from '../model/world.ts';
import type { ThreadOptions } from './analysis-thread.ts';
import { ByteBudget } from './byte-budget.ts';
import { ThreadSeat } from './thread-seat.ts';
import type { Workspace } from './workspace.ts';

/** How facts are computed: handed in by the entry, since this room knows none. */
export interface Analysis extends ThreadOptions {
  readonly largestFileBytes: number;
  readonly classOf: (path: string) => string;
  /** The class of files whose code is not looked at. */
  readonly textClass: string;
  readonly unread: (bytes: number, reason: string) => FileFacts;
  /** How long a file of so many bytes may take. */
  readonly limitMilliseconds: (bytes: number) => number;
}

type Readable = Pick<Workspace, 'read' | 'sizeOf'>;

/** Read and not yet answered for, all together: room for a large file and its follower on each of two threads. */
const mostBytesInFlight = 64 * 1024 * 1024;

/** A file that ends its thread costs seconds. A repository full of them must not cost hours. */
const mostDeaths = 8;

/** While one file of a thread is computed, the next is read. */
const filesAtOnce = 2;

/**
 * Reads files and has their facts computed on `jobs` threads, the largest first. A file that is too much for its thread is
 * not analysed and says so; nobody else loses anything.
 */
export class FileAnalyser implements Analyser {
  readonly #workspace: Readable;
  readonly #analysis: Analysis;
  readonly #jobs: number;

  constructor(workspace: Readable, analysis: Analysis, jobs: number) {
    this.#workspace = workspace;
    this.#analysis = analysis;
    this.#jobs = jobs;
  }

  async analyse(files: readonly ListedFile[]): Promise<readonly FileFacts[]> {
    const facts: FileFacts[] = new Array(files.length);
    const queue = this.#largestFirst(files).values();
    const budget = new ByteBudget(mostBytesInFlight);
    const deaths = { left: mostDeaths };
    const work = async (seat: ThreadSeat): Promise<void> => {
      for (const { path, index, bytes } of queue) {
        await budget.take(bytes);
        facts[index] = await this.#factsOf(path, seat).finally(() => budget.give(bytes));
      }
    };
    const seats = Array.from(
      { length: Math.min(this.#jobs, files.length) },
      () => new ThreadSeat(this.#analysis, deaths),
    );
    try {
      await Promise.all(seats.flatMap((seat) => Array.from({ length: filesAtOnce }, () => work(seat))));
    } finally {
      await Promise.all(seats.map((seat) => seat.end()));
    }
    return facts;
  }

  /** A large file that comes last would keep one thread busy and all others waiting. */
  #largestFirst(files: readonly ListedFile[]) {
    return files
      .map(({ path }, index) => ({ path, index, bytes: this.#workspace.sizeOf(path) }))
      .sort((left, right) => right.bytes - left.bytes || left.index - right.index);
  }

  async #factsOf(path: string, seat: ThreadSeat): Promise<FileFacts> {
    const { classOf, unread, largestFileBytes } = this.#analysis;
    const file = await this.#workspace.read(path, largestFileBytes);
    if (file.kind === 'absent') return unread(0, 'It is not there.');
    if (file.kind === 'refused') return unread(file.bytes, file.reason);
    return await this.#compute(path, classOf(path), file.bytes, seat);
  }

  async #compute(path: string, pathClass: string, content: Uint8Array, seat: ThreadSeat): Promise<FileFacts> {
    const { byteLength } = content;
    const answer = await seat.compute({ pathClass, content }, this.#analysis.limitMilliseconds(byteLength));
    if (answer.kind === 'done') return JSON.parse(answer.text);
    const code = { kind: 'not-analysed', reason: answer.reason, line: null } as const;
    const text = pathClass === this.#analysis.textClass ? null : await this.#textFacts(path, seat);
    return { ...(text ?? onlyBytes(byteLength)), code };
  }

  /** What ends a thread is its code most of the time, and no such file shall hide what its text says. */
  async #textFacts(path: string, seat: ThreadSeat): Promise<FileFacts | null> {
    const { largestFileBytes, textClass, limitMilliseconds } = this.#analysis;
    const file = await this.#workspace.read(path, largestFileBytes);
    if (file.kind !== 'content') return null;
    const job = { pathClass: textClass, content: file.bytes };
    const answer = await seat.compute(job, limitMilliseconds(file.bytes.byteLength));
    return answer.kind === 'done' ? JSON.parse(answer.text) : null;
  }
}

function onlyBytes(bytes: number): Omit<FileFacts, 'code'> {
  return { bytes, lines: 0, isBinary: false, generated: null, unread: null, secrets: [] };
}
