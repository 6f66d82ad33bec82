import type { DocumentFinding, ScorecardDocument } from '../model/document.ts';
import { checksOf } from '../model/scorecard.ts';
import { severities } from '../model/severity.ts';

export interface SarifFinding extends DocumentFinding {
  /** Path of its check. */
  readonly check: string;
  /** The baseline did not have it; `null` when nothing was compared. */
  readonly isNew: boolean | null;
}

/**
 * Every finding, the worst first: what does not count after what does, so that a reader who shows only the first shows
 * what matters. Those dismissed only where they are asked for.
 */
export function sarifFindings(
  { areas, comparison }: ScorecardDocument,
  listsDismissed: boolean,
): readonly SarifFinding[] {
  const introduced = comparison.kind === 'compared' ? new Set(comparison.introduced) : null;
  return checksOf(areas)
    .flatMap(({ id, findings }) =>
      findings.map((finding) => ({
        ...finding,
        check: id,
        isNew: introduced === null ? null : introduced.has(finding.fingerprint),
      })),
    )
    .filter(({ classification }) => listsDismissed || classification !== 'false-positive')
    .sort(worstFirst);
}

function worstFirst(left: SarifFinding, right: SarifFinding): number {
  return (
    rankOf(left) - rankOf(right) ||
    severities.indexOf(left.severity) - severities.indexOf(right.severity) ||
    right.lost - left.lost ||
    (identityOf(left) < identityOf(right) ? -1 : 1)
  );
}

function rankOf({ classification, waiver }: SarifFinding): number {
  if (classification === 'false-positive') return 3;
  if (waiver !== null) return 2;
  return classification === 'real' ? 0 : 1;
}

function identityOf({ check, path, fingerprint }: SarifFinding): string {
  return `${check} ${path} ${fingerprint}`;
}
