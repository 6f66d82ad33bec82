import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { LoadFigures } from '../../src/model/load.ts';
import {
  amountWord,
  average,
  errorRate,
  figureWord,
  hasBefore,
  headWord,
  loadChangeWord,
  loadRunsOf,
  type Measure,
  maximum,
  operationsWord,
  p95,
  peakMemory,
  throughput,
} from '../../src/report/load-words.ts';
import { figuresOf, fourLoads, latencyWith, loadedHistory, loadResultWith } from '../support/load-runs.ts';

describe('a figure never flatters', () => {
  it.each<[Measure, Partial<LoadFigures>, string]>([
    [throughput, { throughput: 118.29 }, '118.2 ops/s'],
    [throughput, { throughput: 0.09 }, '0.0 ops/s'],
    [throughput, { throughput: 1e9 }, '1000000000.0 ops/s'],
    [errorRate, { errorRate: 0 }, '0.0%'],
    [errorRate, { errorRate: 0.000_001 }, '0.1%'],
    [errorRate, { errorRate: 0.07 }, '7.0%'],
    [errorRate, { errorRate: 0.0701 }, '7.1%'],
    [errorRate, { errorRate: 1 }, '100.0%'],
    [average, { latency: latencyWith({ average: 12.01 }) }, '12.1 ms'],
    [p95, { latency: latencyWith({ p95: 38.1 }) }, '38.1 ms'],
    [p95, { latency: latencyWith({ p95: 0.1 + 0.2 }) }, '0.3 ms'],
    [maximum, { latency: latencyWith({ maximum: 1e9 }) }, '1000000000.0 ms'],
    [peakMemory, { peakMemory: 42_000_000 }, '42.0 MB'],
    [peakMemory, { peakMemory: 42_000_001 }, '42.1 MB'],
    [peakMemory, { peakMemory: null }, 'not measured'],
    [p95, { latency: null }, 'not measured'],
    [p95, { latency: latencyWith({ p95: null }) }, 'not measured'],
  ])('%o of %o: %s', (measure, figures, word) => {
    expect(figureWord(measure, loadResultWith(figures))).toBe(word);
  });

  test('throughput is never more than it was, and nothing else less', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e9, noNaN: true }), (amount) => {
        // Half a billionth of the amount is noise.
        expect(Number(amountWord(throughput, amount))).toBeLessThanOrEqual(amount * (1 + 1e-14));
        expect(Number(amountWord(p95, amount))).toBeGreaterThanOrEqual(amount * (1 - 1e-14));
      }),
      { seed: 20_261_128 },
    );
  });
});

describe('the runs of a document', () => {
  const past = loadedHistory(2);

  test('are in the order of the scenarios, each beside what the newest certificate before has of it', () => {
    const runs = loadRunsOf({ loadResults: fourLoads().toReversed(), history: past });
    expect(runs.map(({ now }) => now.scenario)).toEqual(['light', 'medium', 'heavy', 'stress']);
    expect(runs.map(({ before }) => before)).toEqual(past[0]?.load);
    expect(hasBefore(runs)).toBe(true);
  });

  test('are one a scenario', () => {
    const loadResults = [loadResultWith({ path: 'a' }), loadResultWith({ path: 'b' })];
    expect(loadRunsOf({ loadResults, history: [] }).map(({ now }) => now.path)).toEqual(['a']);
  });

  test('have nothing before them where the newest certificate has nothing, whatever older ones have', () => {
    const [newest, ...older] = past;
    if (newest === undefined) throw new Error('There is no past.');
    const runs = loadRunsOf({ loadResults: fourLoads(), history: [{ ...newest, load: [] }, ...older] });
    expect(runs.map(({ before }) => before)).toEqual([null, null, null, null]);
    expect(hasBefore(runs)).toBe(false);
  });
});

test('a change is rounded towards zero, and none where one of two is missing', () => {
  const before = figuresOf(loadResultWith());
  const changeOf = (now: Partial<LoadFigures>, former: LoadFigures | null = before) =>
    loadChangeWord(throughput, { now: loadResultWith(now), before: former });
  expect(changeOf({ throughput: 120 })).toBe('+1.7');
  expect(changeOf({ throughput: 117 })).toBe('-1.2');
  expect(changeOf({})).toBe('±0.0');
  expect(changeOf({ throughput: null })).toBe('');
  expect(changeOf({}, { ...before, throughput: null })).toBe('');
  expect(changeOf({}, null)).toBe('');
});

test('a head has the unit, and operations are whole', () => {
  expect(headWord(peakMemory)).toBe('Peak memory, MB');
  expect(operationsWord(loadResultWith())).toBe('50');
  expect(operationsWord(loadResultWith({ operations: null }))).toBe('not measured');
});
