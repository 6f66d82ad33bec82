import type { Finding } from '../model/finding.ts';
import { measured, type Outcome } from '../model/outcome.ts';

/**
 * Questions that count the same: what is lacking for each, `false` where nothing is. `path`: the file that comes nearest,
 * where the answer names none.
 */
export function inParts(answers: readonly (Finding | string | false)[], path: string | undefined): Outcome {
  const findings = answers
    .filter((answer) => answer !== false)
    .map((answer): Finding => {
      if (typeof answer !== 'string') return answer;
      return path === undefined ? { message: answer } : { path, message: answer };
    });
  return measured(1 - findings.length / answers.length, findings);
}
