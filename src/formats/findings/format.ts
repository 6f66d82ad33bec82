import type { ToolReport } from '../../model/reported.ts';
import type { Severity } from '../../model/severity.ts';

export type ParsedReport =
  | { readonly ok: true; readonly report: ToolReport }
  /** A sentence that names no path. */
  | { readonly ok: false; readonly reason: string };

/** A way in which other tools write down what they found. */
export interface FindingsFormat {
  readonly id: string;
  readonly title: string;
  /** Whether a JSON value is such a report. */
  readonly matches: (report: object) => boolean;
  /** Never throws. */
  readonly parse: (report: object) => ParsedReport;
}

/** By CVSS base score (FIRST, CVSS 3.1, table 14); `null` for what is none. */
export function severityOfScore(score: unknown): Severity | null {
  const value = typeof score === 'string' && score.trim() !== '' ? Number(score) : score;
  if (typeof value !== 'number' || !(value > 0) || value > 10) return null;
  if (value >= 9) return 'critical';
  if (value >= 7) return 'high';
  return value >= 4 ? 'medium' : 'low';
}

/** A text of a report, short enough to be shown and on one line. */
export function oneLine(text: string, most = 300): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > most ? `${line.slice(0, most - 1)}…` : line;
}
