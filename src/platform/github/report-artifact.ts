import type { Publication, Publisher } from '../../model/world.ts';
import { uploadArtifact } from './artifact-upload.ts';

/** The reports of the run, to be downloaded. */
export class ReportArtifact implements Publisher {
  readonly id = 'report artifact';
  readonly #temporary: string;
  readonly #attempt: number;

  constructor(temporary: string, attempt: number) {
    this.#temporary = temporary;
    this.#attempt = attempt;
  }

  async publish({ reports }: Publication): Promise<void> {
    await uploadArtifact('certgate-report', reports, { temporary: this.#temporary, attempt: this.#attempt });
  }
}
