import type { Classification } from '../../../model/finding.ts';
import type { Severity } from '../../../model/severity.ts';

/** What a real finding leaves of the score that is left. */
const keptByReal: Readonly<Record<Severity, number>> = { critical: 0.25, high: 0.5, medium: 0.8, low: 0.95 };

/** What one to be reviewed leaves. */
const keptByReview = 0.99;

/** The curve in words, for checks to tell. */
export const curveWords =
  'A real one takes three quarters of the score that is left when it is critical, half when it is high, a fifth when it is medium and a twentieth when it is low; one to be reviewed takes a hundredth.';

/** What a finding leaves of the score that is left. False positives cost nothing. */
export function keptBy(classification: Classification, severity: Severity): number {
  if (classification === 'false-positive') return 1;
  return classification === 'real' ? keptByReal[severity] : keptByReview;
}

/** What all of them together leave. */
export function keptByAll(kept: readonly number[]): number {
  return kept.reduce((product, one) => product * one, 1);
}

/** What a finding takes of the score, among its siblings. */
export function shareOf(kept: number): number {
  return kept === 1 ? 0 : -Math.log(kept);
}
