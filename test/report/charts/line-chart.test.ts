import { expect, it, test } from 'vitest';
import { lineChart } from '../../../src/report/charts/line-chart.ts';

const chartOf = (...values: readonly (number | null)[]) =>
  lineChart([{ title: 'Total', look: 'total-line', values }], {
    id: 'a',
    title: 'A chart',
    description: 'What it shows.',
    ends: ['first', 'last'],
  }).text;

const scaleOf = (chart: string) =>
  [...chart.matchAll(/class="mark-of-scale"[^>]*>(\d+)</g)].map(([, mark]) => mark);

it.each([
  ['what is nearly faultless', [99, 100], ['80', '85', '90', '95', '100']],
  ['what is good', [60, 99], ['60', '70', '80', '90', '100']],
  ['what is middling', [41, 99], ['40', '60', '80', '100']],
  ['what is bad', [3, 99], ['0', '20', '40', '60', '80', '100']],
  ['nothing that was judged', [null, null], ['80', '85', '90', '95', '100']],
])('the scale of %s begins below it', (_, values, marks) => {
  expect(scaleOf(chartOf(...values))).toEqual(marks);
});

test('a line goes from edge to edge, best at the top, and has a gap where nothing was judged', () => {
  const [, path] = /class="line total-line" d="([^"]*)"/.exec(chartOf(80, 100, null, 90)) ?? [];
  expect(path).toBe('M44 216L264.7 14M706 115');
});

test('every score has its dot, which tells it rounded down', () => {
  const dots = [...chartOf(80, null, 99.99).matchAll(/<circle[^>]*><title>([^<]*)</g)].map(
    ([, text]) => text,
  );
  expect(dots).toEqual(['80.0', '99.9']);
});

test('whoever does not see it is told its name and what it shows', () => {
  const chart = chartOf(80, 90);
  expect(chart).toContain('role="img" aria-labelledby="a-name a-description"');
  expect(chart).toContain('<title id="a-name">A chart</title><desc id="a-description">What it shows.</desc>');
});
