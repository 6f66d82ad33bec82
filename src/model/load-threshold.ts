import type { Scenario } from './load.ts';

/** By what each metric may be asked for, in k6's words (https://grafana.com/docs/k6/latest/using-k6/thresholds/). */
export const aggregations = {
  errors: ['rate'],
  latency: ['avg', 'med', 'max', 'p(90)', 'p(95)', 'p(99)'],
  throughput: ['value'],
  memory: ['max'],
} as const;

export type LoadMetric = keyof typeof aggregations;

type Aggregation = (typeof aggregations)[LoadMetric][number];

export const loadMetrics = Object.keys(aggregations) as readonly LoadMetric[];

/** `===` is k6's other word for `==`. */
export const comparisonOperators = ['<', '<=', '>', '>=', '==', '===', '!='] as const;

export type ComparisonOperator = (typeof comparisonOperators)[number];

/** What is asked of load runs: `p(95)<400` of `latency`. */
export interface LoadThreshold {
  readonly metric: LoadMetric;
  /** Of whose runs it is asked; `null`: of all. */
  readonly scenario: Scenario | null;
  readonly aggregation: Aggregation;
  readonly operator: ComparisonOperator;
  /** Errors: a part of 1. Latency: milliseconds. Throughput: operations per second. Memory: bytes. */
  readonly bound: number;
  /** As it is written, without spaces: `max<200MB`. */
  readonly text: string;
}

/** The key that a threshold stands under: `latency`, `latency{scenario:stress}`. */
export function thresholdKey({ metric, scenario }: Pick<LoadThreshold, 'metric' | 'scenario'>): string {
  return scenario === null ? metric : `${metric}{scenario:${scenario}}`;
}
