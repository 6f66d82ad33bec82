import type { GateRule } from '../../model/gate.ts';
import { checksOf, isLeftReal, type ScoredFinding } from '../../model/scorecard.ts';
import { type Severity, severities } from '../../model/severity.ts';
import type { Ruling } from '../../model/verdict.ts';

/**
 * No more new findings of a severity than allowed. New is what the baseline did not have. Without a baseline nothing
 * can be told apart: the rule is silent then, and `missing-baseline` speaks.
 */
const newFindings: GateRule = {
  id: 'new-findings',
  judge: ({ scorecard, comparison, gate }) => {
    if (comparison.kind !== 'compared') return [];
    const introduced = new Set(comparison.introduced);
    const found = checksOf(scorecard.areas)
      .flatMap(({ findings }) => findings)
      .filter((finding) => introduced.has(finding.fingerprint) && isLeftReal(finding));
    return severities.flatMap((severity) => {
      const allowed = gate.newFindings[severity];
      if (allowed === undefined) return [];
      return [
        rule(
          severity,
          allowed,
          found.filter((finding) => finding.severity === severity),
        ),
      ];
    });
  },
};

export default newFindings;

function rule(severity: Severity, allowed: number, found: readonly ScoredFinding[]): Ruling {
  const common = {
    rule: 'new-findings',
    target: severity,
    asked: `at most ${allowed}`,
    found: String(found.length),
  } as const;
  const count = `${found.length} new ${severity} ${found.length === 1 ? 'finding' : 'findings'}`;
  if (found.length <= allowed) {
    return { ...common, status: 'pass', message: `${count}; at most ${allowed} allowed.` };
  }
  return {
    ...common,
    status: 'fail',
    message: `${count}, ${found.length - allowed} more than the ${allowed} allowed.`,
  };
}
