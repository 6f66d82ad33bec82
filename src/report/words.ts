import { dayMilliseconds } from '../model/day.ts';
import type { DocumentCategory, ScorecardDocument } from '../model/document.ts';
import { displayed, exact, type Score } from '../model/score.ts';

/** Of a day. */

/** One decimal; words where there is no number. */
export function scoreWord(score: Score, assessed = true): string {
  if (!assessed) return 'not assessed';
  return score === null ? 'not judged' : displayed(score);
}

/** `+1.2`, `-0.4`, `±0.0`: rounded towards zero, so that a change never looks larger than it is. */
export function changeWord(before: Score, after: Score): string {
  if (before === null || after === null)
    return before === after ? '' : after === null ? 'no longer judged' : 'new';
  const tenths = Math.trunc(exact(after - before) * 10);
  const sign = tenths > 0 ? '+' : tenths < 0 ? '-' : '±';
  return `${sign}${(Math.abs(tenths) / 10).toFixed(1)}`;
}

/** The change of a target against the baseline; empty when nothing was compared. */
export function changeAt({ comparison }: ScorecardDocument, target: string): string {
  if (comparison.kind !== 'compared') return '';
  const change = comparison.changes.find((candidate) => candidate.target === target);
  return change === undefined ? '' : changeWord(change.before, change.after);
}

/** Which certificate this was compared with, how old it is and how long it holds; or why there was none. */
export function baselineWords({ comparison, issuedAt }: ScorecardDocument): string {
  if (comparison.kind === 'no-baseline')
    return `Compared with no certificate: ${lowerFirst(comparison.reason)}`;
  const { commit, issuedAt: since, expiresAt } = comparison.baseline;
  const age = days(Date.parse(issuedAt) - Date.parse(since));
  const left = days(Date.parse(expiresAt) - Date.parse(issuedAt));
  const where = rungWords(comparison.baseline);
  const compared = `the certificate of \`${commit.slice(0, 12)}\` (${where}, ${age} old, ${left} left)`;
  return comparison.kind === 'compared'
    ? `Compared with ${compared}.`
    : `Not comparable with ${compared}: ${lowerFirst(comparison.reason)}`;
}

type Baseline = Extract<ScorecardDocument['comparison'], { readonly baseline: unknown }>['baseline'];

function rungWords({ rung, distance }: Pick<Baseline, 'rung' | 'distance'>): string {
  if (rung === 'merge-base') return 'the merge base';
  if (distance === null) return 'the newest certified ancestor';
  return `${distance} ${distance === 1 ? 'commit' : 'commits'} before the merge base`;
}

/** `commit 1a2b3c4d5e6f on main`, as far as it is known. */
export function subjectWords({ subject }: ScorecardDocument): string {
  const { commit, ref, modified } = subject;
  if (commit === null) return 'no commit yet';
  const branch = ref === null ? '' : ` on \`${ref.replace(/^refs\/(?:heads|tags)\//, '')}\``;
  return `commit \`${commit.slice(0, 12)}\`${branch}${modified ? ', with changes that are in no commit' : ''}`;
}

/** Why what counts in a category could not be judged, each reason once. */
export function unjudgedReasons({ checks }: DocumentCategory): readonly string[] {
  const unjudged = checks.filter(({ outcome, weighs }) => outcome === 'errored' && weighs);
  return [...new Set(unjudged.map(({ reason }) => reason ?? 'No reason is known.'))];
}

/** Whose word the numbers are; empty where the run that wrote the document measured them itself. */
export function originWords({ origin }: ScorecardDocument): string {
  if (origin === 'measured') return '';
  const whose = origin === 'fork-run' ? 'a fork’s run' : 'the pull request’s own run';
  return `Self-reported by ${whose} and judged again: what was measured is its word.`;
}

/** `214 files: 120 source, 60 test, 2 unread`. */
export function fileWords({ files }: ScorecardDocument): string {
  const kinds = Object.entries(files).filter(([, count]) => count > 0);
  const all = kinds.reduce((sum, [, count]) => sum + count, 0);
  return `${all} ${all === 1 ? 'file' : 'files'}: ${kinds.map(([kind, count]) => `${count} ${kind}`).join(', ')}`;
}

/** `12 days`: whole ones, and never fewer than none. */
export function days(milliseconds: number): string {
  const count = Math.max(0, Math.floor(milliseconds / dayMilliseconds));
  return `${count} ${count === 1 ? 'day' : 'days'}`;
}

function lowerFirst(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
