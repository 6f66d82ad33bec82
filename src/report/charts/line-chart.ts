import { html, type Markup } from '../page/markup.ts';
import { type Frame, framed, grid, heightIn, legend, type Naming, rounded } from './frame.ts';
import { type Scale, scoreScale } from './scale.ts';

/** One line of a chart, from left to right. */
export interface Series {
  readonly title: string;
  /** Class of its line. */
  readonly look: string;
  /** `null` is a gap. */
  readonly values: readonly (number | null)[];
}

interface Told extends Naming {
  /** Under the first and the last value. */
  readonly ends: readonly [first: string, last: string];
}

const frame: Frame = {
  width: 720,
  height: 250,
  margin: { left: 44, right: 14, top: 14, bottom: 34 },
};

/** Values over time as lines, equally far apart: scores unless a scale says what else. The first is marked value by value. */
export function lineChart(series: readonly Series[], told: Told, scale: Scale = scoreScale): Markup {
  const { width, height, margin } = frame;
  const marks = scale.marksOf(series.flatMap(({ values }) => values.filter((value) => value !== null)));
  const count = Math.max(0, ...series.map(({ values }) => values.length));
  const right = width - margin.right;
  const x = (index: number) =>
    rounded(margin.left + (count < 2 ? 0 : ((right - margin.left) * index) / (count - 1)));
  const y = heightIn(frame, marks);
  const lines = series.map(
    ({ look, values }) => html`<path class="line ${look}" d="${pathOf(values, x, y)}"/>
`,
  );
  const dots = (series[0]?.values ?? []).map((value, index) =>
    value === null
      ? ''
      : html`<circle class="dot" cx="${x(index)}" cy="${y(value)}" r="4"><title>${scale.word(value)}</title></circle>`,
  );
  const under = height - 8;
  const content = html`${grid(frame, marks)}
${lines.toReversed()}${dots}
<text x="${margin.left}" y="${under}">${told.ends[0]}</text><text x="${right}" y="${under}" text-anchor="end">${told.ends[1]}</text>`;
  const keys = series.map(({ title, look }) => ({
    title,
    key: html`<path class="key ${look}" d="M0 5H32"/>`,
  }));
  return html`${framed(frame, 'lines', told, content)}
${legend(keys)}`;
}

/** A line through all values, begun anew after a gap. One alone is a point, which a round cap would show: dots do. */
function pathOf(
  values: readonly (number | null)[],
  x: (index: number) => number,
  y: (value: number) => number,
): string {
  return values
    .map((value, index) =>
      value === null ? '' : `${(values[index - 1] ?? null) === null ? 'M' : 'L'}${x(index)} ${y(value)}`,
    )
    .join('');
}
