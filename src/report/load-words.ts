import type { ScorecardDocument } from '../model/document.ts';
import { type LoadFigures, type LoadResult, scenarios } from '../model/load.ts';
import { changeWord } from './words.ts';

/** A figure of load runs as every report shows it. */
export interface Measure {
  readonly title: string;
  readonly unit: 'ops/s' | '%' | 'ms' | 'MB';
  /** What is good is rounded down and what is bad up, as scores and costs are: no figure flatters. */
  readonly isGood: boolean;
  /** In its unit; `null` where it was not measured. */
  readonly of: (figures: LoadFigures) => number | null;
}

export const throughput: Measure = {
  title: 'Throughput',
  unit: 'ops/s',
  isGood: true,
  of: (figures) => figures.throughput,
};

/** Of the operations that were tried. */
export const errorRate: Measure = {
  title: 'Error rate',
  unit: '%',
  isGood: false,
  of: (figures) => (figures.errorRate === null ? null : figures.errorRate * 100),
};

export const average: Measure = {
  title: 'Average',
  unit: 'ms',
  isGood: false,
  of: ({ latency }) => latency?.average ?? null,
};

export const p95: Measure = {
  title: 'p95',
  unit: 'ms',
  isGood: false,
  of: ({ latency }) => latency?.p95 ?? null,
};

export const maximum: Measure = {
  title: 'Maximum',
  unit: 'ms',
  isGood: false,
  of: ({ latency }) => latency?.maximum ?? null,
};

/** Decimal, as thresholds of memory are written. */
const megabyte = 1_000_000;

export const peakMemory: Measure = {
  title: 'Peak memory',
  unit: 'MB',
  isGood: false,
  of: (figures) => (figures.peakMemory === null ? null : figures.peakMemory / megabyte),
};

/** A scenario's run, beside what the certificate before measured of the same. */
export interface LoadRun {
  readonly now: LoadResult;
  /** `null` where that certificate has none. */
  readonly before: LoadFigures | null;
}

/** One a scenario, from light to stress. A document has no more; of one that does, the first counts. */
export function loadRunsOf({
  loadResults,
  history,
}: Pick<ScorecardDocument, 'loadResults' | 'history'>): readonly LoadRun[] {
  const past = history[0]?.load ?? [];
  return scenarios.flatMap((scenario) => {
    const now = loadResults.find((result) => result.scenario === scenario);
    const before = past.find((figures) => figures.scenario === scenario) ?? null;
    return now === undefined ? [] : [{ now, before }];
  });
}

/** Whether the certificate before measured any of what this run did. */
export function hasBefore(runs: readonly LoadRun[]): boolean {
  return runs.some(({ before }) => before !== null);
}

/** Why nothing is judged by what came before. */
export const trendWords =
  'Figures of another run, perhaps of another machine, are a trend: they gate nothing.';

/** `Throughput, ops/s`: over amounts that stand without their unit. */
export function headWord({ title, unit }: Measure): string {
  return `${title}, ${unit}`;
}

/** `118.2`: in the measure's unit, to a tenth. */
export function amountWord({ isGood }: Measure, amount: number | null): string {
  if (amount === null) return notMeasured;
  // 15 digits are what a double holds for certain: the noise of conversion is beyond them, and must not round.
  const tenths = Number((amount * 10).toPrecision(15));
  return ((isGood ? Math.floor(tenths) : Math.ceil(tenths)) / 10).toFixed(1);
}

export const notMeasured = 'not measured';

/** `118.2 ops/s`, `1.5%`. */
export function figureWord(measure: Measure, figures: LoadFigures): string {
  const amount = measure.of(figures);
  if (amount === null) return notMeasured;
  return `${amountWord(measure, amount)}${measure.unit === '%' ? '' : ' '}${measure.unit}`;
}

/** `+2.3`, in the measure's unit; empty where one of the two was not measured. */
export function loadChangeWord(measure: Measure, { now, before }: LoadRun): string {
  const [amount, former] = [measure.of(now), before === null ? null : measure.of(before)];
  return amount === null || former === null ? '' : changeWord(former, amount);
}

/** `412`: how many operations were tried. */
export function operationsWord({ operations }: LoadResult): string {
  return operations === null ? notMeasured : String(operations);
}
