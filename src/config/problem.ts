import { printable } from '../model/printable.ts';

/** Something in the configuration that can't be used, and where it stands. */
export interface Problem {
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  /** 1-based, in UTF-16 units. */
  readonly column: number;
  /** Dotted path, spelled as in the file: `gate.minimum.total`, `waivers[0].owner`. Empty for the file as a whole. */
  readonly key: string;
  readonly found: string;
  readonly allowed: string;
  /** One sentence or two: what, why, what to do. */
  readonly message: string;
}

/** One line for a terminal or a log. */
export function formatProblem({ file, line, column, message }: Problem): string {
  return `\`${visible(file, 200)}:${line}:${column}\`: ${message}`;
}

/** A text of the file in one code span: short, on one line, with nothing in it that acts on a terminal. */
export function code(text: string): string {
  return `\`${visible(text, 60)}\``;
}

/** A text of the file on one line, shortened, its control and format characters spelled out. */
export function visible(text: string, longest: number): string {
  const short = text.length > longest ? `${text.slice(0, longest)}…` : text;
  return printable(short).replaceAll('`', "'");
}

/** `a`, `b` or `c`; of many, the first dozen. */
export function alternatives(values: readonly string[]): string {
  const quoted = values.slice(0, 12).map(code);
  if (values.length > 12) return `${quoted.join(', ')} or one of ${values.length - 12} more`;
  const last = quoted.pop();
  return quoted.length === 0 ? (last ?? 'nothing') : `${quoted.join(', ')} or ${last}`;
}
