import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Publication, Publisher } from '../model/world.ts';

/** Leaves a run's reports in a folder. */
export class ReportFolder implements Publisher {
  readonly id = 'report-folder';
  readonly #directory: string;

  constructor(directory: string) {
    this.#directory = directory;
  }

  async publish({ reports }: Publication): Promise<void> {
    await mkdir(this.#directory, { recursive: true });
    await Promise.all(
      Object.entries(reports).map(([name, text]) => writeFile(join(this.#directory, name), text)),
    );
  }
}
