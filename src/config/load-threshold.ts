import {
  aggregations,
  type ComparisonOperator,
  comparisonOperators,
  type LoadMetric,
  type LoadThreshold,
} from '../model/load-threshold.ts';
import { alternatives } from './problem.ts';

/** Units of memory, decimal as k6 and the SI have them. */
const bytes = { B: 1, kB: 1e3, MB: 1e6, GB: 1e9 } as const;

/** What may follow the operator. */
const bounds: Readonly<Record<LoadMetric, string>> = {
  errors: 'a part from 0 to 1 (`0.01` is 1%)',
  latency: 'a number of milliseconds',
  throughput: 'a number of operations per second',
  memory: 'a number of bytes, or of `kB`, `MB` or `GB`',
};

/** What a threshold of a metric must be, in words that can follow "it must be". */
export function allowedThreshold(metric: LoadMetric): string {
  return `${alternatives(aggregations[metric])}, then ${alternatives(comparisonOperators)}, then ${bounds[metric]}`;
}

/** Room for a number that somebody has written, and no more. */
const form = /^([a-z]+(?:\(\d\d\))?)([<>]=?|={2,3}|!=)(\d{1,15}(?:\.\d{1,15})?)([a-zA-Z]{0,2})$/;

/** A threshold in k6's grammar (`metrics/thresholds_parser.go` of grafana/k6); `null` when it is none of that metric. */
export function readThreshold(
  { metric, scenario }: Pick<LoadThreshold, 'metric' | 'scenario'>,
  written: string,
): LoadThreshold | null {
  if (written.length > 100) return null;
  const text = written.replaceAll(' ', '');
  const [, named, operator, number, unit = ''] = form.exec(text) ?? [];
  const aggregation = aggregations[metric].find((one) => one === named);
  const factor = factorOf(metric, unit);
  if (aggregation === undefined || factor === null) return null;
  const bound = Number(number) * factor;
  if (metric === 'errors' && bound > 1) return null;
  return { metric, scenario, aggregation, operator: operator as ComparisonOperator, bound, text };
}

function factorOf(metric: LoadMetric, unit: string): number | null {
  if (unit === '') return 1;
  return metric === 'memory' && Object.hasOwn(bytes, unit) ? bytes[unit as keyof typeof bytes] : null;
}
