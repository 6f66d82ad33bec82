import type { ScorecardDocument } from '../../model/document.ts';
import { type LoadFigures, type Scenario, scenarios } from '../../model/load.ts';
import { lineChart } from '../charts/line-chart.ts';
import { amountScale } from '../charts/scale.ts';
import { amountWord, type Measure, p95, throughput } from '../load-words.ts';
import { folded } from './folded.ts';
import { type Content, html, type Markup } from './markup.ts';

/** Certificates with a scenario's figures from which on they are a trend. */
const leastPast = 3;

/** A scenario's figures from the first certificate that has any to this run; `null` where there are none. */
interface Course {
  readonly scenario: Scenario;
  readonly figures: readonly (LoadFigures | null)[];
}

/** How throughput and p95 went from certificate to certificate; empty where too few of them have a load run. */
export function loadTrend({ history, issuedAt, loadResults }: ScorecardDocument): Content {
  const past = history.filter(({ load }) => load.length > 0).toReversed();
  const points = [...past, { issuedAt, load: loadResults }];
  const courses = scenarios
    .map((scenario) => ({
      scenario,
      figures: points.map(({ load }) => load.find((figures) => figures.scenario === scenario) ?? null),
    }))
    .filter(({ figures }) => figures.slice(0, -1).filter((one) => one !== null).length >= leastPast);
  if (courses.length === 0) return '';
  const ends = [past[0]?.issuedAt.slice(0, 10) ?? '', issuedAt.slice(0, 10)] as const;
  return folded(
    'Load runs from certificate to certificate',
    html`<div>${chartOf('load-trend-throughput', throughput, courses, ends)}${chartOf('load-trend-times', p95, courses, ends)}</div>`,
  );
}

function chartOf(
  id: string,
  measure: Measure,
  courses: readonly Course[],
  ends: readonly [string, string],
): Markup {
  const series = courses.map(({ scenario, figures }, index) => ({
    title: scenario,
    look: index === 0 ? 'total-line' : `line-${index}`,
    values: figures.map((one) => (one === null ? null : measure.of(one))),
  }));
  const word = (amount: number | null) => amountWord(measure, amount);
  const went = series.map(
    ({ title, values }) => `${title} from ${word(values[0] ?? null)} to ${word(values.at(-1) ?? null)}`,
  );
  const told = {
    id,
    title: `${measure.title} from certificate to certificate`,
    description: `In ${measure.unit}, ${ends.join(' to ')}: ${went.join('; ')}. history.csv has every number.`,
    ends,
  };
  return html`<h3>${measure.title} <span class="quiet">${measure.unit}</span></h3>
${lineChart(series, told, amountScale(word))}
`;
}
