import { analyse } from 'scslre';

/** Longer ones are not looked at: the analysis takes a power of their length. */
const longestPattern = 1000;

/** Two repetitions without end, one in the other: nothing less backtracks exponentially. */
const nested =
  /[*+}]\)?[*+{]|\([^)]*(?:[*+]|\{\d+,\d*\})[^)]*\)(?:[*+]|\{\d+,\d*\})|\(.*\(.*[*+}].*\).*\)(?:[*+]|\{\d+,\d*\})/;

/** Whether some text makes an expression backtrack exponentially: scslre decides, by the repetition of one character. */
export function backtracksExponentially(source: string, flags: string): boolean {
  if (source.length > longestPattern || !nested.test(source)) return false;
  try {
    const { reports } = analyse({ source, flags }, { reportTypes: { Move: false } });
    return reports.some(({ exponential }) => exponential);
  } catch {
    // It is none that this engine can read, or one that is beyond the analysis: nothing is known of it.
    return false;
  }
}
