import { AnalysisThread, type ThreadAnswer, type ThreadJob, type ThreadOptions } from './analysis-thread.ts';

/** How many threads may die before no more are started. */
export interface Deaths {
  left: number;
}

/** Where one thread sits, from the first job on; when it dies, the next takes its place and the jobs that it left. */
export class ThreadSeat {
  readonly #options: ThreadOptions;
  readonly #deaths: Deaths;
  #thread: AnalysisThread | null = null;
  #hasEnded = false;

  constructor(options: ThreadOptions, deaths: Deaths) {
    this.#options = options;
    this.#deaths = deaths;
  }

  async compute(job: ThreadJob, limitMilliseconds: number): Promise<ThreadAnswer> {
    for (;;) {
      if (this.#hasEnded) throw new Error('The analyser has ended.');
      const thread = this.#livingThread();
      if (thread === null)
        return { kind: 'failed', reason: 'Other files had already ended too many threads.' };
      const outcome = await thread.compute(job, limitMilliseconds);
      if (outcome.kind !== 'not-begun') return outcome;
    }
  }

  async end(): Promise<void> {
    this.#hasEnded = true;
    await this.#thread?.end();
  }

  /** `null` when too many have died. */
  #livingThread(): AnalysisThread | null {
    if (this.#thread?.isDead === true) {
      this.#deaths.left -= 1;
      this.#thread = null;
    }
    if (this.#deaths.left <= 0) return null;
    this.#thread ??= new AnalysisThread(this.#options);
    return this.#thread;
  }
}
