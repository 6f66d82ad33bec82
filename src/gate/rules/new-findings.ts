import type { Comparison } from '../../model/comparison.ts';
import type { GateRule } from '../../model/gate.ts';
import {
  checksOf,
  isLeftReal,
  type Scorecard,
  type ScoredCheck,
  type ScoredFinding,
} from '../../model/scorecard.ts';
import { type Severity, severities } from '../../model/severity.ts';
import type { Ruling } from '../../model/verdict.ts';
import { unjudgedChecks } from '../unjudged-checks.ts';

/**
 * No more new findings of a severity than allowed. New is what the baseline did not have. Without a baseline nothing
 * can be told apart: the rule is silent then, and `missing-baseline` speaks. A check that could not be judged may hide
 * findings as bad as it is important: that passes no limit.
 */
const newFindings: GateRule = {
  id: 'new-findings',
  judge: ({ scorecard, comparison, gate }) => {
    if (comparison.kind !== 'compared') return [];
    const found = introducedIn(scorecard, comparison).flatMap(({ findings }) => findings);
    const unjudged = unjudgedChecks(scorecard);
    return severities.flatMap((severity) => {
      const allowed = gate.newFindings[severity];
      if (allowed === undefined) return [];
      return [
        rule(
          severity,
          allowed,
          found.filter((finding) => finding.severity === severity),
          unjudged.filter(({ importance }) => severities.indexOf(importance) <= severities.indexOf(severity)),
        ),
      ];
    });
  },
  demands: ({ scorecard, comparison, gate }) => {
    if (comparison.kind !== 'compared') return [];
    const checks = introducedIn(scorecard, comparison);
    return severities.flatMap((severity) => {
      const counts = checks.map(
        ({ id, findings }) =>
          [id, findings.filter((finding) => finding.severity === severity).length] as const,
      );
      const count = counts.reduce((sum, [, own]) => sum + own, 0);
      const excess = count - (gate.newFindings[severity] ?? count);
      if (excess <= 0) return [];
      return [{ deficit: excess, gains: new Map(counts.filter(([, own]) => own > 0)), isDivisible: false }];
    });
  },
};

export default newFindings;

type Compared = Extract<Comparison, { kind: 'compared' }>;

/** Checks with those of their findings that are new, and left real. */
function introducedIn({ areas }: Scorecard, { introduced }: Compared) {
  const prints = new Set(introduced);
  return checksOf(areas).map(({ id, findings }) => ({
    id,
    findings: findings.filter((finding) => prints.has(finding.fingerprint) && isLeftReal(finding)),
  }));
}

function rule(
  severity: Severity,
  allowed: number,
  found: readonly ScoredFinding[],
  unjudged: readonly ScoredCheck[],
): Ruling {
  const common = {
    rule: 'new-findings',
    target: severity,
    asked: `at most ${allowed}`,
    found: String(found.length),
  } as const;
  const count = `${found.length} new ${severity} ${found.length === 1 ? 'finding' : 'findings'}`;
  const [hiding] = unjudged;
  if (found.length <= allowed && hiding !== undefined) {
    const message = `${count}, but \`${hiding.id}\` could not be judged and may hide others.`;
    return { ...common, found: 'not judged', status: 'fail', message };
  }
  if (found.length <= allowed) {
    return { ...common, status: 'pass', message: `${count}; at most ${allowed} allowed.` };
  }
  return {
    ...common,
    status: 'fail',
    message: `${count}, ${found.length - allowed} more than the ${allowed} allowed.`,
  };
}
