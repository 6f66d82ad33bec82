import type { LoadEvidence } from '../../src/model/evidence.ts';
import type { LoadResult } from '../../src/model/load.ts';
import type { LoadThreshold } from '../../src/model/load-threshold.ts';

/** A light run in which all went well. */
export function loadResultWith(overrides: Partial<LoadResult> = {}): LoadResult {
  return {
    scenario: 'light',
    path: 'load/light.json',
    format: 'k6',
    operations: 1500,
    seconds: 30,
    throughput: 50,
    errorRate: 0,
    latency: { average: 21.4, median: 18.6, p90: 38.2, p95: 52.6, p99: null, maximum: 142.8 },
    peakMemory: null,
    ...overrides,
  };
}

/** `p(95)<400` of the latency of every run. */
export function loadThresholdWith(overrides: Partial<LoadThreshold> = {}): LoadThreshold {
  const threshold: Omit<LoadThreshold, 'text'> = {
    metric: 'latency',
    scenario: null,
    aggregation: 'p(95)',
    operator: '<',
    bound: 400,
    ...overrides,
  };
  const { aggregation, operator, bound } = threshold;
  return { ...threshold, text: overrides.text ?? `${aggregation}${operator}${bound}` };
}

export function loadEvidence(
  results: readonly LoadResult[],
  ...thresholds: readonly LoadThreshold[]
): LoadEvidence {
  return { results, thresholds };
}
