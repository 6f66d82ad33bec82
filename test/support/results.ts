import type { CategoryPath } from '../../src/model/area.ts';
import type { AnyCheck } from '../../src/model/check.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { CheckResult, Outcome } from '../../src/model/outcome.ts';
import type { Severity } from '../../src/model/severity.ts';

export interface Asked {
  readonly id?: string;
  readonly category?: CategoryPath;
  readonly importance?: Severity;
  readonly weighs?: false;
}

/** A check that answered: an outcome, a ratio with its findings, or a reason why it could not be judged. */
export function resultOf(outcome: Outcome, asked: Asked = {}): CheckResult {
  const { id = 'a-check', category = 'quality/security', importance = 'medium', weighs } = asked;
  const check: AnyCheck = {
    id,
    category,
    importance,
    ...(weighs === undefined ? {} : { weighs }),
    title: 'It is well',
    failureTitle: 'It is not well',
    why: 'It matters.',
    fix: 'Mend it.',
    needs: [],
    run: () => outcome,
  };
  return { check, outcome };
}

export function judged(ratio: number, ...findings: readonly Finding[]): Outcome {
  return { kind: 'judged', ratio, findings };
}

export const errored: Outcome = { kind: 'errored', reason: 'It could not be had.' };
export const notApplied: Outcome = { kind: 'notApplicable', reason: 'It does not apply.' };
