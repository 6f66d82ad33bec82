import type { Finding } from '../../../model/finding.ts';
import { measured, notApplicable, type Outcome } from '../../../model/outcome.ts';
import { type Code, noCode } from './code-files.ts';

/** A stretch of code that is judged as one: a function, a file, a copy. */
export interface Part {
  /** Its lines of code. */
  readonly lines: number;
  /** Empty when nothing is wrong. */
  readonly losses: readonly Loss[];
}

/** A fraction of a part, and what to say of it. Those of one part add up to less than 1. */
interface Loss {
  readonly fraction: number;
  readonly finding: Finding;
}

/**
 * How much of a part is lost to a value beyond what is allowed: 1 - allowed / value. Nothing up to the bound, half at
 * twice the bound, two thirds at three times, never all: continuous, so that no commit falls off an edge, rising with
 * the value, and bounded, so that one monster can't cost more than its own share of the code. SQALE's ratio of debt to
 * size (Letouzey, 2012), saturated for each part.
 */
export function lostBeyond(allowed: number, value: number): number {
  return value <= allowed ? 0 : 1 - allowed / value;
}

/**
 * How much of a file is lost to things each of which counts as much as some lines: weight / (weight + lines). Nothing
 * without them, half where they weigh as much as the file.
 */
export function lostTo(weight: number, lines: number): number {
  return weight === 0 ? 0 : weight / (weight + lines);
}

/**
 * The one curve of this category: the fraction of the lines that is not lost. Two copies of a repository score like
 * one; each finding's share is the lines that it loses, so that what is lost is exactly their sum. Files that could not
 * be analysed are lost as a whole: not to be read must never be the better choice.
 */
export function judgeParts(code: Code, parts: readonly Part[], nothing: string): Outcome {
  if (code.analysed.length + code.unanalysed.length === 0) return notApplicable(noCode);
  const unknown = code.unanalysed.reduce((sum, { size }) => sum + size, 0);
  const lines = parts.reduce((sum, part) => sum + part.lines, 0) + unknown;
  if (lines === 0) return notApplicable(nothing);
  const findings = parts.flatMap(({ lines: own, losses }) =>
    losses.map(({ fraction, finding }) => ({
      severity: severityOf(fraction),
      ...finding,
      share: own * fraction,
    })),
  );
  const lost = findings.reduce((sum, { share }) => sum + share, 0) + unknown;
  return measured(Math.max(0, 1 - lost / lines), [...findings, ...unanalysedFinding(code, unknown)]);
}

/** What is more than twice what is allowed comes first in lists. Nothing of this category is worse than medium. */
export function severityOf(fraction: number): 'medium' | 'low' {
  return fraction > 0.5 ? 'medium' : 'low';
}

function unanalysedFinding({ unanalysed }: Code, share: number): readonly Finding[] {
  const [first] = unanalysed;
  if (first === undefined) return [];
  const message =
    unanalysed.length === 1
      ? 'It could not be analysed, so all of it counts as lost. `analysable-code` says why.'
      : `${unanalysed.length} files could not be analysed, so all of them count as lost. \`analysable-code\` lists them.`;
  const place = unanalysed.length === 1 ? { path: first.path } : {};
  return [{ ...place, message, subject: 'not analysed', severity: 'low', share }];
}
