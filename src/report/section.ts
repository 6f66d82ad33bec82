import type { Catalogue } from '../model/catalogue.ts';
import type { ScorecardDocument } from '../model/document.ts';

/** A part of the scorecard that can be made shorter, or left out whole. */
export interface Section {
  /** What it holds, for the line that says that it was left out: `12 waivers`. */
  readonly holds: string;
  /** With at most so many entries, each of them whole, and how many more there are. */
  readonly render: (most: number) => string;
}

/** Makes a section; `null` where the document has nothing for it. */
export type SectionOf = (document: ScorecardDocument, catalogue: Catalogue) => Section | null;

/** `1 waiver`, `2 waivers`. */
export function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
