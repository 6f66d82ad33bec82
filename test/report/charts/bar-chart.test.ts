import { expect, it, test } from 'vitest';
import { type BarSeries, barChart } from '../../../src/report/charts/bar-chart.ts';
import { amountScale } from '../../../src/report/charts/scale.ts';

const seriesOf = (isPast: boolean, ...values: readonly (number | null)[]): BarSeries => ({
  title: isPast ? 'before' : 'now',
  kind: 'first',
  isPast,
  values,
});

const chartOf = (...series: readonly BarSeries[]) =>
  barChart(
    ['light', 'heavy'],
    series,
    { id: 'a', title: 'A chart', description: 'What it shows.' },
    amountScale((amount) => `${amount} ms`),
  ).text;

const barsOf = (chart: string) =>
  [
    ...chart.matchAll(
      /<rect class="column ([^"]*)" x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"><title>/g,
    ),
  ].map(([, look, ...numbers]) => [look, ...numbers.map(Number)]);

test('bars stand on the floor, as high as their amounts, those of the past first', () => {
  expect(barsOf(chartOf(seriesOf(true, 20, 40), seriesOf(false, 10, 30)))).toEqual([
    ['first past', 90.5, 101, 32, 89],
    ['first', 124.5, 145.5, 32, 44.5],
    ['first past', 245.5, 12, 32, 178],
    ['first', 279.5, 56.5, 32, 133.5],
  ]);
});

test('a bar tells its group, its series and its amount', () => {
  expect(chartOf(seriesOf(false, 10, 30))).toContain('<title>light, now: 10 ms</title>');
});

test('nothing is a 0, what was not measured says so, and neither has a bar', () => {
  const chart = chartOf(seriesOf(false, 0, null));
  expect(barsOf(chart)).toEqual([]);
  expect(chart).toContain('text-anchor="middle">0<title>light, now: 0 ms</title></text>');
  expect(chart.match(/>not measured</g)).toHaveLength(1);
});

test('a trace beside a lot can be seen', () => {
  expect(barsOf(chartOf(seriesOf(false, 0.001, 1e9)))[0]?.at(-1)).toBe(1);
});

test('series differ by more than colour: the past is hollow, the second kind striped', () => {
  const second: BarSeries = { title: 'p95', kind: 'second', isPast: false, values: [10, 30] };
  expect(chartOf(seriesOf(false, 10, 30))).not.toContain('class="stripes');
  expect(chartOf(second)).toContain('class="stripes second"');
  expect(chartOf({ ...second, isPast: true })).toContain('class="column second past"');
});

it('has a key for each of two series, and none for one', () => {
  expect(chartOf(seriesOf(false, 10, 30))).not.toContain('legend');
  expect(chartOf(seriesOf(true, 1, 1), seriesOf(false, 10, 30)).match(/<li>/g)).toHaveLength(2);
});

test('whoever does not see it is told its name and what it shows', () => {
  expect(chartOf(seriesOf(false, 1, 2))).toContain(
    'role="img" aria-labelledby="a-name a-description"><title id="a-name">A chart</title><desc id="a-description">What it shows.</desc>',
  );
});
