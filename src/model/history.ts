import type { LoadFigures } from './load.ts';
import type { Score } from './score.ts';
import type { Level } from './verdict.ts';

/** What a run carries of a certificate before it, so that trends need no other store. */
export interface HistoryEntry {
  readonly certificateId: string;
  readonly commit: string;
  readonly issuedAt: string;
  readonly level: Level;
  /** By target: `total`, areas, categories. */
  readonly scores: Readonly<Record<string, Score>>;
  /** What its load runs measured: a trend, which gates nothing. */
  readonly load: readonly LoadFigures[];
}

/** The longest history that is carried. */
export const historyLength = 50;
