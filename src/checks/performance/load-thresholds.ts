import type { Check } from '../../model/check.ts';
import type { Finding } from '../../model/finding.ts';
import type { LoadResult, Scenario } from '../../model/load.ts';
import {
  type ComparisonOperator,
  type LoadMetric,
  type LoadThreshold,
  thresholdKey,
} from '../../model/load-threshold.ts';
import { notApplicable, proportion } from '../../model/outcome.ts';

/** What differs from one scenario to the next. */
export interface Load<S extends Scenario> {
  readonly scenario: S;
  /** `light load`. */
  readonly name: string;
  /** What such a run is for, in a sentence. */
  readonly purpose: string;
}

/** The check of a scenario's load run against the thresholds that apply to it: the score is the part of them that it meets. */
export function loadThresholds<S extends Scenario>({
  scenario,
  name,
  purpose,
}: Load<S>): Check<'loadResults' | 'files'> {
  return {
    id: 'thresholds',
    category: `performance/${scenario}`,
    importance: 'high',
    title: `The load run meets its thresholds under ${name}`,
    failureTitle: `The load run misses thresholds under ${name}`,
    why: `${purpose} The score is the part of the thresholds under \`performance.thresholds\` that the run meets, of all that are asked of its scenario. What the report does not tell, such as a 95th percentile that the tool was not asked for, is not met. A report that is in git counts as one threshold more that is missed: it tells of another run. A report that is named and not there, or that tells of no request, is an error.`,
    fix: 'Look for what the run waits for under that load, and mend it; or run it where nothing else runs. Where the report lacks a figure, have the tool write it: k6 writes the percentiles that `summaryTrendStats` names. Change the threshold when it asks for more than anybody needs. Take a report out of git, and write it anew in the job that is judged.',
    needs: ['loadResults', 'files'],

    run({ loadResults, files }) {
      const result = loadResults?.results.find((one) => one.scenario === scenario);
      if (loadResults === null || result === undefined)
        return notApplicable('No load run of this scenario is configured.');
      const asked = loadResults.thresholds.filter(
        (threshold) => threshold.scenario === null || threshold.scenario === scenario,
      );
      if (asked.length === 0) return notApplicable('No threshold is asked of this scenario.');
      const committed = files
        .filter(({ path, isTracked }) => isTracked && path === result.path)
        .map(({ path }) => ({ path, message: inGit, subject: 'in git' }));
      return proportion(asked.length + committed.length, [
        ...committed,
        ...asked.flatMap((threshold) => findingsOf(threshold, result)),
      ]);
    },
  };
}

const inGit = 'This report is in git: it is not of the run that is judged.';

function findingsOf(threshold: LoadThreshold, result: LoadResult): readonly Finding[] {
  const value = figureOf(threshold, result);
  if (value !== null && holds(value, threshold)) return [];
  return [
    {
      path: result.path,
      message: value === null ? missing(threshold, result) : missed(threshold, value),
      subject: `${thresholdKey(threshold)} ${threshold.text}`,
    },
  ];
}

function figureOf({ metric, aggregation }: LoadThreshold, result: LoadResult): number | null {
  switch (metric) {
    case 'errors':
      return result.errorRate;
    case 'throughput':
      return result.throughput;
    case 'memory':
      return result.peakMemory;
    case 'latency': {
      const { latency } = result;
      if (latency === null) return null;
      const figures: Partial<Record<LoadThreshold['aggregation'], number | null>> = {
        avg: latency.average,
        med: latency.median,
        max: latency.maximum,
        'p(90)': latency.p90,
        'p(95)': latency.p95,
        'p(99)': latency.p99,
      };
      return figures[aggregation] ?? null;
    }
  }
}

function holds(value: number, { operator, bound }: LoadThreshold): boolean {
  switch (operator) {
    case '<':
      return value < bound;
    case '<=':
      return value <= bound;
    case '>':
      return value > bound;
    case '>=':
      return value >= bound;
    case '==':
    case '===':
      return value === bound;
    case '!=':
      return value !== bound;
  }
}

const operatorWords: Readonly<Record<ComparisonOperator, string>> = {
  '<': 'below',
  '<=': 'at most',
  '>': 'above',
  '>=': 'at least',
  '==': 'exactly',
  '===': 'exactly',
  '!=': 'anything but',
};

function missing(threshold: LoadThreshold, { format }: LoadResult): string {
  const asked = `${operatorWords[threshold.operator]} ${inUnit(threshold.metric, full(scaled(threshold, threshold.bound)))}`;
  return `The report, of ${format}, does not tell ${nameOf(threshold)}, asked for ${asked}. What is not measured is not met.`;
}

function missed(threshold: LoadThreshold, value: number): string {
  const { metric, operator, bound } = threshold;
  const asked = full(scaled(threshold, bound));
  const rounded = short(scaled(threshold, value));
  // Rounding may not make the same of two numbers that are not.
  const found = rounded === asked && value !== bound ? full(scaled(threshold, value)) : rounded;
  const name = nameOf(threshold);
  const start = `${name[0]?.toUpperCase()}${name.slice(1)} is ${inUnit(metric, found)}, asked for ${operatorWords[operator]} ${inUnit(metric, asked)}`;
  if (value === bound) return `${start}.`;
  // Of the two numbers that are read: whoever subtracts them gets it.
  const apart = Math.abs(found - asked);
  const difference = Number(apart.toFixed(9)) || full(apart);
  const by = metric === 'errors' ? `${difference} points` : inUnit(metric, difference);
  return `${start}: ${by} too ${value > bound ? 'much' : 'little'}.`;
}

function nameOf({ metric, aggregation }: LoadThreshold): string {
  const names: Readonly<Record<LoadMetric, string>> = {
    errors: 'the error rate',
    latency: `the latency by \`${aggregation}\``,
    throughput: 'the throughput',
    memory: 'the peak memory',
  };
  return names[metric];
}

/** In the unit that is shown: per cent of a part of 1, MB of bytes. */
function scaled({ metric }: LoadThreshold, value: number): number {
  if (metric === 'errors') return value * 100;
  return metric === 'memory' ? value / 1e6 : value;
}

function inUnit(metric: LoadMetric, number: number): string {
  const units: Readonly<Record<LoadMetric, string>> = {
    errors: '%',
    latency: ' ms',
    throughput: ' operations per second',
    memory: ' MB',
  };
  return `${number}${units[metric]}`;
}

/** Four digits, or all before the point: a run differs from the next by more. */
function short(number: number): number {
  return number >= 1000 ? Math.round(number) : Number(number.toPrecision(4));
}

/** All digits but the last, which are those of binary fractions. */
function full(number: number): number {
  return Number(number.toPrecision(12));
}
