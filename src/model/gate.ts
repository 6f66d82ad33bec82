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
  /** ISO time. */
  readonly now: string;
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
