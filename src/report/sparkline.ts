import type { ScorecardDocument } from '../model/document.ts';
import type { Score } from '../model/score.ts';

/** Lowest first; those that terminals draw on one line. */
const blocks = ['▁', '▂', '▃', '▅', '▇'] as const;

/** Points that a sparkline spans at least, so that a tenth of a point does not look like a cliff. */
const leastSpan = 10;

/** Certificates before this run that a trend shows. */
export const trendLength = 8;

/** Scores as blocks, from the lowest of them to the highest; `·` where there is none. */
export function sparkline(scores: readonly Score[]): string {
  const known = scores.filter((score) => score !== null);
  const least = Math.min(...known);
  const most = Math.max(...known);
  const span = Math.max(leastSpan, most - least);
  const floor = Math.min(Math.max(0, (least + most - span) / 2), 100 - span);
  return scores
    .map((score) => {
      if (score === null) return '·';
      const step = Math.floor(((score - floor) / span) * blocks.length);
      return blocks[Math.max(0, Math.min(step, blocks.length - 1))];
    })
    .join('');
}

/** A score as ten blocks, rounded down: only 100 fills them all. Of what was not judged there is none. */
export function bar(score: Score): string {
  if (score === null) return '';
  const full = Math.max(0, Math.min(10, Math.floor(score / 10)));
  return '▇'.repeat(full) + '▁'.repeat(10 - full);
}

/** How a target scored in the last certificates and in this run, oldest first, as found: certificates hold no other. */
export function trendAt({ history }: ScorecardDocument, target: string, now: Score): string {
  const before = history.slice(0, trendLength).map(({ scores }) => scores[target] ?? null);
  return sparkline([...before.reverse(), now]);
}
