/**
 * First versions of lines of releases that had ended, or not, when this table was made: 1 November 2026. Sources: the
 * release schedules of Node.js (nodejs/Release), Python (PEP 602 and its successors) and Ruby. A check has no clock, so
 * what ends later is told by a later version.
 */
const supportedFrom = {
  // Odd lines of Node.js end half a year after they began: 23 in June 2025, 25 in June 2026.
  node: { oldest: '22.0.0', ended: ['23', '25'] },
  // 3.10 ended in October 2026.
  python: { oldest: '3.11.0', ended: [] },
  // 3.2 ended in March 2026.
  ruby: { oldest: '3.3.0', ended: [] },
} as const;

export const endsKnownOn = 'November 2026';

export type DatedRuntime = keyof typeof supportedFrom;

export function isDated(runtime: string): runtime is DatedRuntime {
  return Object.hasOwn(supportedFrom, runtime);
}

/** Oldest version that was supported. */
export function oldestSupported(runtime: DatedRuntime): string {
  return supportedFrom[runtime].oldest;
}

/** Lines that ended although a newer one than the oldest supported one: of Node.js, the odd ones. */
export function endedLines(runtime: DatedRuntime): readonly string[] {
  return supportedFrom[runtime].ended;
}
