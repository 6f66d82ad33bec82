import { checks } from './checks/index.ts';
import { comparedAgain } from './gate/mended.ts';
import { type Judgement, judgement } from './judgement.ts';
import { checkPath } from './model/check.ts';
import type { DocumentCheck, DocumentFinding, ScorecardDocument } from './model/document.ts';
import { checksOf, type Scorecard } from './model/scorecard.ts';
import type { Settings } from './model/settings.ts';
import { isInline } from './model/waiver.ts';
import { rescore } from './score/rescore.ts';
import { waiverFor } from './triage/waive.ts';

/** Rules whose word hangs on what no document holds: it stands as it was given. */
const asTheyWere = new Set(['needed-jobs', 'unapproved-changes', 'policy-change', 'inline-suppressions']);

export interface Supposed {
  readonly scorecard: Scorecard;
  readonly judged: Judgement;
  /** Findings that were to be mended and stand in the document. */
  readonly mended: readonly DocumentFinding[];
  /** Checks of which only a part was mended that is not counted: their new ratio is by the shares of what they lose. */
  readonly estimated: readonly string[];
}

/**
 * What a stored run would have come to, had these findings been mended and these settings judged. A fix is a
 * fingerprint, or the path of a check for all that it found.
 */
export function suppose(
  document: ScorecardDocument,
  fixes: ReadonlySet<string>,
  settings: Settings,
): Supposed {
  const areas = document.areas.map((area) => ({
    ...area,
    categories: area.categories.map((category) => ({
      ...category,
      checks: category.checks.map((check) => fixed(check, fixes)),
    })),
  }));
  const told = new Set(checksOf(document.areas).map(({ id }) => id));
  const scorecard = rescore(
    { areas },
    {
      // Checks that came later were not asked then.
      checks: checks.filter((check) => told.has(checkPath(check))),
      weights: settings.weights,
      waive: (check, finding) =>
        waiverFor(check, finding.fingerprint, settings.waivers, document.issuedAt) ??
        (finding.waiver !== null && isInline(finding.waiver) ? finding.waiver : null),
      formerly: () => null,
    },
  );
  const all = checksOf(document.areas);
  return {
    scorecard,
    judged: judgedAgain(document, scorecard, settings),
    mended: all.flatMap((check) => check.findings.filter((finding) => isFixed(check, finding, fixes))),
    estimated: all.filter((check) => isEstimated(check, fixes)).map(({ id }) => id),
  };
}

function judgedAgain(document: ScorecardDocument, scorecard: Scorecard, settings: Settings): Judgement {
  const { comparison, issuedAt } = document;
  const input = {
    scorecard,
    comparison: comparedAgain(comparison, scorecard),
    suppressions: [],
    jobs: [],
    approval: null,
    issues: false,
    now: issuedAt,
  };
  const judged = judgement(input, { settings, proposedChanges: [] });
  const kept = document.rulings.filter(({ rule }) => asTheyWere.has(rule));
  const rulings = [...judged.rulings, ...kept];
  return {
    ...judged,
    rulings,
    gate: rulings.some(({ status }) => status === 'fail') ? 'closed' : 'open',
  };
}

function isFixed({ id }: DocumentCheck, finding: DocumentFinding, fixes: ReadonlySet<string>): boolean {
  if (finding.classification === 'false-positive') return false;
  return fixes.has(id) || fixes.has(finding.fingerprint);
}

function fixed(check: DocumentCheck, fixes: ReadonlySet<string>): DocumentCheck {
  const { ratio, tally, findings } = check;
  const left = findings.filter((finding) => !isFixed(check, finding, fixes));
  if (ratio === null || left.length === findings.length) return check;
  const part = partOf(check, fixes);
  const better = ratio + part * (1 - ratio);
  const covered = tally === null ? 0 : tally.covered + part * (tally.total - tally.covered);
  return {
    ...check,
    ratio: tally === null || tally.total === 0 ? better : covered / tally.total,
    tally: tally === null ? null : { ...tally, covered },
    findings: left,
  };
}

/** The part of what a check loses that these findings cost, 0..1. */
function partOf(check: DocumentCheck, fixes: ReadonlySet<string>): number {
  const costing = check.findings.filter(({ classification }) => classification !== 'false-positive');
  const costs = (findings: readonly DocumentFinding[]) => findings.reduce((sum, { lost }) => sum + lost, 0);
  const mendedOnes = costing.filter((finding) => isFixed(check, finding, fixes));
  if (mendedOnes.length === costing.length) return 1;
  const all = costs(costing);
  return all === 0 ? mendedOnes.length / costing.length : costs(mendedOnes) / all;
}

function isEstimated(check: DocumentCheck, fixes: ReadonlySet<string>): boolean {
  if (check.ratio === null || check.tally !== null) return false;
  const part = partOf(check, fixes);
  return part > 0 && part < 1;
}
