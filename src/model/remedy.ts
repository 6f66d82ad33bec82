import type { Evidence } from './evidence.ts';

/** Who wrote what, by the history: top folder (`''` for the root's files) → addresses, the one with most commits first. */
export type Authors = ReadonlyMap<string, readonly string[]>;

/** What a remedy may look at besides evidence. */
interface RemedyContext {
  /** Texts of workflows, actions and environment templates, by path. */
  readonly texts: ReadonlyMap<string, string>;
  /** `null` where the history is not there. */
  readonly authors: Authors | null;
}

/** What to write, ready to be put into the repository; or why there is nothing. */
export type Mended =
  /** A whole new file. */
  | { readonly kind: 'file'; readonly path: string; readonly text: string }
  /** A change of files that are there, as `git apply` takes it; `notes` say what it leaves. */
  | { readonly kind: 'patch'; readonly text: string; readonly notes: readonly string[] }
  | { readonly kind: 'nothing'; readonly reason: string };

/** Makes what a check asks for. */
export interface Remedy<Needs extends keyof Evidence = keyof Evidence> {
  /** The check that asks for it. */
  readonly check: string;
  readonly needs: readonly Needs[];
  readonly make: (evidence: Pick<Evidence, Needs>, context: RemedyContext) => Mended;
}

/** Types `make` to see only what `needs` names. */
export function defineRemedy<const Needs extends keyof Evidence>(remedy: Remedy<Needs>): Remedy<Needs> {
  return remedy;
}

/** A remedy whose needs are no longer known to the compiler. */
export type AnyRemedy = Omit<Remedy, 'make'> & {
  readonly make: (evidence: Evidence, context: RemedyContext) => Mended;
};
