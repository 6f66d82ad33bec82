import { analyse } from 'scslre';

/** A part of an expression, as far as it matters what stands behind it. */
interface Part {
  readonly type: string;
  readonly parent: Part | null;
  /** Of a quantifier. */
  readonly max?: number;
  /** Of an alternative. */
  readonly elements?: readonly unknown[];
}

/** Longer ones are not looked at: the analysis takes a power of their length. */
const longestPattern = 1000;

/** Two repetitions without end, one in the other: nothing less backtracks exponentially. */
const nested =
  /[*+}]\)?[*+{]|\([^)]*(?:[*+]|\{\d+,\d*\})[^)]*\)(?:[*+]|\{\d+,\d*\})|\(.*\(.*[*+}].*\).*\)(?:[*+]|\{\d+,\d*\})/;

/**
 * Whether anything stands behind the outermost repetition around a part: what matches to the end of an expression is never
 * refused, and nothing is tried again.
 */
function mayBeRefused(part: Part): boolean {
  const holders: Part[] = [];
  for (let at: Part | null = part; at !== null; at = at.parent) holders.push(at);
  const outermost = holders.findLastIndex(({ max }) => max === Number.POSITIVE_INFINITY);
  return holders.slice(outermost).some((holder, index, above) => {
    const elements = above[index + 1]?.elements;
    return elements !== undefined && elements.at(-1) !== holder;
  });
}

/** Whether some text makes an expression backtrack exponentially: scslre decides, by the repetition of one character. */
export function backtracksExponentially(source: string, flags: string): boolean {
  if (source.length > longestPattern || !nested.test(source)) return false;
  try {
    const { reports } = analyse({ source, flags }, { reportTypes: { Move: false } });
    return reports.some(
      (report) =>
        report.exponential && mayBeRefused(report.type === 'Trade' ? report.startQuant : report.quant),
    );
  } catch {
    // It is none that this engine can read, or one that is beyond the analysis: nothing is known of it.
    return false;
  }
}
