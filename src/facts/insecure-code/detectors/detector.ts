import type { InsecureCode } from '../../../model/facts.ts';
import type { Site } from '../judge.ts';

/** Looks at calls by the last of their names. */
export interface CallDetector {
  readonly methods: readonly string[];
  readonly look: (site: Site) => Iterable<InsecureCode | null>;
}

/** The words of a list. */
export function words(list: string): readonly string[] {
  return list.trim().split(/\s+/);
}
