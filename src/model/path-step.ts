import type { Level } from './verdict.ts';

/** What a step leads to: the open gate, or a level. */
export const pathGoals = ['gate', 'CONDITIONAL', 'CERTIFIED'] as const satisfies readonly ('gate' | Level)[];

export type PathGoal = (typeof pathGoals)[number];

/** One thing to do on the way. Steps of a goal come after those of the goals before it, and count on them. */
export type PathStep =
  /** Mend what a check found: all of it, or so much of what it counts. */
  | {
      readonly kind: 'mend';
      readonly goal: PathGoal;
      /** Path of the check. */
      readonly target: string;
      /** Points of the total that it gains, waivers applied. */
      readonly points: number;
      /** Findings to mend. */
      readonly findings: number;
      /** For a counted check, how many more of what it counts (lines, branches, …) are enough; `null` for the others. */
      readonly amount: number | null;
      /** Files in which most of it is, those that cost most first; at most five. */
      readonly paths: readonly string[];
    }
  /** Have it judged: what it then scores, nobody knows. */
  | { readonly kind: 'measure'; readonly goal: PathGoal; readonly target: string; readonly message: string }
  /** What no mended finding helps against: the ruling's own words. `target` is the rule. */
  | { readonly kind: 'settle'; readonly goal: PathGoal; readonly target: string; readonly message: string };
