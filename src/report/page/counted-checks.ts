import type {
  DocumentCategory,
  DocumentCheck,
  DocumentFinding,
  ScorecardDocument,
} from '../../model/document.ts';
import { checksOf } from '../../model/scorecard.ts';
import { severities } from '../../model/severity.ts';

/** A check, and those of its findings that are of one kind, the dearest first. */
export interface FoundCheck {
  readonly check: DocumentCheck;
  readonly findings: readonly DocumentFinding[];
}

export interface FoundCategory {
  readonly category: DocumentCategory;
  readonly checks: readonly FoundCheck[];
}

/** Categories with what counts in them, by what it costs: the dearest category first, and so its checks. */
export function foundCategories({ areas }: ScorecardDocument): readonly FoundCategory[] {
  return areas
    .flatMap(({ categories }) => categories)
    .map((category) => ({ category, checks: foundChecks(category.checks, counts) }))
    .filter(({ checks }) => checks.length > 0)
    .sort((left, right) => costOf(right) - costOf(left));
}

/** The id under which a category's findings stand in the page; `null` when none of them counts. */
export function anchorOf({ id, checks }: DocumentCategory): string | null {
  return checks.some(({ findings }) => findings.some(counts)) ? id.replace('/', '-') : null;
}

/** Every check with findings that somebody waived. */
export function waivedChecks({ areas }: ScorecardDocument): readonly FoundCheck[] {
  return foundChecks(checksOf(areas), (finding) => finding.waiver !== null && !isFalse(finding));
}

/** Every check with findings that are none. */
export function dismissedChecks({ areas }: ScorecardDocument): readonly FoundCheck[] {
  return foundChecks(checksOf(areas), isFalse);
}

/** Checks in which nothing counts. */
export function passedChecks({ areas }: ScorecardDocument): readonly DocumentCheck[] {
  return checksOf(areas).filter(({ outcome, findings }) => outcome === 'judged' && !findings.some(counts));
}

function foundChecks(
  checks: readonly DocumentCheck[],
  isOfKind: (finding: DocumentFinding) => boolean,
): readonly FoundCheck[] {
  return checks
    .map((check) => ({ check, findings: check.findings.filter(isOfKind).sort(dearestFirst) }))
    .filter(({ findings }) => findings.length > 0)
    .sort((left, right) => lostBy(right) - lostBy(left));
}

function counts(finding: DocumentFinding): boolean {
  return finding.waiver === null && !isFalse(finding);
}

function isFalse({ classification }: DocumentFinding): boolean {
  return classification === 'false-positive';
}

function dearestFirst(left: DocumentFinding, right: DocumentFinding): number {
  return (
    right.lost - left.lost ||
    severities.indexOf(left.severity) - severities.indexOf(right.severity) ||
    (`${left.path}:${left.fingerprint}` < `${right.path}:${right.fingerprint}` ? -1 : 1)
  );
}

function costOf({ checks }: FoundCategory): number {
  return checks.reduce((sum, check) => sum + lostBy(check), 0);
}

function lostBy({ findings }: FoundCheck): number {
  return findings.reduce((sum, { lost }) => sum + lost, 0);
}
