import type { ParsedCoverage } from '../../model/coverage.ts';

/** A way to write down which lines ran. */
export interface CoverageFormat {
  readonly id: string;
  readonly title: string;
  /** Where tools put such a report, below a package's folder; the likeliest place first. */
  readonly paths: readonly string[];
  /** Whether a text that begins so is such a report. */
  readonly matches: (head: string) => boolean;
  /** Never throws. A reason is a sentence, and names no path. */
  readonly parse: (text: string) => ParsedCoverage;
}

/** What every format says of a report without a single file. */
export const nothingWritten = {
  ok: false,
  reason: 'The report is empty: the coverage tool wrote nothing.',
} as const;
