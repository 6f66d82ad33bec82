import { objectAt } from '../json.ts';
import { amountAt, countAt, type LoadFormat, measuredBy, type ParsedLoad, sumOf } from './format.ts';

/**
 * `artillery run --output` of version 2 (`packages/core/lib/ssms.js` of artilleryio/artillery). Its response time ends with
 * the first byte. With few samples a percentile is the text `"NaN"`, or missing.
 */
export const artillery: LoadFormat = {
  id: 'artillery',
  title: '`artillery run --output`',
  matches: (report) => objectAt(report, 'aggregate') !== null,
  parse,
};

function parse(report: object): ParsedLoad {
  const aggregate = objectAt(report, 'aggregate');
  const counters = objectAt(aggregate, 'counters');
  if (counters === null || (objectAt(aggregate, 'summaries') ?? objectAt(aggregate, 'rates')) === null)
    return { ok: false, reason: 'It is a report of Artillery 1: write it with version 2 or later.' };
  // A counter stands there from its first count.
  const tried = countAt(counters, 'http.requests') ?? 0;
  if (tried === 0)
    return { ok: false, reason: 'The run made no HTTP request, and other protocols are not read.' };
  const first = amountAt(aggregate, 'firstMetricAt');
  const last = amountAt(aggregate, 'lastMetricAt');
  const times = objectAt(objectAt(aggregate, 'summaries'), 'http.response_time');
  return measuredBy({
    tried,
    succeeded: succeededOf(counters, tried),
    seconds: first === null || last === null || last <= first ? null : (last - first) / 1000,
    latency: {
      average: amountAt(times, 'mean'),
      median: amountAt(times, 'median') ?? amountAt(times, 'p50'),
      p90: amountAt(times, 'p90'),
      p95: amountAt(times, 'p95'),
      p99: amountAt(times, 'p99'),
      maximum: amountAt(times, 'max'),
    },
  });
}

/**
 * Right answers, less those that a script found wrong: errors beyond the requests that nobody answered. Where such an answer
 * has a wrong status too, it is taken off although it was never counted: the report does not say which they are.
 */
function succeededOf(counters: object, tried: number): number | null {
  const right = countsOf(counters, /^http\.codes\.[23]\d\d$/);
  const errors = countsOf(counters, /^errors\./);
  if (right === null || errors === null) return null;
  const unanswered = Math.max(0, tried - (countAt(counters, 'http.responses') ?? 0));
  return Math.max(0, right - Math.max(0, errors - unanswered));
}

function countsOf(counters: object, name: RegExp): number | null {
  const names = Object.keys(counters).filter((key) => name.test(key));
  return sumOf(...names.map((key) => countAt(counters, key)));
}
