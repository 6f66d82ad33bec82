import { type Content, html, type Markup } from '../page/markup.ts';
import { markWords } from './scale.ts';

/** How a chart is told to whoever does not see it. */
export interface Naming {
  /** Prefix of the ids in it, which have to be the page's only ones. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
}

/** A picture and the plot inside it. User units: a narrow screen enlarges the letters, for which the margins leave room. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly margin: {
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly bottom: number;
  };
}

/** The picture around a chart's content; `look` is a class beside `chart`. */
export function framed(
  { width, height }: Frame,
  look: string,
  { id, title, description }: Naming,
  content: Content,
): Markup {
  return html`<svg class="chart ${look}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="${id}-name ${id}-description"><title id="${id}-name">${title}</title><desc id="${id}-description">${description}</desc>
${content}</svg>`;
}

/** A line across for each mark, with its value. */
export function grid(frame: Frame, marks: readonly number[]): readonly Markup[] {
  const { width, margin } = frame;
  const y = heightIn(frame, marks);
  const words = markWords(marks);
  return marks.map(
    (mark, index) =>
      html`<path class="grid" d="M${margin.left} ${y(mark)}H${width - margin.right}"/><text class="mark-of-scale" x="${margin.left - 8}" y="${y(mark) + 4}" text-anchor="end">${words[index] ?? ''}</text>`,
  );
}

/** How far down a value is, between the first mark at the bottom and the last at the top. */
export function heightIn({ height, margin }: Frame, marks: readonly number[]): (value: number) => number {
  const [lowest, highest] = [marks[0] ?? 0, marks.at(-1) ?? 1];
  const plot = height - margin.top - margin.bottom;
  return (value) => rounded(margin.top + plot * (1 - (value - lowest) / (highest - lowest)));
}

/** To a tenth of a unit: finer is not seen. */
export function rounded(length: number): number {
  return Math.round(length * 10) / 10;
}

/** What each look means. */
export function legend(keys: readonly { readonly title: string; readonly key: Markup }[]): Markup {
  return html`<ul class="legend">${keys.map(({ title, key }) => html`<li><svg viewBox="0 0 32 10" aria-hidden="true">${key}</svg>${title}</li>`)}</ul>`;
}
