import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/performance/light/thresholds.ts';
import type { LoadResult } from '../../../../src/model/load.ts';
import type { LoadThreshold } from '../../../../src/model/load-threshold.ts';
import { fileWith } from '../../../support/evidence.ts';
import { loadEvidence, loadResultWith, loadThresholdWith } from '../../../support/load.ts';

/** What the findings say of one result and one threshold. */
function messages(result: Partial<LoadResult>, threshold: Partial<LoadThreshold>): readonly string[] {
  const outcome = check.run({
    files: [],
    loadResults: loadEvidence([loadResultWith(result)], loadThresholdWith(threshold)),
  });
  return outcome.kind === 'judged' ? outcome.findings.map(({ message }) => message) : [outcome.reason];
}

describe('a load run', () => {
  it('scores the part of its thresholds that it meets, and tells each that it misses', () => {
    const loadResults = loadEvidence(
      [loadResultWith(), loadResultWith({ scenario: 'stress', errorRate: 1 })],
      loadThresholdWith(),
      loadThresholdWith({ bound: 50, scenario: 'light' }),
      loadThresholdWith({ bound: 1, scenario: 'stress' }),
      loadThresholdWith({ metric: 'errors', aggregation: 'rate', bound: 0.01 }),
      loadThresholdWith({ metric: 'throughput', aggregation: 'value', operator: '>', bound: 100 }),
    );
    expect(check.run({ loadResults, files: [] })).toEqual({
      kind: 'judged',
      ratio: 0.5,
      findings: [
        {
          path: 'load/light.json',
          message: 'The latency by `p(95)` is 52.6 ms, asked for below 50 ms: 2.6 ms too much.',
          subject: 'latency{scenario:light} p(95)<50',
        },
        {
          path: 'load/light.json',
          message:
            'The throughput is 50 operations per second, asked for above 100 operations per second: 50 operations per second too little.',
          subject: 'throughput value>100',
        },
      ],
    });
  });

  it('whose report is in git is another run', () => {
    const loadResults = loadEvidence([loadResultWith()], loadThresholdWith());
    const reportIn = (isTracked: boolean) => [fileWith('load/light.json', { isTracked })];
    expect(check.run({ loadResults, files: reportIn(false) })).toMatchObject({ ratio: 1 });
    expect(check.run({ loadResults, files: reportIn(true) })).toMatchObject({
      ratio: 0.5,
      findings: [{ message: 'This report is in git: it is not of the run that is judged.' }],
    });
  });

  it('that meets them all passes', () => {
    const loadResults = loadEvidence([loadResultWith()], loadThresholdWith());
    expect(check.run({ loadResults, files: [] })).toEqual({ kind: 'judged', ratio: 1, findings: [] });
  });

  it.each<[holds: boolean, operator: LoadThreshold['operator'], value: number]>([
    [true, '<', 399.9],
    [false, '<', 400],
    [true, '<=', 400],
    [false, '<=', 400.1],
    [true, '>', 400.1],
    [false, '>', 400],
    [true, '>=', 400],
    [false, '>=', 399.9],
    [true, '==', 400],
    [false, '==', 399.9],
    [true, '===', 400],
    [false, '===', 400.1],
    [true, '!=', 400.1],
    [false, '!=', 400],
  ])('%s: 400 %s %d', (holds, operator, value) => {
    const throughput = messages(
      { throughput: value },
      { metric: 'throughput', aggregation: 'value', operator },
    );
    expect(throughput.length === 0).toBe(holds);
  });

  it.each(['avg', 'med', 'max', 'p(90)', 'p(95)', 'p(99)'] as const)('has %s of its own', (aggregation) => {
    const latency = { average: 1, median: 2, maximum: 3, p90: 4, p95: 5, p99: 6 };
    const at = { avg: 1, med: 2, max: 3, 'p(90)': 4, 'p(95)': 5, 'p(99)': 6 }[aggregation];
    expect(messages({ latency }, { aggregation, operator: '==', bound: at })).toEqual([]);
    expect(messages({ latency }, { aggregation, operator: '!=', bound: at })).toHaveLength(1);
  });

  it.each<[result: Partial<LoadResult>, threshold: Partial<LoadThreshold>, message: string]>([
    [
      { errorRate: 0.034 },
      { metric: 'errors', aggregation: 'rate', bound: 0.01 },
      'The error rate is 3.4%, asked for below 1%: 2.4 points too much.',
    ],
    [
      { peakMemory: 212_345_678 },
      { metric: 'memory', aggregation: 'max', operator: '<=', bound: 200_000_000 },
      'The peak memory is 212.3 MB, asked for at most 200 MB: 12.3 MB too much.',
    ],
    [
      { throughput: 81.26 },
      { metric: 'throughput', aggregation: 'value', operator: '>=', bound: 100 },
      'The throughput is 81.26 operations per second, asked for at least 100 operations per second: 18.74 operations per second too little.',
    ],
    [
      { throughput: 400 },
      throughputIs('<'),
      'The throughput is 400 operations per second, asked for below 400 operations per second.',
    ],
    // Rounded, it would be what is asked for.
    [
      { throughput: 400.000_01 },
      throughputIs('<='),
      'The throughput is 400.00001 operations per second, asked for at most 400 operations per second: 0.00001 operations per second too much.',
    ],
    [
      { errorRate: 0.005 },
      { metric: 'errors', aggregation: 'rate', bound: 0.000_01 },
      'The error rate is 0.5%, asked for below 0.001%: 0.499 points too much.',
    ],
    [
      { errorRate: null },
      { metric: 'errors', aggregation: 'rate', bound: 0.01 },
      'The report, of k6, does not tell the error rate, asked for below 1%. What is not measured is not met.',
    ],
    [
      { latency: null },
      {},
      'The report, of k6, does not tell the latency by `p(95)`, asked for below 400 ms. What is not measured is not met.',
    ],
    [
      {},
      { aggregation: 'p(99)', operator: '!=' },
      'The report, of k6, does not tell the latency by `p(99)`, asked for anything but 400 ms. What is not measured is not met.',
    ],
    [
      {},
      { metric: 'memory', aggregation: 'max', bound: 1 },
      'The report, of k6, does not tell the peak memory, asked for below 0.000001 MB. What is not measured is not met.',
    ],
  ])('%j, asked %j', (result, threshold, message) => {
    expect(messages(result, threshold)).toEqual([message]);
  });
});

function throughputIs(operator: LoadThreshold['operator']): Partial<LoadThreshold> {
  return { metric: 'throughput', aggregation: 'value', operator };
}

it.each([
  ['no load run is configured', null, 'No load run of this scenario is configured.'],
  [
    'only another scenario is',
    loadEvidence([loadResultWith({ scenario: 'heavy' })], loadThresholdWith()),
    'No load run of this scenario is configured.',
  ],
  [
    'only another is asked for anything',
    loadEvidence([loadResultWith()], loadThresholdWith({ scenario: 'heavy' })),
    'No threshold is asked of this scenario.',
  ],
])('does not apply when %s', (_, loadResults, reason) => {
  expect(check.run({ loadResults, files: [] })).toEqual({ kind: 'notApplicable', reason });
});
