import { AnalysisThread, type ThreadAnswer, type ThreadJob, type ThreadOptions } from './analysis-thread.ts';

/** How many threads may die before no more are started. */
export interface Deaths {
  left: number;
}

/**
 * Where one thread sits, from the first job on; when it dies, the next takes its place. Jobs that come while it is at one
 * wait for their turn.
 */
export class ThreadSeat {
  readonly #options: ThreadOptions;
  readonly #deaths: Deaths;
  #thread: AnalysisThread | null = null;
  #turn: Promise<unknown> = Promise.resolve();
  #hasEnded = false;

  constructor(options: ThreadOptions, deaths: Deaths) {
    this.#options = options;
    this.#deaths = deaths;
  }

  compute(job: ThreadJob, limitMilliseconds: number): Promise<ThreadAnswer> {
    const answer = this.#turn.then(() => this.#compute(job, limitMilliseconds));
    this.#turn = answer.catch(() => {});
    return answer;
  }

  async end(): Promise<void> {
    this.#hasEnded = true;
    await this.#thread?.end();
  }

  async #compute(job: ThreadJob, limitMilliseconds: number): Promise<ThreadAnswer> {
    if (this.#hasEnded) throw new Error('The analyser has ended.');
    if (this.#thread === null || this.#thread.isDead) {
      if (this.#deaths.left <= 0)
        return { kind: 'failed', reason: 'Other files had already ended too many threads.' };
      this.#thread = new AnalysisThread(this.#options);
    }
    const answer = await this.#thread.compute(job, limitMilliseconds);
    if (this.#thread.isDead) this.#deaths.left -= 1;
    return answer;
  }
}
