import { type BarSeries, barChart } from '../charts/bar-chart.ts';
import { amountScale } from '../charts/scale.ts';
import { amountWord, hasBefore, type LoadRun, type Measure } from '../load-words.ts';
import { html, type Markup } from './markup.ts';

/** Measures of one unit as bars by scenario, each of before on the left of that of now. */
export function loadChart(
  id: string,
  title: string,
  measures: readonly [Measure] | readonly [Measure, Measure],
  runs: readonly LoadRun[],
): Markup {
  const [{ unit }] = measures;
  const groups = runs.map(({ now }) => now.scenario);
  const series = seriesOf(measures, runs);
  const values = series.flatMap((one) => one.values);
  const head = html`<h3>${title} <span class="quiet">${unit}</span></h3>`;
  if (values.every((value) => value === null))
    return html`<div>${head}<p class="quiet">Not measured.</p></div>`;
  const word = (amount: number | null) => amountWord(measures[0], amount);
  const said = groups.map((group, at) => {
    const amounts = series.map((one) => `${one.title} ${word(one.values[at] ?? null)}`);
    return `${group}: ${amounts.join(', ')}`;
  });
  const naming = { id, title: `${title} by scenario`, description: `In ${unit}. ${said.join('; ')}.` };
  return html`<div>${head}
${barChart(groups, series, naming, amountScale(word))}</div>`;
}

function seriesOf(measures: readonly Measure[], runs: readonly LoadRun[]): readonly BarSeries[] {
  return measures.flatMap((measure, index) => {
    const kind = index === 0 ? 'first' : 'second';
    const titleOf = (time: string) =>
      measures.length === 1 ? time : `${measure.title.toLowerCase()} ${time}`;
    const past = runs.map(({ before }) => (before === null ? null : measure.of(before)));
    const now = runs.map((run) => measure.of(run.now));
    return [
      ...(hasBefore(runs) ? [{ title: titleOf('before'), kind, isPast: true, values: past } as const] : []),
      { title: titleOf('now'), kind, isPast: false, values: now } as const,
    ];
  });
}
