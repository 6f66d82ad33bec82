import type { Latency, Scenario } from '../../model/load.ts';
import { own, textAt } from '../json.ts';
import { amountAt, type LoadFormat, latencyIn, type ParsedLoad } from './format.ts';

/**
 * The list that github-action-benchmark takes for its tools `customBiggerIsBetter` and `customSmallerIsBetter`: entries of
 * `name`, `unit` and `value` (README of benchmark-action/github-action-benchmark). The one format here that has a place for
 * memory, and whatever a tool of one's own measures. A name is a figure's, alone or behind its scenario: `stress/p95`.
 */
export const custom: LoadFormat = {
  id: 'custom',
  title: "github-action-benchmark's custom list",
  matches: (report) =>
    Array.isArray(report) &&
    report.length > 0 &&
    report.every((entry) => textAt(entry, 'name') !== null && own(entry, 'value') !== undefined),
  parse,
};

type Figure = keyof Latency | 'throughput' | 'errorRate' | 'operations' | 'seconds' | 'peakMemory';

/** Names in lower case, without the words that say no more: `Peak memory` is `memory`, `p95 latency` is `p95`. */
const figures: Readonly<Record<string, Figure>> = {
  throughput: 'throughput',
  errors: 'errorRate',
  'error rate': 'errorRate',
  operations: 'operations',
  requests: 'operations',
  duration: 'seconds',
  average: 'average',
  avg: 'average',
  mean: 'average',
  median: 'median',
  p50: 'median',
  p90: 'p90',
  p95: 'p95',
  p99: 'p99',
  max: 'maximum',
  maximum: 'maximum',
  memory: 'peakMemory',
  rss: 'peakMemory',
};

const idleWords = new Set(['latency', 'response', 'time', 'peak']);

const times = { ns: 1e-6, us: 1e-3, µs: 1e-3, ms: 1, s: 1000 };
const inSeconds = { ms: 1e-3, s: 1, min: 60 };
const perSecond = { 'ops/s': 1, 'ops/sec': 1, 'req/s': 1, 'requests/s': 1, 'requests/sec': 1, '1/s': 1 };
const parts = { '': 1, rate: 1, ratio: 1, '%': 0.01, percent: 0.01 };
const counts = { '': 1, ops: 1, operations: 1, req: 1, requests: 1, count: 1 };
const bytes = {
  ...{ b: 1, bytes: 1, kb: 1e3, mb: 1e6, gb: 1e9 },
  ...{ kib: 1024, mib: 1024 ** 2, gib: 1024 ** 3 },
};

/** In lower case → how much of the model's unit it is. */
const units: Readonly<Record<Figure, Readonly<Record<string, number>>>> = {
  throughput: perSecond,
  errorRate: parts,
  operations: counts,
  seconds: inSeconds,
  average: times,
  median: times,
  p90: times,
  p95: times,
  p99: times,
  maximum: times,
  peakMemory: bytes,
};

function parse(report: object, scenario: Scenario): ParsedLoad {
  const found = new Map<Figure, number>();
  for (const entry of ofScenario(Array.isArray(report) ? report : [], scenario)) {
    const figure = figureNamed(entry.name);
    if (figure === null || found.has(figure)) continue;
    const read = readAmount(entry, figure);
    if (typeof read === 'string') return { ok: false, reason: read };
    found.set(figure, read);
  }
  const at = (figure: Figure) => found.get(figure) ?? null;
  const latency: Latency = {
    average: at('average'),
    median: at('median'),
    p90: at('p90'),
    p95: at('p95'),
    p99: at('p99'),
    maximum: at('maximum'),
  };
  if (found.size === 0)
    return { ok: false, reason: 'None of its entries is named as a figure of a load run is, such as `p95`.' };
  if (at('operations') === 0) return { ok: false, reason: 'The run made no request.' };
  const errorRate = at('errorRate');
  return {
    ok: true,
    measured: {
      operations: at('operations'),
      seconds: at('seconds'),
      throughput: at('throughput'),
      errorRate,
      // As `measuredBy` has it: a refusal takes no time.
      latency: errorRate === 1 ? null : latencyIn(latency),
      peakMemory: at('peakMemory'),
    },
  };
}

interface Entry {
  readonly name: string;
  readonly entry: unknown;
}

/** Those behind the scenario's name where there are any; else those behind none: never another scenario's. */
function ofScenario(entries: readonly unknown[], scenario: Scenario): readonly Entry[] {
  const named = entries.map((entry) => ({ name: textAt(entry, 'name') ?? '', entry }));
  const start = `${scenario}/`;
  const own = named.filter(({ name }) => name.startsWith(start));
  if (own.length > 0) return own.map(({ name, entry }) => ({ name: name.slice(start.length), entry }));
  return named.filter(({ name }) => !name.includes('/'));
}

function figureNamed(name: string): Figure | null {
  const words = name.toLowerCase().split(/[^a-z0-9]+/);
  const telling = words.filter((word) => word !== '' && !idleWords.has(word)).join(' ');
  return Object.hasOwn(figures, telling) ? (figures[telling] ?? null) : null;
}

/** An amount in the model's unit, or the sentence why there is none. */
function readAmount({ name, entry }: Entry, figure: Figure): number | string {
  const unit = (textAt(entry, 'unit') ?? '').trim().toLowerCase();
  const scale = Object.hasOwn(units[figure], unit) ? units[figure][unit] : undefined;
  if (scale === undefined) {
    const known = Object.keys(units[figure]).filter((one) => one !== '');
    return `\`${name}\` is in a unit that is not read: it can be ${known.map((one) => `\`${one}\``).join(', ')}.`;
  }
  const value = amountAt(entry, 'value');
  const amount = value === null ? Number.NaN : value * scale;
  if (!Number.isFinite(amount)) return `The value of \`${name}\` is no number from 0 up.`;
  if (figure === 'errorRate' && amount > 1)
    return `\`${name}\` is more than all: it is a part of 1, or per cent.`;
  if (figure === 'operations' && !Number.isSafeInteger(amount))
    return `The value of \`${name}\` is no whole number.`;
  return amount;
}
