import type { DocumentFinding, ScorecardDocument } from '../model/document.ts';
import { checksOf } from '../model/scorecard.ts';
import { severities } from '../model/severity.ts';

export interface ListedFinding extends DocumentFinding {
  /** Path of its check. */
  readonly check: string;
  /** The baseline did not have it. False when nothing could be compared. */
  readonly isNew: boolean;
}

/**
 * Every finding but the false positives: new ones first, then by severity, then by what they cost. What several checks
 * say of one place in the same words is listed once, with the points that it costs in all.
 */
export function listedFindings({ areas, comparison }: ScorecardDocument): readonly ListedFinding[] {
  const introduced = new Set(comparison.kind === 'compared' ? comparison.introduced : []);
  const findings = checksOf(areas)
    .flatMap(({ id, findings }) =>
      findings.map((finding) => ({ ...finding, check: id, isNew: introduced.has(finding.fingerprint) })),
    )
    .filter(({ classification }) => classification !== 'false-positive');
  return saidOnce(findings).sort(worstFirst);
}

function saidOnce(findings: readonly ListedFinding[]): ListedFinding[] {
  const said = new Map<string, ListedFinding>();
  for (const finding of findings) {
    const { path, line, message, severity, classification, isNew, waiver, check } = finding;
    // Two of one check are two things, however alike they read.
    const key = JSON.stringify([path, line, message, severity, classification, isNew, waiver?.fingerprint]);
    const known = said.get(key);
    if (known === undefined) said.set(key, finding);
    else if (known.check === check) said.set(`${key} ${finding.fingerprint}`, finding);
    else said.set(key, { ...known, lost: known.lost + finding.lost });
  }
  return [...said.values()];
}

function worstFirst(left: ListedFinding, right: ListedFinding): number {
  return (
    Number(right.isNew) - Number(left.isNew) ||
    severities.indexOf(left.severity) - severities.indexOf(right.severity) ||
    right.lost - left.lost ||
    (`${left.path}:${left.fingerprint}` < `${right.path}:${right.fingerprint}` ? -1 : 1)
  );
}

/** `src/a.ts:3`. A finding without a place is about all of it. */
export function placeOf({ path, line }: ListedFinding): string {
  if (path === null) return 'the repository';
  return line === null ? path : `${path}:${line}`;
}
