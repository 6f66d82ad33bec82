import type { Classification } from './finding.ts';

/** What reports may tell of checks and reasons beyond what a document holds. */
export interface Catalogue {
  /** By path. */
  readonly checks: ReadonlyMap<
    string,
    {
      readonly title: string;
      readonly why: string;
      readonly fix: string;
      /** Whether `certgate fix` writes what it asks for. */
      readonly hasRemedy: boolean;
    }
  >;
  /** Of triage, by id. */
  readonly reasons: ReadonlyMap<string, { readonly classification: Classification; readonly proof: string }>;
}

/** Of nothing: a document tells what it holds all the same. */
export const emptyCatalogue: Catalogue = { checks: new Map(), reasons: new Map() };
