import type { Catalogue } from '../model/catalogue.ts';
import type { ScorecardDocument } from '../model/document.ts';

/** What a report may be told beside its document. */
export interface Telling {
  readonly catalogue: Catalogue;
  /** Whether it lists what was dismissed as well, if it can. */
  readonly listsDismissed: boolean;
}

/** A way to show a scorecard document. It computes nothing: every number it shows stands in the document. */
export interface Report {
  /** The word behind `--format`. */
  readonly id: string;
  /** Name of its file among a run's reports; `null` when it is for the screen. */
  readonly file: string | null;
  readonly render: (document: ScorecardDocument, telling?: Partial<Telling>) => string;
}
