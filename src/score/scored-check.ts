import { checkPath } from '../model/check.ts';
import { documentLimits } from '../model/document.ts';
import type { Classification, Finding } from '../model/finding.ts';
import { fingerprint } from '../model/fingerprint.ts';
import type { CheckResult } from '../model/outcome.ts';
import { exact } from '../model/score.ts';
import type { ScoredCheck, ScoredFinding } from '../model/scorecard.ts';
import { type Severity, severities } from '../model/severity.ts';
import type { InlineWaiver, Waiver } from '../model/waiver.ts';

/** How findings are told apart across commits, and which of them a person has waived. */
export interface Identify {
  /** Paths now → paths at the baseline, of files that were renamed since. */
  readonly renames: ReadonlyMap<string, string>;
  readonly waive: (check: string, fingerprint: string, finding: Finding) => Waiver | InlineWaiver | null;
  /** What is to be said of a comment that asks not to count it and is not heard; `null` where there is none. */
  readonly note?: (check: string, finding: Finding) => string | null;
}

/** A check with its scores. What it costs is not yet known: that needs the whole scorecard. */
export function judgeCheck({ check, outcome }: CheckResult, identify: Identify): ScoredCheck {
  const { importance, weighs = true } = check;
  const common = { id: checkPath(check), importance, weighs } as const;
  if (outcome.kind !== 'judged') {
    return {
      ...common,
      title: outcome.kind === 'errored' ? check.failureTitle : check.title,
      outcome: outcome.kind,
      score: null,
      waivedScore: null,
      ratio: null,
      tally: null,
      lost: null,
      reason: shortened(outcome.reason),
      findings: [],
    };
  }
  const shares = sharesOf(outcome.findings);
  const findings = identified(common.id, check.importance, outcome.findings, identify);
  const waivedShare = findings.reduce(
    (sum, { waiver }, index) => (waiver ? sum + (shares[index] ?? 0) : sum),
    0,
  );
  return {
    ...common,
    title: outcome.ratio === 1 ? check.title : check.failureTitle,
    outcome: 'judged',
    score: exact(100 * outcome.ratio),
    waivedScore: exact(100 * (outcome.ratio + (1 - outcome.ratio) * waivedShare)),
    ratio: outcome.ratio,
    tally: outcome.tally ?? null,
    lost: 0,
    reason: null,
    // Until the check's weight is known, what a finding costs is its fraction of what its check loses.
    findings: condensed(
      common.id,
      findings.map((finding, index) => ({ ...finding, lost: shares[index] ?? 0 })),
    ),
  };
}

/** The check and its findings with what they cost in points of the total, of which `points` hang on this check. */
export function withLosses(check: ScoredCheck, points: number): ScoredCheck {
  if (check.ratio === null) return check;
  const lost = exact(points * (1 - check.ratio));
  return {
    ...check,
    lost,
    findings: check.findings.map((finding) => ({ ...finding, lost: exact(lost * finding.lost) })),
  };
}

/** Each finding's fraction of what is lost; they add up to 1 unless all are notes. */
function sharesOf(findings: readonly Finding[]): readonly number[] {
  const shares = findings.map(({ share, classification }) =>
    classification === 'false-positive' ? 0 : (share ?? 1),
  );
  const sum = shares.reduce((total, share) => total + share, 0);
  return sum === 0 ? shares : shares.map((share) => share / sum);
}

function identified(
  check: string,
  importance: Severity,
  findings: readonly Finding[],
  { renames, waive, note = () => null }: Identify,
): readonly ScoredFinding[] {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const { message, path = null, line = null, subject = message } = finding;
    const key = JSON.stringify([path, subject.replace(/\s+/g, ' ').trim()]);
    const occurrence = seen.get(key) ?? 0;
    seen.set(key, occurrence + 1);
    const print = fingerprint(check, path, subject, occurrence);
    const said = note(check, finding);
    const formerPath = path === null ? undefined : renames.get(path);
    return {
      fingerprint: print,
      formerFingerprint:
        formerPath === undefined ? null : fingerprint(check, formerPath, subject, occurrence),
      severity: finding.severity ?? importance,
      classification: finding.classification ?? 'real',
      reason: finding.reason ?? null,
      message: shortened(said === null ? message : `${message} ${said}`),
      path,
      line,
      lost: 0,
      waiver: waive(check, print, finding),
    };
  });
}

const classifications: readonly Classification[] = ['real', 'to-review', 'false-positive'];

/** As many findings as a document holds, the worst in their order; what the others cost is summed up in one. */
function condensed(check: string, findings: readonly ScoredFinding[]): readonly ScoredFinding[] {
  if (findings.length <= documentLimits.findings) return findings;
  const byWeight = findings.toSorted(weightiestFirst);
  const kept = new Set(byWeight.slice(0, documentLimits.findings - 1));
  const rest = byWeight.slice(documentLimits.findings - 1);
  const worst = <T>(order: readonly T[], of: (finding: ScoredFinding) => T): T | undefined =>
    order.find((each) => rest.some((finding) => of(finding) === each));
  return [
    ...findings.filter((finding) => kept.has(finding)),
    {
      fingerprint: fingerprint(check, null, 'beyond the list', 0),
      formerFingerprint: null,
      severity: worst(severities, ({ severity }) => severity) ?? 'low',
      classification: worst(classifications, ({ classification }) => classification) ?? 'real',
      reason: null,
      message: `${rest.length} findings more, none of them worse than those that are listed. What they cost together stands here.`,
      path: null,
      line: null,
      lost: rest.reduce((sum, { lost }) => sum + lost, 0),
      waiver: null,
    },
  ];
}

/** Waived ones first: people name them, so there are few, and no sum may take them in. */
function weightiestFirst(left: ScoredFinding, right: ScoredFinding): number {
  return (
    Number(left.waiver === null) - Number(right.waiver === null) ||
    Number(left.classification === 'false-positive') - Number(right.classification === 'false-positive') ||
    severities.indexOf(left.severity) - severities.indexOf(right.severity) ||
    classifications.indexOf(left.classification) - classifications.indexOf(right.classification) ||
    right.lost - left.lost ||
    (left.fingerprint < right.fingerprint ? -1 : 1)
  );
}

/** Names from outside may be of any length; a document's texts may not. */
function shortened(text: string): string {
  return text.length <= documentLimits.message ? text : `${text.slice(0, documentLimits.message - 1)}…`;
}
