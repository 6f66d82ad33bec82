import type { Score } from '../../model/score.ts';
import { displayed } from '../../model/score.ts';
import { html, type Markup } from '../page/markup.ts';

/** One line of a chart, from left to right. */
export interface Series {
  readonly title: string;
  /** Class of its line. */
  readonly look: string;
  /** `null` is a gap. */
  readonly values: readonly Score[];
}

interface Frame {
  /** Prefix of the ids in it, which have to be the page's only ones. */
  readonly id: string;
  readonly title: string;
  /** What it shows, for whoever does not see it. */
  readonly description: string;
  /** Under the first and the last value. */
  readonly ends: readonly [first: string, last: string];
}

/** User units. A narrow screen enlarges the letters, for which the margins leave room. */
const size = { width: 720, height: 250 };
const margin = { left: 44, right: 14, top: 14, bottom: 34 };
const plot = {
  width: size.width - margin.left - margin.right,
  height: size.height - margin.top - margin.bottom,
};

/** Scores over time as lines, equally far apart; the first is marked value by value. */
export function lineChart(series: readonly Series[], { id, title, description, ends }: Frame): Markup {
  const scores = series.flatMap(({ values }) => values.filter((value) => value !== null));
  const marks = scaleMarks(Math.min(100, ...scores));
  const lowest = marks[0] ?? 0;
  const count = Math.max(0, ...series.map(({ values }) => values.length));
  const x = (index: number) => rounded(margin.left + (count < 2 ? 0 : (plot.width * index) / (count - 1)));
  const y = (score: number) => rounded(margin.top + plot.height * (1 - (score - lowest) / (100 - lowest)));
  const right = size.width - margin.right;
  const grid = marks.map(
    (mark) =>
      html`<path class="grid" d="M${margin.left} ${y(mark)}H${right}"/><text class="mark-of-scale" x="${margin.left - 8}" y="${y(mark) + 4}" text-anchor="end">${mark}</text>`,
  );
  const lines = series.map(
    ({ look, values }) => html`<path class="line ${look}" d="${pathOf(values, x, y)}"/>
`,
  );
  const dots = (series[0]?.values ?? []).map((value, index) =>
    value === null
      ? ''
      : html`<circle class="dot" cx="${x(index)}" cy="${y(value)}" r="4"><title>${displayed(value)}</title></circle>`,
  );
  const under = size.height - 8;
  return html`<svg class="trend" viewBox="0 0 ${size.width} ${size.height}" role="img" aria-labelledby="${id}-name ${id}-description"><title id="${id}-name">${title}</title><desc id="${id}-description">${description}</desc>
${grid}
${lines.toReversed()}${dots}
<text x="${margin.left}" y="${under}">${ends[0]}</text><text x="${right}" y="${under}" text-anchor="end">${ends[1]}</text></svg>
<ul class="legend">${series.map(keyOf)}</ul>`;
}

function keyOf({ title, look }: Series): Markup {
  return html`<li><svg viewBox="0 0 32 10" aria-hidden="true"><path class="key ${look}" d="M0 5H32"/></svg>${title}</li>`;
}

/** A scale that ends at 100 and begins below the lowest score, so that small changes can be seen; few marks on it. */
function scaleMarks(lowest: number): readonly number[] {
  const step = lowest >= 80 ? 5 : lowest >= 60 ? 10 : 20;
  const first = lowest >= 80 ? 80 : lowest >= 60 ? 60 : lowest >= 40 ? 40 : 0;
  return Array.from({ length: (100 - first) / step + 1 }, (_, index) => first + index * step);
}

/** A line through all values, begun anew after a gap. One alone is a point, which a round cap would show: dots do. */
function pathOf(
  values: readonly Score[],
  x: (index: number) => number,
  y: (score: number) => number,
): string {
  return values
    .map((value, index) =>
      value === null ? '' : `${(values[index - 1] ?? null) === null ? 'M' : 'L'}${x(index)} ${y(value)}`,
    )
    .join('');
}

function rounded(length: number): number {
  return Math.round(length * 10) / 10;
}
