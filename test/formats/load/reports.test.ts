import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { MeasuredLoad, ParsedLoad } from '../../../src/formats/load/format.ts';
import { loadFormats, parseLoad } from '../../../src/formats/load/index.ts';
import type { Scenario } from '../../../src/model/load.ts';
import { fixtures } from '../../support/stories.ts';

const folder = join(fixtures, 'load');

function read(path: string, scenario: Scenario = 'medium'): ParsedLoad & { readonly format?: string } {
  return parseLoad(readFileSync(join(folder, path), 'utf8'), scenario);
}

/** What a file holds, or why it can't be used. */
function told(report: unknown, scenario: Scenario = 'medium'): MeasuredLoad | string {
  const parsed = parseLoad(JSON.stringify(report), scenario);
  return parsed.ok ? parsed.measured : parsed.reason;
}

const latency = { average: null, median: null, p90: null, p95: null, p99: null, maximum: null };

const expected: readonly (readonly [path: string, scenario: Scenario, measured: MeasuredLoad])[] = [
  [
    'k6/summary-export.json',
    'heavy',
    {
      operations: 6000,
      seconds: 60,
      throughput: 99.5,
      errorRate: 0.005,
      latency: { average: 118.25, median: 96.5, p90: 214.5, p95: 312.25, p99: 640.5, maximum: 1480.75 },
      peakMemory: null,
    },
  ],
  [
    'k6/handle-summary.json',
    'light',
    {
      operations: 1500,
      seconds: 30,
      throughput: 50,
      errorRate: 0,
      latency: { average: 21.4, median: 18.6, p90: 38.2, p95: 52.6, p99: null, maximum: 142.8 },
      peakMemory: null,
    },
  ],
  [
    'k6/machine-readable.json',
    'medium',
    {
      operations: 1000,
      seconds: 12.5,
      throughput: 60,
      errorRate: 0.25,
      latency: { average: 64.5, median: 48.75, p90: 120.5, p95: 188.75, p99: null, maximum: 512.25 },
      peakMemory: null,
    },
  ],
  [
    'k6/handle-summary-scenarios.json',
    'stress',
    {
      operations: 30_000,
      seconds: 60,
      throughput: 489,
      errorRate: 0.022,
      latency: { average: 440.25, median: 352.75, p90: 921.5, p95: 1288.25, p99: null, maximum: 5020.5 },
      peakMemory: null,
    },
  ],
  [
    'k6/handle-summary-scenarios.json',
    'light',
    {
      operations: 3000,
      seconds: 60,
      throughput: 50,
      errorRate: 0,
      latency: { average: 24.5, median: 20.25, p90: 44.75, p95: 61.5, p99: null, maximum: 188.5 },
      peakMemory: null,
    },
  ],
  [
    'autocannon/autocannon.json',
    'medium',
    {
      operations: 8200,
      seconds: 20,
      throughput: 399.6,
      errorRate: 208 / 8200,
      latency: { average: 24.62, median: 22, p90: 38, p95: null, p99: 71, maximum: 212 },
      peakMemory: null,
    },
  ],
  [
    'artillery/report.json',
    'medium',
    {
      operations: 4000,
      seconds: 40,
      throughput: 97.25,
      errorRate: 110 / 4000,
      latency: { average: 84.6, median: 64.7, p90: 162.4, p95: 223.7, p99: 407.5, maximum: 812 },
      peakMemory: null,
    },
  ],
  [
    'artillery/few-samples.json',
    'light',
    {
      operations: 3,
      seconds: 2,
      throughput: 1.5,
      errorRate: 0,
      latency: { ...latency, average: 20.3, maximum: 31 },
      peakMemory: null,
    },
  ],
  [
    'custom/benchmark.json',
    'light',
    {
      operations: 50,
      seconds: null,
      throughput: 410.5,
      errorRate: 0.02,
      latency: { ...latency, average: 11.5, p95: 31.5 },
      peakMemory: 48 * 1024 ** 2,
    },
  ],
  [
    'custom/benchmark.json',
    'stress',
    {
      operations: null,
      seconds: null,
      throughput: 212.25,
      errorRate: null,
      latency: { ...latency, p95: 125 },
      peakMemory: null,
    },
  ],
  [
    'vegeta/report.json',
    'heavy',
    {
      operations: 3000,
      seconds: 30,
      throughput: 99,
      errorRate: 0.01,
      latency: { average: 51.25, median: 44.5, p90: 88.25, p95: 121.5, p99: 310.75, maximum: 1204.5 },
      peakMemory: null,
    },
  ],
];

describe('reports as tools write them', () => {
  it.each(expected)('%s, as %s', (path, scenario, measured) => {
    expect(read(path, scenario)).toEqual({ ok: true, measured, format: path.split('/')[0] });
  });

  it('are here of every format, and all are read', () => {
    const folders = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(folders.map(({ name }) => name)).toEqual(loadFormats.map(({ id }) => id).sort());
    const files = folders.flatMap(({ name }) =>
      readdirSync(join(folder, name)).map((file) => `${name}/${file}`),
    );
    expect(files.sort()).toEqual([...new Set(expected.map(([path]) => path))].sort());
  });

  it('are read with a byte order mark', () => {
    const text = readFileSync(join(folder, 'vegeta/report.json'), 'utf8');
    expect(parseLoad(`\uFEFF${text}`, 'light').ok).toBe(true);
  });
});

describe('k6', () => {
  const durations = { avg: 10, 'p(95)': 20 };

  it('has no error rate without `http_req_failed`, and so no operations that succeeded', () => {
    expect(
      told({ metrics: { http_reqs: { count: 100, rate: 10 }, http_req_duration: durations } }),
    ).toMatchObject({
      operations: 100,
      seconds: 10,
      throughput: null,
      errorRate: null,
      latency: { p95: 20 },
    });
  });

  it('does not fill a scenario of which it tells only how long with what the whole run did', () => {
    const metrics = {
      http_reqs: { count: 100, rate: 10 },
      http_req_failed: { value: 0, passes: 0, fails: 100 },
      http_req_duration: { avg: 1, 'p(95)': 2 },
      'http_req_duration{scenario:heavy}': durations,
      'http_req_duration{scenario:heavy,name:a}': { avg: 3 },
    };
    expect(told({ metrics }, 'heavy')).toEqual({
      operations: null,
      seconds: null,
      throughput: null,
      errorRate: null,
      latency: { ...latency, average: 10, p95: 20 },
      peakMemory: null,
    });
    expect(told({ metrics }, 'light')).toBe('It has metrics of `heavy` apart, and none of `light`.');
  });

  it('counts by the rate where nothing else counts', () => {
    expect(told({ metrics: { http_req_failed: { value: 0.1, passes: 2, fails: 18 } } })).toMatchObject({
      operations: 20,
      errorRate: 0.1,
      latency: null,
    });
  });

  it('is of no use for a scenario that it does not have, where it has others', () => {
    expect(read('k6/handle-summary-scenarios.json', 'heavy')).toMatchObject({
      ok: false,
      reason: 'It has metrics of `light` and `stress` apart, and none of `heavy`.',
    });
  });

  it.each([{}, { iterations: { count: 5, rate: 1 }, grpc_req_duration: durations }])(
    'is of no use without HTTP: %j',
    (metrics) => {
      expect(told({ metrics })).toBe('The run made no HTTP request, and other protocols are not read.');
    },
  );
});

describe('a custom list', () => {
  const entry = (name: string, unit: string, value: unknown) => ({ name, unit, value });

  it.each<[name: string, entries: readonly object[], measured: Partial<MeasuredLoad>]>([
    [
      'names that say more than they need',
      [entry('Response time p99', 'ms', 3)],
      { latency: { ...latency, p99: 3 } },
    ],
    ['nanoseconds', [entry('mean', 'ns', 5e6)], { latency: { ...latency, average: 5 } }],
    ['a duration', [entry('duration', 'min', 2)], { seconds: 120 }],
    ['a part of one', [entry('errors', '', 0.25)], { errorRate: 0.25 }],
    ['kilobytes and kibibytes', [entry('rss', 'kB', 3)], { peakMemory: 3000 }],
    ['the first of two', [entry('p95', 'ms', 1), entry('p95', 'ms', 2)], { latency: { ...latency, p95: 1 } }],
    ['no latency where all failed', [entry('errors', '%', 100), entry('p95', 'ms', 1)], { latency: null }],
    [
      'nothing of another scenario',
      [entry('heavy/p95', 'ms', 1), entry('memory', 'B', 7)],
      { peakMemory: 7, latency: null },
    ],
  ])('%s', (_, entries, measured) => {
    expect(told(entries)).toMatchObject(measured);
  });

  it.each<[entries: readonly object[], reason: string]>([
    [
      [entry('bundle size', 'bytes', 1)],
      'None of its entries is named as a figure of a load run is, such as `p95`.',
    ],
    [
      [entry('p95', 'parsecs', 1)],
      '`p95` is in a unit that is not read: it can be `ns`, `us`, `µs`, `ms`, `s`.',
    ],
    [[entry('p95', 'ms', '12')], 'The value of `p95` is no number from 0 up.'],
    [[entry('p95', 's', 1e308)], 'The value of `p95` is no number from 0 up.'],
    [[entry('error rate', '%', 101)], '`error rate` is more than all: it is a part of 1, or per cent.'],
    [[entry('requests', '', 1.5)], 'The value of `requests` is no whole number.'],
    [[entry('requests', '', 0)], 'The run made no request.'],
  ])('%j', (entries, reason) => {
    expect(told(entries)).toBe(reason);
  });
});

describe('a run in which nothing succeeded', () => {
  it('has no latency: a refusal takes no time', () => {
    const report = {
      latencies: { mean: 100_000, '95th': 200_000 },
      duration: 1e9,
      wait: 0,
      requests: 50,
      success: 0,
      status_codes: { 0: 50 },
    };
    expect(told(report)).toEqual({
      operations: 50,
      seconds: 1,
      throughput: 0,
      errorRate: 1,
      latency: null,
      peakMemory: null,
    });
  });
});

const unknown =
  "It is in no format that is read (k6's `--summary-export` and `handleSummary`, `artillery run --output`, `autocannon --json`, `vegeta report -type=json` and github-action-benchmark's custom list).";

describe('what can not be used', () => {
  it.each([
    ['', 'It is empty: the tool wrote nothing.'],
    ['\n \n', 'It is empty: the tool wrote nothing.'],
    ['{"metrics":{', 'It is no JSON of an object or a list; it may have been cut short.'],
    ['null', 'It is no JSON of an object or a list; it may have been cut short.'],
    ['7', 'It is no JSON of an object or a list; it may have been cut short.'],
    [
      ' '.repeat(30_000_001).replace(' ', '{'),
      'It is longer than 30000000 characters: a summary is asked for.',
    ],
    ['{"results":[]}', unknown],
    ['[]', unknown],
    ['[{"name":"p95","unit":"ms"}]', unknown],
  ])('%.20j', (text, reason) => {
    expect(parseLoad(text, 'light')).toMatchObject({ ok: false, reason });
  });

  it.each<[name: string, report: unknown, reason: string]>([
    [
      'k6 without a request',
      { metrics: { http_reqs: { count: 0, rate: 0 }, http_req_duration: { avg: 0 } } },
      'The run made no request.',
    ],
    [
      'autocannon without a request',
      { requests: { total: 0 }, latency: { average: 0 }, errors: 0, non2xx: 0, '2xx': 0, '3xx': 0 },
      'The run made no request.',
    ],
    [
      'vegeta without a request',
      { latencies: { mean: 0 }, requests: 0, status_codes: {} },
      'The run made no request.',
    ],
    [
      'Artillery without a request',
      { aggregate: { counters: { 'vusers.created': 4 }, rates: {}, summaries: {} } },
      'The run made no HTTP request, and other protocols are not read.',
    ],
    [
      'Artillery 1',
      { aggregate: { requestsCompleted: 9, latency: { median: 3, p95: 'NaN' }, codes: { 200: 9 } } },
      'It is a report of Artillery 1: write it with version 2 or later.',
    ],
    [
      'vegeta without numbers',
      { latencies: { mean: '3ms' }, requests: '50', success: 1, status_codes: {} },
      'It tells neither how many requests were made nor how long they took.',
    ],
    [
      'negative and fractional numbers',
      { latencies: { mean: -3 }, requests: 1.5, success: 1, status_codes: {} },
      'It tells neither how many requests were made nor how long they took.',
    ],
  ])('%s', (_, report, reason) => {
    expect(told(report)).toBe(reason);
  });

  it('is not made up: more successes than tries, and a run that took no time', () => {
    const report = { latencies: { mean: 1 }, requests: 50, status_codes: {}, duration: 0, wait: 0 };
    expect(told({ ...report, success: 1.5 })).toMatchObject({ errorRate: null, throughput: null });
    expect(told({ ...report, success: 1 })).toMatchObject({ errorRate: 0, throughput: null });
    const metrics = { http_reqs: { count: 9 }, http_req_failed: { passes: 0, fails: 9 } };
    expect(told({ metrics, state: { testRunDurationMs: 1e-320 } })).toMatchObject({ throughput: null });
  });

  it('is not made up: more failures than tries, more than can be counted, inherited keys', () => {
    expect(
      told({ metrics: { http_reqs: { count: 5 }, http_req_failed: { passes: 9, fails: 0 } } }),
    ).toMatchObject({ operations: 5, errorRate: 1 });
    expect(told({ metrics: { http_reqs: { count: 2 ** 60 }, http_req_duration: { avg: 1 } } })).toMatchObject(
      { operations: null },
    );
    expect(
      parseLoad(
        '{"metrics":{"__proto__":{"count":5},"constructor":{"count":1},"http_reqs":{"__proto__":{"count":5}}}}',
        'light',
      ),
    ).toMatchObject({ ok: false });
  });
});
