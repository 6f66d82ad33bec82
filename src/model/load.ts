/** How much load a result is of, from least to more than is expected: the categories of the area `performance`. */
export const scenarios = ['light', 'medium', 'heavy', 'stress'] as const;

export type Scenario = (typeof scenarios)[number];

/** What a load run measured. `null` where its tool does not say. */
export interface LoadFigures {
  readonly scenario: Scenario;
  /** Operations that succeeded, per second. */
  readonly throughput: number | null;
  /** Part of the operations that failed, 0 to 1: no answer, a wrong one, or none in time. */
  readonly errorRate: number | null;
  /** Milliseconds. */
  readonly latency: Latency | null;
  /** Most memory that the target held at once: resident set size in bytes. */
  readonly peakMemory: number | null;
}

export interface Latency {
  readonly average: number | null;
  readonly median: number | null;
  readonly p90: number | null;
  readonly p95: number | null;
  readonly p99: number | null;
  readonly maximum: number | null;
}

/** The figures of a report of a load tool. */
export interface LoadResult extends LoadFigures {
  /** The report, relative to the repository. */
  readonly path: string;
  /** Format id. */
  readonly format: string;
  /** Operations that were tried. */
  readonly operations: number | null;
  /** How long it took. */
  readonly seconds: number | null;
}
