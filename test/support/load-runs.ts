import type { ScorecardDocument } from '../../src/model/document.ts';
import type { HistoryEntry } from '../../src/model/history.ts';
import { type Latency, type LoadFigures, type LoadResult, scenarios } from '../../src/model/load.ts';
import { historyOf } from './pages.ts';

export function latencyWith(overrides: Partial<Latency> = {}): Latency {
  return { average: 12.04, median: 10, p90: 25, p95: 38.11, p99: 60, maximum: 91.5, ...overrides };
}

/** What the light scenario of a small service might measure. */
export function loadResultWith(overrides: Partial<LoadResult> = {}): LoadResult {
  return {
    scenario: 'light',
    throughput: 118.27,
    errorRate: 0,
    latency: latencyWith(),
    peakMemory: 42_000_000,
    path: 'reports/light.json',
    format: 'k6',
    operations: 50,
    seconds: 0.42,
    ...overrides,
  };
}

/** The four scenarios, each slower than the one before, so many times as slow as they are by default. */
export function fourLoads(slower = 1): readonly LoadResult[] {
  return scenarios.map((scenario, index) =>
    loadResultWith({
      scenario,
      throughput: (420.57 - 70 * index) / slower,
      errorRate: index === 3 ? 0.0312 * slower : 0,
      latency: latencyWith({
        average: 11.92 * (index + 1) * slower,
        p95: 31.44 * (index + 1) * slower,
        maximum: 77.7 * (index + 1) * slower,
      }),
      peakMemory: 45_000_000 + index * 9_000_000 * slower,
      path: `reports/${scenario}.json`,
      operations: [50, 100, 200, 500][index] ?? 0,
    }),
  );
}

export function figuresOf({ scenario, throughput, errorRate, latency, peakMemory }: LoadResult): LoadFigures {
  return { scenario, throughput, errorRate, latency, peakMemory };
}

/** A past of so many certificates with load runs, newest first, each somewhat slower than the next. */
export function loadedHistory(count: number): readonly HistoryEntry[] {
  return historyOf(count).map((entry, index) => ({
    ...entry,
    load: fourLoads(1.08 + index / 20).map(figuresOf),
  }));
}

const unmeasured = { throughput: null, errorRate: null, latency: null, peakMemory: null } as const;

type Loaded = Pick<ScorecardDocument, 'loadResults' | 'history'>;

/** Load runs as reports have to stand them. */
export const loadedDocuments: Readonly<Record<string, Loaded>> = {
  'four scenarios': { loadResults: fourLoads(), history: [] },
  'four scenarios, compared': { loadResults: fourLoads(), history: loadedHistory(1) },
  'four scenarios with a trend': { loadResults: fourLoads(), history: loadedHistory(5) },
  'one scenario': { loadResults: [loadResultWith()], history: loadedHistory(1) },
  'nothing measured': { loadResults: [loadResultWith({ ...unmeasured, operations: null })], history: [] },
  'something measured': {
    loadResults: [
      loadResultWith(unmeasured),
      loadResultWith({ scenario: 'medium', peakMemory: null, latency: latencyWith({ average: null }) }),
      loadResultWith({ scenario: 'stress', throughput: null, latency: null }),
    ],
    history: loadedHistory(4).map((entry, index) => ({
      ...entry,
      load: index === 0 ? entry.load.slice(0, 2).map((one) => ({ ...one, errorRate: null })) : entry.load,
    })),
  },
  'all failed': {
    loadResults: fourLoads().map((run) => ({ ...run, throughput: 0, errorRate: 1, latency: null })),
    history: loadedHistory(1),
  },
  'zero and a thousand million': {
    loadResults: fourLoads().map((run, index) => ({
      ...run,
      throughput: index === 0 ? 0 : 1e9,
      errorRate: 0,
      latency: latencyWith({ average: index === 1 ? 0 : 1e9, p95: 1e9, maximum: 1e9 }),
      peakMemory: index === 2 ? 0 : 1e15,
      operations: index === 3 ? 0 : 1_000_000_000,
    })),
    history: loadedHistory(1),
  },
};

/**
 * The numbers that a report may show of load runs, worked out apart from the code under test: what is good rounded down,
 * what is bad up, to a tenth; and how far each is from what it was, rounded towards zero.
 */
export function loadNumbers({ loadResults, history }: Loaded): readonly string[] {
  const tenths = (value: number, round: (value: number) => number) =>
    (round(Number((value * 10).toFixed(6))) / 10).toFixed(1);
  const amountsOf = ({ throughput, errorRate, latency, peakMemory }: LoadFigures) =>
    [
      { amount: throughput, round: Math.floor },
      { amount: errorRate === null ? null : errorRate * 100, round: Math.ceil },
      ...[latency?.average, latency?.p95, latency?.maximum].map((amount) => ({
        amount: amount ?? null,
        round: Math.ceil,
      })),
      { amount: peakMemory === null ? null : peakMemory / 1_000_000, round: Math.ceil },
    ] as const;
  const all = [...loadResults, ...history.flatMap(({ load }) => load)].flatMap(amountsOf);
  const shown = all.flatMap(({ amount, round }) => (amount === null ? [] : [tenths(amount, round)]));
  const moved = loadResults.flatMap((now) => {
    const former = history[0]?.load.find(({ scenario }) => scenario === now.scenario);
    if (former === undefined) return [];
    const before = amountsOf(former);
    return amountsOf(now).flatMap(({ amount }, index) => {
      const from = before[index]?.amount ?? null;
      return amount === null || from === null ? [] : [tenths(Math.abs(amount - from), Math.trunc)];
    });
  });
  const tried = loadResults.flatMap(({ operations }) => (operations === null ? [] : [String(operations)]));
  return [...shown, ...moved, ...tried];
}
