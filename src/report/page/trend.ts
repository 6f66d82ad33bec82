import type { ScorecardDocument } from '../../model/document.ts';
import type { Score } from '../../model/score.ts';
import type { Level } from '../../model/verdict.ts';
import { lineChart, type Series } from '../charts/line-chart.ts';
import { scoreWord } from '../words.ts';
import { folded } from './folded.ts';
import { type Content, html, type Markup } from './markup.ts';
import { timeWords } from './verdict.ts';

/** A run of the past, or this one. */
interface Point {
  readonly commit: string | null;
  readonly issuedAt: string;
  readonly level: Level;
  readonly scores: Readonly<Record<string, Score>>;
}

/** Scores of the certificates before this run and of this run, as they were without waivers; empty without a past. */
export function trendSection(document: ScorecardDocument): Content {
  const points = [...document.history.toReversed(), presentOf(document)];
  const [first, last] = [points[0], points.at(-1)];
  if (points.length < 2 || first === undefined || last === undefined) return '';
  const lines = [
    { id: 'total', title: 'Total', look: 'total-line' },
    ...document.areas
      .filter(({ assessed }) => assessed)
      .map(({ id, title }, index) => ({ id, title, look: `line-${index + 1}` })),
  ];
  const series = lines.map(
    ({ id, title, look }): Series => ({
      title,
      look,
      values: points.map(({ scores }) => scores[id] ?? null),
    }),
  );
  const ends = [first, last].map(
    ({ scores, issuedAt }) => `${scoreWord(scores['total'] ?? null)} on ${issuedAt.slice(0, 10)}`,
  );
  const chart = lineChart(series, {
    id: 'trend',
    title: 'Scores from certificate to certificate',
    description: `The total went from ${ends.join(' to ')}. The table below has every number.`,
    ends: [first.issuedAt.slice(0, 10), last.issuedAt.slice(0, 10)],
  });
  return html`<section id="trend" aria-labelledby="trend-title"><h2 id="trend-title">Trend</h2>
${chart}
<p class="quiet">Certificate by certificate, this run last, without waivers.</p>
${folded('The same as a table', tableOf(points.toReversed(), lines))}
</section>`;
}

function presentOf({ subject, issuedAt, level, total, areas }: ScorecardDocument): Point {
  const scores = Object.fromEntries([['total', total], ...areas.map(({ id, score }) => [id, score])]);
  return { commit: subject.commit, issuedAt, level, scores };
}

function tableOf(
  points: readonly Point[],
  lines: readonly { readonly id: string; readonly title: string }[],
): Markup {
  const heads = lines.map(({ title }) => html`<th scope="col" class="number">${title}</th>`);
  const rows = points.map(({ commit, issuedAt, level, scores }) => {
    const cells = lines.map(
      ({ id }) => html`<td class="number">${id in scores ? scoreWord(scores[id] ?? null) : ''}</td>`,
    );
    const name = commit === null ? '' : html` <code>${commit.slice(0, 12)}</code>`;
    return html`<tr><th scope="row">${timeWords(issuedAt)}${name} <span class="quiet">${level}</span></th>${cells}</tr>
`;
  });
  return html`<table class="past"><thead><tr><th scope="col">Certificate</th>${heads}</tr></thead><tbody>
${rows}</tbody></table>`;
}
