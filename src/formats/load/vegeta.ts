import type { Latency } from '../../model/load.ts';
import { objectAt, own } from '../json.ts';
import { amountAt, countAt, type LoadFormat, measuredBy, type ParsedLoad, sumOf } from './format.ts';

/** Vegeta writes Go's durations: nanoseconds. */
const nanosecondsPerMillisecond = 1e6;
const nanosecondsPerSecond = 1e9;

/** `vegeta report -type=json` (`lib/metrics.go` of tsenart/vegeta); `-type=json` of version 12 and older alike. */
export const vegeta: LoadFormat = {
  id: 'vegeta',
  title: '`vegeta report -type=json`',
  matches: (report) => objectAt(report, 'latencies') !== null && own(report, 'status_codes') !== undefined,
  parse,
};

function parse(report: object): ParsedLoad {
  const tried = countAt(report, 'requests');
  const duration = sumOf(countAt(report, 'duration'), countAt(report, 'wait'));
  return measuredBy({
    tried,
    succeeded: succeededOf(report, tried),
    seconds: duration === null ? null : duration / nanosecondsPerSecond,
    latency: latencyOf(objectAt(report, 'latencies')),
  });
}

/** `success` is a part of 1, and the count behind it is whole. */
function succeededOf(report: object, tried: number | null): number | null {
  const success = amountAt(report, 'success');
  return success === null || success > 1 || tried === null ? null : Math.round(success * tried);
}

function latencyOf(latencies: object | null): Latency {
  const at = (key: string) => {
    const found = amountAt(latencies, key);
    return found === null ? null : found / nanosecondsPerMillisecond;
  };
  return {
    average: at('mean'),
    median: at('50th'),
    p90: at('90th'),
    p95: at('95th'),
    p99: at('99th'),
    maximum: at('max'),
  };
}
