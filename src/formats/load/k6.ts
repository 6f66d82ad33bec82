import { type Latency, type Scenario, scenarios } from '../../model/load.ts';
import { arrayAt, objectAt, textAt } from '../json.ts';
import {
  amountAt,
  countAt,
  type LoadFormat,
  measuredBy,
  type ParsedLoad,
  quotient,
  sumOf,
} from './format.ts';

/**
 * k6's three summaries, by `internal/js/summary.go`, `summary-wrapper.js` and `internal/lib/summary/machine_readable.go` of
 * grafana/k6: `--summary-export`, what `handleSummary` is given, and either with `--new-machine-readable-summary`. Times are
 * milliseconds whatever `summaryTimeUnit` is; a percentile is there when `summaryTrendStats` names it. Its own thresholds are
 * not looked at: what is asked stands in the configuration.
 */
export const k6: LoadFormat = {
  id: 'k6',
  title: "k6's `--summary-export` and `handleSummary`",
  matches: (report) => metricsOf(report) !== null,
  parse,
};

/** Name → what was counted or timed. */
type Metrics = ReadonlyMap<string, object>;

function parse(report: object, scenario: Scenario): ParsedLoad {
  const all = metricsOf(report) ?? new Map();
  const apart = scenarios.filter((one) => taggedWith(all, one).size > 0);
  const tagged = taggedWith(all, scenario);
  if (tagged.size === 0 && apart.length > 0) {
    const others = apart.map((one) => `\`${one}\``).join(' and ');
    return { ok: false, reason: `It has metrics of ${others} apart, and none of \`${scenario}\`.` };
  }
  // Never a mixture with metrics of the whole run, which other scenarios are in as well.
  const metrics = tagged.size > 0 ? tagged : all;
  const [requests, failures, durations] = ['http_reqs', 'http_req_failed', 'http_req_duration'].map(
    (name) => metrics.get(name) ?? null,
  );
  if (!requests && !failures && !durations)
    return { ok: false, reason: 'The run made no HTTP request, and other protocols are not read.' };
  const failed = countAt(failures, 'passes') ?? countAt(failures, 'matches');
  const judged = sumOf(failed, countAt(failures, 'fails')) ?? countAt(failures, 'total');
  const tried = countAt(requests, 'count') ?? judged;
  return measuredBy({
    tried,
    // A rate counts what is true of the metric's name: here `passes` are requests that failed.
    succeeded: failed === null || tried === null ? null : Math.max(0, tried - failed),
    seconds: secondsOf(report) ?? quotient(countAt(requests, 'count'), amountAt(requests, 'rate')),
    latency: latencyOf(durations ?? null),
  });
}

function latencyOf(durations: object | null): Latency {
  return {
    average: amountAt(durations, 'avg'),
    median: amountAt(durations, 'med') ?? amountAt(durations, 'p(50)'),
    p90: amountAt(durations, 'p(90)'),
    p95: amountAt(durations, 'p(95)'),
    p99: amountAt(durations, 'p(99)'),
    maximum: amountAt(durations, 'max'),
  };
}

function metricsOf(report: object): Metrics | null {
  const listed =
    textAt(objectAt(report, 'metadata'), 'k6Version') === null ? null : objectAt(report, 'results');
  if (listed !== null) {
    return new Map(
      (arrayAt(listed, 'metrics') ?? []).flatMap((metric) => {
        const [name, values] = [textAt(metric, 'name'), objectAt(metric, 'values')];
        return name === null || values === null ? [] : [[name, values] as const];
      }),
    );
  }
  const byName = objectAt(report, 'metrics');
  if (byName === null) return null;
  return new Map(
    Object.keys(byName).flatMap((name) => {
      const metric = objectAt(byName, name);
      return metric === null ? [] : [[name, objectAt(metric, 'values') ?? metric] as const];
    }),
  );
}

/** The metrics of requests with the tag of a scenario, under their plain names. */
function taggedWith(metrics: Metrics, scenario: Scenario): Metrics {
  const tag = `{scenario:${scenario}}`;
  return new Map(
    [...metrics].flatMap(([name, values]) => {
      const plain = name.replace(/[\s"']/g, '');
      const isOfRequests = plain.startsWith('http_req') && plain.endsWith(tag);
      return isOfRequests ? [[plain.slice(0, -tag.length), values] as const] : [];
    }),
  );
}

/** Of the whole run: k6 divides by it in every scenario. */
function secondsOf(report: object): number | null {
  const milliseconds = amountAt(objectAt(report, 'state'), 'testRunDurationMs');
  return milliseconds === null ? amountAt(objectAt(report, 'config'), 'duration') : milliseconds / 1000;
}
