import type { Comparison } from './comparison.ts';
import type { Scorecard } from './scorecard.ts';
import type { GateSettings, Settings } from './settings.ts';
import type { Suppression } from './suppression.ts';
import type { Ruling } from './verdict.ts';
import type { Waiver } from './waiver.ts';

/** What the gate looks at: never at evidence. */
export interface GateInput {
  readonly scorecard: Scorecard;
  readonly comparison: Comparison;
  readonly gate: GateSettings;
  readonly waivers: readonly Waiver[];
  /** What comments ask to suppress. */
  readonly suppressions: readonly Suppression[];
  /** Settings that the pull request would change: they do not count in its own verdict. */
  readonly proposedChanges: readonly ProposedChange[];
  /** Whether this run issues a certificate. */
  readonly issues: boolean;
  /** Jobs that this run needs, or that it judges the work of. */
  readonly jobs: readonly JobResult[];
  /** `null` where the work is no pull request, or touches nothing that measures or judges it. */
  readonly approval: Approval | null;
  /** ISO time. */
  readonly now: string;
}

/** How a job ended. */
export interface JobResult {
  /** As the workflow names it. */
  readonly name: string;
  /** GitHub's word: `success`, `failure`, `cancelled`, `skipped`, … */
  readonly result: string;
}

/** What a pull request changes of that which measures or judges it, and who stands up for it. */
export interface Approval {
  /** Paths, now or before; `null`: not all that changed is known, as GitHub lists 300 files at most. */
  readonly changed: readonly string[] | null;
  /** Who approved the head as it is: words that end "It is approved by"; `null`: nobody. */
  readonly by: string | null;
}

export interface GateRule {
  /** The name of its file. */
  readonly id: string;
  readonly judge: (input: GateInput) => readonly Ruling[];
  /** What mending findings has to gain for it to let the change through; left out where that does not help. */
  readonly demands?: (input: GateInput) => readonly Demand[];
}

/** Something that is short, and by how much mending each check makes it less so. All numbers are 0 or more. */
export interface Demand {
  readonly deficit: number;
  /** Path of a check → what it gives. A check that is not named gives nothing. */
  readonly gains: ReadonlyMap<string, number>;
  /** Whether mending a part of what a check found gives a part of its gain: so it is with points, not with findings. */
  readonly isDivisible: boolean;
}

/** A setting as the base has it and as the pull request would have it. */
export interface ProposedChange {
  /** As it would be written: `gate.minimum.total`. */
  readonly key: string;
  /** `not set` where a side has none. */
  readonly before: string;
  readonly after: string;
}

/** What a run is judged by. */
export interface Policy {
  readonly settings: Settings;
  readonly proposedChanges: readonly ProposedChange[];
}
