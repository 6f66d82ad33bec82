import type { CacheUse } from '../model/document.ts';
import { type FileFacts, factsOfBytes } from '../model/facts.ts';
import type { Analyser, Contents, ListedFile, Log } from '../model/world.ts';
import type { ThreadOptions } from './analysis-thread.ts';
import { plainly } from './best-effort.ts';
import { ByteBudget } from './byte-budget.ts';
import { blobId, type CachePlace, FactCache } from './fact-cache.ts';
import { ownFolder } from './git-repository.ts';
import { ThreadSeat } from './thread-seat.ts';

/** How facts are computed: handed in by the entry, since this room knows none. */
export interface Analysis extends ThreadOptions {
  readonly largestFileBytes: number;
  readonly classOf: (path: string) => string;
  /** The class of files whose code is not looked at. */
  readonly textClass: string;
  readonly unread: (bytes: number, reason: string) => FileFacts;
  /** How long a file of so many bytes may take. */
  readonly limitMilliseconds: (bytes: number) => number;
  /** What one thread may well do alone: each has to read the parser, which costs as much as half a megabyte of code. */
  readonly bytesPerThread: number;
}

interface Options {
  /** Threads, at most. */
  readonly jobs: number;
  /** `null`: all facts are computed. */
  readonly cache: CachePlace | null;
  /** Whether the document is to say how the cache was used. */
  readonly reportsCacheUse: boolean;
  readonly log: Log;
}

interface Job {
  readonly file: ListedFile;
  readonly index: number;
  readonly bytes: number;
}

/** What one call of `analyse` works with. */
interface Work {
  readonly from: Contents;
  readonly cache: FactCache | null;
  readonly idAlgorithm: 'sha1' | 'sha256';
  /** By key: a copy of a file waits for the facts of the first. */
  readonly computing: Map<string, Promise<FileFacts>>;
}

/** Read and not yet answered for, all together: room for a large file and its follower on each of two threads. */
const mostBytesInFlight = 64 * 1024 * 1024;

/** A file that ends its thread costs seconds. A repository full of them must not cost hours. */
const mostDeaths = 8;

/** While a thread is at one file, the next is read and waits for it. */
const filesAtOnce = 2;

/**
 * Gives facts that are known by the content they are of, and computes all others on threads, the largest file first. A file
 * that is too much for its thread is not analysed and says so; nobody else loses anything.
 */
export class FileAnalyser implements Analyser {
  readonly #workspace: Contents;
  readonly #analysis: Analysis;
  readonly #options: Options;
  #use: CacheUse = { hits: 0, misses: 0, evicted: 0, refused: 0 };
  /** Whether the cache is whoever's who wrote the repository. */
  #cacheIsCommitted = false;

  constructor(workspace: Contents, analysis: Analysis, options: Options) {
    this.#workspace = workspace;
    this.#analysis = analysis;
    this.#options = options;
  }

  cacheUse(): CacheUse | null {
    return this.#options.reportsCacheUse ? this.#use : null;
  }

  async analyse(
    files: readonly ListedFile[],
    from: Contents = this.#workspace,
  ): Promise<readonly FileFacts[]> {
    const facts: FileFacts[] = new Array(files.length);
    const work = {
      from,
      cache: await this.#openCache(files),
      idAlgorithm: files.some(({ contentId }) => contentId?.length === 64) ? 'sha256' : 'sha1',
      computing: new Map<string, Promise<FileFacts>>(),
    } as const;
    const unknown = files.flatMap((file, index): readonly Job[] => {
      const bytes = from.sizeOf(file.path);
      const known = bytes === null ? null : this.#known(file, bytes, work);
      if (known === null) return [{ file, index, bytes: bytes ?? 0 }];
      facts[index] = known;
      return [];
    });
    await this.#computeAll(unknown, facts, work);
    if (work.cache !== null) await this.#close(work.cache);
    return facts;
  }

  /** None of one that came with the repository, now or when files of another time are looked at. */
  async #openCache(files: readonly ListedFile[]): Promise<FactCache | null> {
    const { cache, log } = this.#options;
    if (cache === null || this.#cacheIsCommitted) return null;
    const isOurs = ({ path, isTracked }: ListedFile) =>
      isTracked && (path === ownFolder || path.startsWith(`${ownFolder}/`));
    if (!files.some(isOurs)) return await FactCache.open(cache);
    this.#cacheIsCommitted = true;
    log.warn(`\`${ownFolder}\` is committed here. What it holds as a cache is not used.`);
    return null;
  }

  async #close(cache: FactCache): Promise<void> {
    try {
      await cache.save();
    } catch (error) {
      this.#options.log.warn(`The cache of facts could not be written. ${plainly(error)}`);
    }
    const { hits, misses, evicted, refused } = this.#use;
    this.#use = { hits, misses, evicted: evicted + cache.evicted, refused: refused + cache.refused };
  }

  #known({ path, contentId }: ListedFile, bytes: number, { cache }: Work): FileFacts | null {
    if (cache === null || contentId === null) return null;
    return this.#found(cache.find(`${contentId}.${this.#analysis.classOf(path)}`, bytes));
  }

  #found(facts: FileFacts | null): FileFacts | null {
    if (facts !== null) this.#use = { ...this.#use, hits: this.#use.hits + 1 };
    return facts;
  }

  async #computeAll(jobs: readonly Job[], facts: FileFacts[], work: Work): Promise<void> {
    // A large file that comes last would keep one thread busy and all others waiting.
    const queue = jobs
      .toSorted((left, right) => right.bytes - left.bytes || left.index - right.index)
      .values();
    const budget = new ByteBudget(mostBytesInFlight);
    const deaths = { left: mostDeaths };
    const feed = async (seat: ThreadSeat): Promise<void> => {
      for (const { file, index, bytes } of queue) {
        await budget.take(bytes);
        facts[index] = await this.#factsOf(file.path, seat, work).finally(() => budget.give(bytes));
      }
    };
    const bytes = jobs.reduce((sum, job) => sum + job.bytes, 0);
    const worthwhile = Math.max(1, Math.ceil(bytes / this.#analysis.bytesPerThread));
    const seats = Array.from(
      { length: Math.min(this.#options.jobs, jobs.length, worthwhile) },
      () => new ThreadSeat(this.#analysis, deaths),
    );
    try {
      await Promise.all(seats.flatMap((seat) => Array.from({ length: filesAtOnce }, () => feed(seat))));
    } finally {
      await Promise.all(seats.map((seat) => seat.end()));
    }
  }

  async #factsOf(
    path: string,
    seat: ThreadSeat,
    { from, cache, idAlgorithm, computing }: Work,
  ): Promise<FileFacts> {
    const { classOf, unread, largestFileBytes } = this.#analysis;
    const file = await from.read(path, largestFileBytes);
    if (file.kind === 'absent') return unread(0, 'It is not there.');
    if (file.kind === 'refused') return unread(file.bytes, file.reason);
    const pathClass = classOf(path);
    if (cache === null) return (await this.#compute(pathClass, file.bytes, seat)).facts;
    // By what was read, whatever git says of it: nobody else can give these facts to another content.
    const key = `${blobId(file.bytes, idAlgorithm)}.${pathClass}`;
    const known = this.#found((await computing.get(key)) ?? cache.find(key, file.bytes.byteLength));
    if (known !== null) return known;
    const computed = this.#compute(pathClass, file.bytes, seat);
    const shared = computed.then(({ facts }) => facts);
    // Whoever waits for it hears of a failure, and there may be nobody.
    shared.catch(() => {});
    computing.set(key, shared);
    const { facts, text } = await computed;
    if (text !== null) cache.keep(key, text, facts);
    return facts;
  }

  /** The facts, and the text to keep them by: none when another day might give others. */
  async #compute(
    pathClass: string,
    content: Uint8Array,
    seat: ThreadSeat,
  ): Promise<{ readonly facts: FileFacts; readonly text: string | null }> {
    this.#use = { ...this.#use, misses: this.#use.misses + 1 };
    const { byteLength } = content;
    const answer = await seat.compute({ pathClass, content }, this.#analysis.limitMilliseconds(byteLength));
    if (answer.kind === 'done') return { facts: JSON.parse(answer.text), text: answer.text };
    const code = { kind: 'not-analysed', reason: answer.reason, line: null } as const;
    const text = pathClass === this.#analysis.textClass ? null : await this.#textFacts(content, seat);
    return { facts: { ...(text ?? factsOfBytes(byteLength)), code }, text: null };
  }

  /** What ends a thread is its code most of the time, and no such file shall hide what its text says. */
  async #textFacts(content: Uint8Array, seat: ThreadSeat): Promise<FileFacts | null> {
    const { textClass, limitMilliseconds } = this.#analysis;
    const limit = limitMilliseconds(content.byteLength);
    const answer = await seat.compute({ pathClass: textClass, content }, limit);
    return answer.kind === 'done' ? JSON.parse(answer.text) : null;
  }
}
