import { html, type Markup } from '../page/markup.ts';
import { type Frame, framed, grid, heightIn, legend, type Naming, rounded } from './frame.ts';
import type { Scale } from './scale.ts';

/** One bar of every group. */
export interface BarSeries {
  readonly title: string;
  /** Of one kind of value each: they differ by colour and by stripes. */
  readonly kind: 'first' | 'second';
  /** Those of the past are hollow. */
  readonly isPast: boolean;
  /** One a group; `null` has no bar. */
  readonly values: readonly (number | null)[];
}

const frame: Frame = {
  width: 360,
  height: 220,
  margin: { left: 46, right: 4, top: 12, bottom: 30 },
};

/** Between groups, and the widest that a bar may be. */
const gap = 16;
const widest = 32;

/** Amounts as bars side by side, group by group, from zero up. */
export function barChart(
  groups: readonly string[],
  series: readonly BarSeries[],
  naming: Naming,
  scale: Scale,
): Markup {
  const { width, height, margin } = frame;
  const marks = scale.marksOf(series.flatMap(({ values }) => values.filter((value) => value !== null)));
  const y = heightIn(frame, marks);
  const floor = y(0);
  const step = (width - margin.left - margin.right) / Math.max(1, groups.length);
  const slot = (step - gap) / Math.max(1, series.length);
  const breadth = Math.min(widest, slot - 2);
  // As wide as what is in it, so that the bars of a group stand together.
  const middleOf = (group: number, index: number) =>
    margin.left + step * (group + 0.5) + (breadth + 2) * (index - (series.length - 1) / 2);
  const bars = groups.map((group, at) => [
    series.map((one, index) => {
      const value = one.values[at] ?? null;
      const middle = rounded(middleOf(at, index));
      if (value === null)
        return html`<text class="missing" x="${rounded(middle + 4)}" y="${floor - 5}" transform="rotate(-90 ${rounded(middle + 4)} ${floor - 5})">not measured</text>`;
      const told = `${group}, ${one.title}: ${scale.word(value)}`;
      if (value === 0)
        return html`<text x="${middle}" y="${floor - 5}" text-anchor="middle">0<title>${told}</title></text>`;
      return barOf(one, middle, breadth, Math.min(y(value), floor - 1), floor, told);
    }),
    html`<text x="${rounded(margin.left + step * (at + 0.5))}" y="${height - 8}" text-anchor="middle">${group}</text>
`,
  ]);
  const keys = series.map((one) => ({ title: one.title, key: barOf(one, 16, 30, 1, 9, null) }));
  return html`${framed(frame, 'bars', naming, [grid(frame, marks), bars])}
${series.length < 2 ? '' : legend(keys)}`;
}

const betweenStripes = 5;

function barOf(
  { kind, isPast }: BarSeries,
  middle: number,
  breadth: number,
  top: number,
  floor: number,
  told: string | null,
): Markup {
  const look = `${kind}${isPast ? ' past' : ''}`;
  const left = rounded(middle - breadth / 2);
  const stripes = kind === 'first' ? 0 : Math.floor((floor - top) / betweenStripes);
  const path = Array.from(
    { length: stripes },
    (_, index) => `M${left} ${rounded(floor - (index + 0.5) * betweenStripes)}h${rounded(breadth)}`,
  ).join('');
  return html`<rect class="column ${look}" x="${left}" y="${top}" width="${rounded(breadth)}" height="${rounded(floor - top)}">${told === null ? '' : html`<title>${told}</title>`}</rect>${path === '' ? '' : html`<path class="stripes ${look}" d="${path}"/>`}`;
}
