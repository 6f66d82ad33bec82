import type { Catalogue } from '../../model/catalogue.ts';
import type { ScorecardDocument } from '../../model/document.ts';

/** A section's text below its title; empty where the document has nothing for it. */
export type SectionOf = (document: ScorecardDocument, catalogue: Catalogue) => string;

/** `1 file`, `2 files`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** The first so many of a list, each made into a part, and how many more there are. */
export function shown<T, Part>(
  all: readonly T[],
  most: number,
  partOf: (item: T) => Part,
): { readonly parts: readonly Part[]; readonly more: string } {
  const left = all.length - most;
  return {
    parts: all.slice(0, most).map(partOf),
    more: left > 0 ? `${left} more in \`scorecard.json\`.` : '',
  };
}

/** Paragraphs, without the empty ones. */
export function paragraphs(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n\n');
}
