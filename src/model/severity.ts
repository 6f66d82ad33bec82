/** How much a check weighs in its category, and how bad one of its findings is. Worst first. */
export const severities = ['critical', 'high', 'medium', 'low'] as const;

export type Severity = (typeof severities)[number];

/** Weight of a check by importance. OpenSSF Scorecard's risk weights, so that the two can be read side by side. */
export const importanceWeight: Readonly<Record<Severity, number>> = {
  critical: 10,
  high: 7.5,
  medium: 5,
  low: 2.5,
};

/** By the words that scanners use; `null` for any other. */
export function severityOfWord(word: unknown): Severity | null {
  switch (String(word).toLowerCase()) {
    case 'critical':
      return 'critical';
    case 'high':
    case 'important':
      return 'high';
    case 'moderate':
    case 'medium':
      return 'medium';
    case 'low':
    case 'info':
    case 'negligible':
      return 'low';
    default:
      return null;
  }
}
