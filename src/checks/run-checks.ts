import type { AnyCheck } from '../model/check.ts';
import type { Evidence, GatheredEvidence } from '../model/evidence.ts';
import type { CheckResult, Outcome } from '../model/outcome.ts';

/** Asks every check. One whose evidence could not be had is errored on its behalf, with the reason. */
export function runChecks(checks: readonly AnyCheck[], evidence: GatheredEvidence): readonly CheckResult[] {
  return checks.map((check) => ({ check, outcome: ask(check, evidence) }));
}

function ask(check: AnyCheck, gathered: GatheredEvidence): Outcome {
  const seen: Partial<Record<keyof Evidence, unknown>> = {};
  const missing = new Set<string>();
  for (const key of check.needs) {
    const evidence = gathered[key];
    if (evidence.ok) seen[key] = evidence.value;
    else missing.add(evidence.reason);
  }
  if (missing.size > 0) return { kind: 'errored', reason: [...missing].join(' ') };
  // All that the check named is there, and the compiler lets it read nothing else.
  return check.run(seen as Evidence);
}
