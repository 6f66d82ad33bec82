/** A day in milliseconds: days are UTC's, and none is longer than another. */
export const dayMilliseconds = 86_400_000;

/** Days from one ISO time to another, with fractions; negative when the second comes before, `NaN` when one is no time. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / dayMilliseconds;
}
