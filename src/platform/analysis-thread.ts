import { Worker } from 'node:worker_threads';

/** What a thread is asked. The content becomes its own. */
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

export interface ThreadOptions {
  /** Path of the script it runs. */
  readonly file: string;
  /** Objects that survive, at most: beyond this the thread ends, and the process lives on. */
  readonly heapMegabytes: number;
}

/** Room for new objects, so that most of a file's tree dies young. */
const youngHeapMegabytes = 32;

/** One worker thread: one job at a time, until it dies. */
export class AnalysisThread {
  readonly #worker: Worker;
  readonly #started: Promise<void>;
  #settle: ((answer: ThreadAnswer) => void) | null = null;
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
  async compute(job: ThreadJob, limitMilliseconds: number): Promise<ThreadAnswer> {
    await this.#started;
    if (this.#death !== null) return { kind: 'failed', reason: this.#death };
    const answer = new Promise<ThreadAnswer>((resolve) => {
      this.#settle = resolve;
    });
    this.#worker.postMessage(job, ownBuffer(job.content));
    const timer = setTimeout(() => {
      this.#die(`It took longer than ${limitMilliseconds / 1000} s.`);
      void this.end();
    }, limitMilliseconds);
    return await answer.finally(() => clearTimeout(timer));
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }

  #die(reason: string): void {
    this.#death ??= reason;
    this.#answer({ kind: 'failed', reason: this.#death });
  }

  #answer(answer: ThreadAnswer): void {
    this.#settle?.(answer);
    this.#settle = null;
  }
}

/** A buffer that nothing else lies in is handed over; of a shared one, the thread gets a copy. */
function ownBuffer({ buffer, byteLength }: Uint8Array): ArrayBuffer[] {
  return buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? [buffer] : [];
}

function reasonOf(error: unknown, heapMegabytes: number): string {
  if (error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY')
    return `It takes more than ${heapMegabytes} MB of memory.`;
  return error instanceof Error ? error.message : String(error);
}
