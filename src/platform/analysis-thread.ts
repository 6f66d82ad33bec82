import { Worker } from 'node:worker_threads';

/** What a thread is asked. */
export interface ThreadJob {
  /** All of the file's path that its facts depend on. */
  readonly pathClass: string;
  readonly content: Uint8Array;
}

/** What it says: `ready` once, before all else; then one answer to each job. */
export type ThreadMessage = { readonly kind: 'ready' } | ThreadAnswer;

export type ThreadAnswer =
  /** Facts, as JSON. */
  { readonly kind: 'done'; readonly text: string } | { readonly kind: 'failed'; readonly reason: string };

/** What became of a job: `not-begun` when the thread died of an earlier one. */
export type JobOutcome = ThreadAnswer | { readonly kind: 'not-begun' };

interface WaitingJob {
  readonly limitMilliseconds: number;
  readonly settle: (outcome: JobOutcome) => void;
}

export interface ThreadOptions {
  /** Path of the script it runs. */
  readonly file: string;
  /** Objects that survive, at most: beyond this the thread ends, and the process lives on. */
  readonly heapMegabytes: number;
}

/** Room for new objects, so that most of a file's tree dies young. */
const youngHeapMegabytes = 32;

/** One worker thread: one job after the other, until it dies. The next may be sent while it is at one. */
export class AnalysisThread {
  readonly #worker: Worker;
  readonly #started: Promise<void>;
  /** Those it was sent, in their order: it is at the first. */
  #jobs: WaitingJob[] = [];
  #timer: NodeJS.Timeout | undefined;
  #death: string | null = null;

  constructor({ file, heapMegabytes }: ThreadOptions) {
    const worker = new Worker(file, {
      // What it reads may be hostile, and nothing that this process was given is needed to read it.
      env: {},
      name: 'certgate',
      resourceLimits: { maxOldGenerationSizeMb: heapMegabytes, maxYoungGenerationSizeMb: youngHeapMegabytes },
    });
    this.#worker = worker;
    this.#started = new Promise((resolve, reject) => {
      const die = (reason: string): void => {
        this.#die(reason);
        reject(new Error(`The analyser's thread could not be started: ${reason}`));
      };
      worker.on('message', (message: ThreadMessage) => {
        if (message.kind === 'ready') resolve();
        else this.#answer(message);
      });
      worker.on('error', (error: unknown) => die(reasonOf(error, heapMegabytes)));
      worker.on('exit', () => die('The thread that analysed it ended.'));
    });
    // It may die while nobody waits for it.
    this.#started.catch(() => {});
  }

  get isDead(): boolean {
    return this.#death !== null;
  }

  /**
   * The answer, or `failed` after so many milliseconds or when the thread dies of it. Throws when the thread could not even
   * be started: no file can do that.
   */
  async compute(job: ThreadJob, limitMilliseconds: number): Promise<JobOutcome> {
    await this.#started;
    if (this.#death !== null) return { kind: 'not-begun' };
    return await new Promise((settle) => {
      this.#jobs.push({ limitMilliseconds, settle });
      this.#worker.postMessage(job);
      if (this.#jobs.length === 1) this.#watch();
    });
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }

  /** Sets the clock for the job that it is at. */
  #watch(): void {
    clearTimeout(this.#timer);
    const [job] = this.#jobs;
    if (job === undefined) return;
    const { limitMilliseconds } = job;
    this.#timer = setTimeout(() => {
      this.#die(`It took longer than ${limitMilliseconds / 1000} s.`);
      void this.end();
    }, limitMilliseconds);
  }

  #die(reason: string): void {
    this.#death ??= reason;
    const [first, ...others] = this.#jobs;
    this.#jobs = [];
    this.#watch();
    first?.settle({ kind: 'failed', reason: this.#death });
    for (const { settle } of others) settle({ kind: 'not-begun' });
  }

  #answer(answer: ThreadAnswer): void {
    const job = this.#jobs.shift();
    this.#watch();
    job?.settle(answer);
  }
}

function reasonOf(error: unknown, heapMegabytes: number): string {
  if (error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY')
    return `It takes more than ${heapMegabytes} MB of memory.`;
  return error instanceof Error ? error.message : String(error);
}
