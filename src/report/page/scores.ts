import type { DocumentArea, DocumentCategory, ScorecardDocument } from '../../model/document.ts';
import type { Scores } from '../../model/scorecard.ts';
import { scoreBar } from '../charts/score-bar.ts';
import { changeAt, scoreWord } from '../words.ts';
import { anchorOf } from './counted-checks.ts';
import { type Content, html, type Markup } from './markup.ts';
import type { Tone } from './tone.ts';

/** Scores of areas and categories as bars in a table: with their change and their floor, where there are any. */
export function scoreSection(document: ScorecardDocument): Markup {
  const areas = document.areas.filter(({ assessed }) => assessed);
  const others = document.areas.filter(({ assessed }) => !assessed).map(({ title }) => title);
  const columns = columnsOf(document);
  const heads = columns.map(({ title }) => html`<th scope="col" class="number">${title}</th>`);
  const rows = areas
    .flatMap((area): readonly Part[] => [area, ...area.categories.filter(({ assessed }) => assessed)])
    .map((part) => rowOf(document, part, columns));
  const notes = [
    areas.some((area) => [area, ...area.categories].some(isWaived)) ? 'In brackets: without waivers.' : '',
    others.length === 0 ? '' : `Not assessed: ${others.join(', ')}.`,
  ].filter((note) => note !== '');
  return html`<section id="scores" aria-labelledby="scores-title"><h2 id="scores-title">Scores by category</h2>
<table class="scores"><thead><tr><th scope="col" class="name">Category</th><th scope="col">0 to 100</th>${heads}</tr></thead><tbody>
${rows}</tbody></table>
${notes.length === 0 ? '' : html`<p class="quiet text">${notes.join(' ')}</p>`}
</section>`;
}

type Part = DocumentArea | DocumentCategory;

interface Column {
  readonly title: string;
  readonly of: (part: Part) => Content;
}

/** The columns beside the bar that have anything to say. */
function columnsOf(document: ScorecardDocument): readonly Column[] {
  const { comparison, rulings, areas } = document;
  const floors = new Map(
    rulings.filter(({ rule }) => rule === 'minimum').map(({ target, asked }) => [target, asked]),
  );
  const parts: readonly Part[] = areas.flatMap((area) => [area, ...area.categories]);
  const columns: readonly (Column & { readonly isTold: boolean })[] = [
    { title: 'Score', isTold: true, of: scoreOf },
    { title: 'Change', isTold: comparison.kind === 'compared', of: ({ id }) => changeAt(document, id) },
    {
      title: 'Floor',
      isTold: parts.some(({ id }) => floors.has(id)),
      of: ({ id }) => html`<span class="text">${(floors.get(id) ?? '').replace('at least ', '')}</span>`,
    },
  ];
  return columns.filter(({ isTold }) => isTold);
}

function rowOf(document: ScorecardDocument, part: Part, columns: readonly Column[]): Markup {
  const { id, waivedScore } = part;
  const title = part.title.trim() || id;
  const isArea = 'categories' in part;
  const start = isArea ? html`<tr class="area">` : html`<tr>`;
  const anchor = isArea ? null : anchorOf(part);
  const name = anchor === null ? title : html`<a href="#${anchor}">${title}</a>`;
  const cells = columns.map(({ of }) => html`<td class="number">${of(part)}</td>`);
  return html`${start}<th scope="row">${name}</th><td>${scoreBar(waivedScore, toneAt(document, id))}</td>${cells}</tr>
`;
}

/** The worst that a rule says of a target; `null` when nothing is wrong with it. */
function toneAt({ rulings }: ScorecardDocument, id: string): Tone | null {
  const statuses = rulings.filter(({ target }) => target === id).map(({ status }) => status);
  return statuses.includes('fail') ? 'fail' : statuses.includes('warn') ? 'warn' : null;
}

function scoreOf(part: Part): Content {
  const score = scoreWord(part.waivedScore);
  return isWaived(part) ? [score, html` <span class="quiet">(${scoreWord(part.score)})</span>`] : score;
}

function isWaived({ score, waivedScore }: Scores): boolean {
  return score !== waivedScore;
}
