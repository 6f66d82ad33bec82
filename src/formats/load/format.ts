import type { Latency, LoadResult, Scenario } from '../../model/load.ts';
import { own } from '../json.ts';

/** What a report tells of a run, whoever names it whatever. */
export type MeasuredLoad = Omit<LoadResult, 'path' | 'format' | 'scenario'>;

export type ParsedLoad =
  | { readonly ok: true; readonly measured: MeasuredLoad }
  /** Sentences that name no path. */
  | { readonly ok: false; readonly reason: string };

/** A way in which a load tool writes down what it measured. */
export interface LoadFormat {
  readonly id: string;
  readonly title: string;
  /** Whether a JSON value is such a report. */
  readonly matches: (report: object) => boolean;
  /** `scenario`: what the report is named as, for tools that write several into one file. Never throws. */
  readonly parse: (report: object, scenario: Scenario) => ParsedLoad;
}

/** Counts and times of a report, `null` where it does not say. */
export interface Told {
  readonly tried: number | null;
  /** Answered by a status of 200 to 399 (what k6 and vegeta count), in time. */
  readonly succeeded: number | null;
  readonly seconds: number | null;
  /** Milliseconds. */
  readonly latency: Latency;
}

/**
 * The figures that follow. Of a run in which nothing succeeded there is no latency: a server that refuses everything does so
 * in no time.
 */
export function measuredBy({ tried, succeeded: told, seconds, latency }: Told): ParsedLoad {
  if (tried === 0) return { ok: false, reason: 'The run made no request.' };
  const succeeded = tried === null || told === null ? null : Math.min(told, tried);
  const known = succeeded === 0 ? null : latencyIn(latency);
  if (tried === null && known === null)
    return { ok: false, reason: 'It tells neither how many requests were made nor how long they took.' };
  return {
    ok: true,
    measured: {
      operations: tried,
      seconds,
      throughput: quotient(succeeded, seconds),
      errorRate: tried === null || succeeded === null ? null : (tried - succeeded) / tried,
      latency: known,
      peakMemory: null,
    },
  };
}

/** `null` where none of it is told. */
export function latencyIn(latency: Latency): Latency | null {
  return Object.values(latency).some((one) => one !== null) ? latency : null;
}

/** `null` for what is no finite number. */
export function quotient(dividend: number | null, divisor: number | null): number | null {
  if (dividend === null || divisor === null || divisor <= 0) return null;
  const result = dividend / divisor;
  return Number.isFinite(result) ? result : null;
}

/** A number of a report: finite, and not negative. `null` for all else, such as Artillery's `"NaN"`. */
export function amountAt(holder: unknown, key: string): number | null {
  const found = own(holder, key);
  return typeof found === 'number' && Number.isFinite(found) && found >= 0 ? found : null;
}

/** How many of something: a number that counts exactly. */
export function countAt(holder: unknown, key: string): number | null {
  const found = amountAt(holder, key);
  return found !== null && Number.isSafeInteger(found) ? found : null;
}

/** `null` when one of them is not known, or they are too many to be counted. */
export function sumOf(...counts: readonly (number | null)[]): number | null {
  let sum = 0;
  for (const count of counts) {
    if (count === null) return null;
    sum += count;
  }
  return Number.isSafeInteger(sum) ? sum : null;
}
