import type { Finding } from '../model/finding.ts';
import { measured, type Outcome } from '../model/outcome.ts';

/** For what should not be there at all: ratio 1 / (1 + weight), each finding weighing its share. The first costs most. */
export function dwindling(findings: readonly Finding[]): Outcome {
  const weight = findings.reduce((sum, { share = 1 }) => sum + share, 0);
  return measured(1 / (1 + weight), findings);
}
