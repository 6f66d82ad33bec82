import { type AnyCheck, checkPath } from '../model/check.ts';
import type { DocumentCheck, DocumentFinding, ScorecardDocument } from '../model/document.ts';
import { groupedBy } from '../model/grouped.ts';
import { exact } from '../model/score.ts';
import { checksOf, type Scorecard, type ScoredCheck } from '../model/scorecard.ts';
import type { InlineWaiver, Waiver } from '../model/waiver.ts';
import { type Scoring, scorecardOf } from './score.ts';

/** How what another run measured is scored again. */
export interface Rescoring extends Pick<Scoring, 'weights'> {
  /** All that are known here: what the document does not tell of them could not be judged. */
  readonly checks: readonly AnyCheck[];
  readonly waive: (check: string, finding: DocumentFinding) => Waiver | InlineWaiver | null;
  /** What the finding was at the baseline, in a file of another name; `null` where it was none. */
  readonly formerly: (check: string, finding: DocumentFinding) => string | null;
}

/** Ratios are divisions: two ways to the same one may differ in the last digits. */
const tolerance = 1e-9;

/**
 * The scorecard that follows from what the checks of a document answered: their ratios and findings. Its scores, its
 * weights, its titles and its waivers are not taken over; a check that says what no check can say could not be judged.
 */
export function rescore({ areas }: Pick<ScorecardDocument, 'areas'>, rescoring: Rescoring): Scorecard {
  const told = groupedBy(checksOf(areas), ({ id }) => id);
  const judged = rescoring.checks.map((check) => ({
    category: check.category,
    check: judgeAgain(check, told.get(checkPath(check)) ?? [], rescoring),
  }));
  return scorecardOf(judged, rescoring.weights);
}

function judgeAgain(
  check: AnyCheck,
  told: readonly DocumentCheck[],
  { waive, formerly }: Rescoring,
): ScoredCheck {
  const id = checkPath(check);
  const { importance, weighs = true } = check;
  const common = { id, importance, weighs } as const;
  const [said] = told;
  const contradiction = contradictionIn(told);
  if (said === undefined || said.ratio === null || contradiction !== null) {
    const isApplicable = said?.outcome !== 'notApplicable' || contradiction !== null;
    return {
      ...common,
      title: isApplicable ? check.failureTitle : check.title,
      outcome: isApplicable ? 'errored' : 'notApplicable',
      score: null,
      waivedScore: null,
      ratio: null,
      tally: null,
      lost: null,
      reason: contradiction ?? said?.reason ?? 'The run gives no reason.',
      findings: [],
    };
  }
  const waivers = said.findings.map((finding) => waive(id, finding));
  const shares = sharesOf(said.findings);
  const waivedShare = shareOfWaived(said.findings, waivers);
  return {
    ...common,
    title: said.ratio === 1 ? check.title : check.failureTitle,
    outcome: 'judged',
    score: exact(100 * said.ratio),
    waivedScore: exact(100 * (said.ratio + (1 - said.ratio) * waivedShare)),
    ratio: said.ratio,
    tally: said.tally,
    lost: 0,
    reason: null,
    // Until the check's weight is known, what a finding costs is its fraction of what its check loses.
    findings: said.findings.map((finding, index) => ({
      ...finding,
      formerFingerprint: formerly(id, finding),
      lost: shares[index] ?? 0,
      waiver: waivers[index] ?? null,
    })),
  };
}

/** Why what is said of a check can't be; `null` when it can. */
function contradictionIn(told: readonly DocumentCheck[]): string | null {
  const [said] = told;
  if (said === undefined) return 'The run that measured tells nothing of it.';
  if (told.length > 1) return 'The run that measured tells of it more than once.';
  const { outcome, ratio, tally, findings } = said;
  if ((outcome === 'judged') !== (ratio !== null)) return 'What the run tells of it contradicts itself.';
  if (ratio === null) return null;
  const counted = tally === null || tally.total === 0 ? ratio : tally.covered / tally.total;
  const isCounted = Math.abs(counted - ratio) <= tolerance;
  // Below 1 there is a finding that says why.
  return isCounted && (ratio === 1 || findings.length > 0)
    ? null
    : 'What the run tells of it contradicts itself.';
}

function isCosting({ classification }: DocumentFinding): boolean {
  return classification !== 'false-positive';
}

/** Each finding's fraction of what is lost, by the points that it had; in equal parts where none had any. */
function sharesOf(findings: readonly DocumentFinding[]): readonly number[] {
  const sum = findings.filter(isCosting).reduce((total, { lost }) => total + lost, 0);
  const count = findings.filter(isCosting).length;
  return findings.map((finding) => {
    if (!isCosting(finding)) return 0;
    return sum === 0 ? 1 / count : finding.lost / sum;
  });
}

/**
 * The part of what is lost that is waived. Where no finding had points, since the check weighs nothing, the parts are not
 * known: then it is all or nothing, which gives away nothing.
 */
function shareOfWaived(
  findings: readonly DocumentFinding[],
  waivers: readonly (Waiver | InlineWaiver | null)[],
): number {
  const isKnown = findings.some((finding) => isCosting(finding) && finding.lost > 0);
  if (!isKnown) {
    const costing = findings.flatMap((finding, index) =>
      isCosting(finding) ? [waivers[index] ?? null] : [],
    );
    return costing.length > 0 && costing.every((waiver) => waiver !== null) ? 1 : 0;
  }
  return sharesOf(findings).reduce((sum, share, index) => (waivers[index] ? sum + share : sum), 0);
}
