import { appendFile } from 'node:fs/promises';
import type { Publication, Publisher } from '../../model/world.ts';

/** Beyond this GitHub shows nothing of a step's summary. */
const largestBytes = 1024 * 1024;

/** The scorecard at its full length, on the page of the run. */
export class JobSummary implements Publisher {
  readonly id = 'job summary';
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
  }

  async publish({ reports }: Publication): Promise<void> {
    const text = `${reports['summary.md'] ?? ''}\n`;
    if (Buffer.byteLength(text) < largestBytes) await appendFile(this.#path, text);
  }

  async abandon(why: string): Promise<void> {
    await appendFile(this.#path, `## ❌ certgate: no verdict\n\n${why} See the log of the run.\n`);
  }
}
