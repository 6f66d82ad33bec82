/** 0..100, compared exactly; `null` when something that counts could not be judged. `null` passes no threshold. */
export type Score = number | null;

/**
 * Takes the noise of binary fractions out of a score, so that weights that add up to the same share give the same
 * number in whatever order they were added. Nine decimals are far beyond what a finding can move.
 */
export function exact(score: number): number {
  return Math.round(score * 1e9) / 1e9;
}

/** One decimal, rounded down, so that 100 means nothing was found and a score just below a floor never looks like it. */
export function displayed(score: number): string {
  return (Math.floor(exact(score) * 10) / 10).toFixed(1);
}
