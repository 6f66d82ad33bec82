import { allLines, type LineRange } from '../../model/change.ts';
import type { SuppressionComment } from '../../model/facts.ts';
import type { Dialect } from '../suppressions/dialects.ts';
import type { scanSecrets } from './secrets.ts';

/** Of one file. What stands beyond them suppresses nothing. */
const mostComments = 1000;

/** Characters before and behind a marker that are looked at. */
const [farthestBefore, farthestBehind] = [200, 2000];

const longestReason = 300;

/** The line on which a marker stands. */
interface Line {
  readonly number: number;
  readonly start: number;
  readonly end: number;
}

/** A comment as far as it stands on the line of its marker. */
interface Written {
  /** Nothing else stands on its line. */
  readonly isAlone: boolean;
  /** From the marker's end to the comment's own, or to the line's. */
  readonly rest: string;
  /** What ends the comment, when that stands on a later line. */
  readonly close: string | null;
}

/**
 * Comments of any language that ask a scanner to look away, at the `marks` that its scan for secrets has found. `values`:
 * what is a credential in the text, and may not be told again.
 */
export function suppressionComments(
  text: string,
  { marks, values }: Pick<ReturnType<typeof scanSecrets>, 'marks' | 'values'>,
): readonly SuppressionComment[] {
  if (marks.length === 0) return [];
  const hidden = withoutCredentials(values());
  const blocks = new BlockEnds(text);
  const comments: SuppressionComment[] = [];
  /** Lines with nothing but a comment for the next one, and where they stand among the comments. */
  const alone = new Map<number, number[]>();
  let line: Line = { number: 1, start: 0, end: lineEnd(text, 0) };
  for (const { dialect, at } of marks) {
    for (; line.end < at; line = next(text, line));
    const written = writtenAt(text, at, line, dialect);
    const directive = written === null ? null : dialect.read(written.rest);
    if (written === null || directive === null) continue;
    const isForNext = directive.scope === 'next-line' || (directive.scope === 'place' && written.isAlone);
    if (isForNext) alone.set(line.number, [...(alone.get(line.number) ?? []), comments.length]);
    comments.push({
      tool: dialect.tool,
      line: line.number,
      lines:
        directive.scope === 'block'
          ? { start: line.number, end: blocks.behind(at, line.number, dialect.end) }
          : on(isForNext ? lineBehind(text, at, line.number, written.close) : line.number),
      rules: directive.rules.map(hidden),
      reason: directive.reason === null ? null : shortened(hidden(directive.reason)),
      until: directive.until === null ? null : hidden(directive.until).slice(0, 20),
    });
    if (comments.length === mostComments) break;
  }
  return stacked(comments, alone);
}

const signBefore = /(?:\/\/+!?|\/\*+!?|<!--+|\{\{!-*|\{#|#+!?|--+|;+|%+|^\s*\*+|\brem)$/i;
const signOnLine = /\/\/|\/\*|<!--|\{\{!|\{#|#|--|;|^\s*\*/g;

/** What stands before a comment of JSX that stands alone. */
const openings: ReadonlySet<string> = new Set(['', '{']);
const closings: ReadonlySet<string> = new Set(['', '}']);

function writtenAt(text: string, at: number, line: Line, { marker, sign }: Dialect): Written | null {
  const from = Math.max(line.start, at - farthestBefore);
  const before = text.slice(from, at);
  const found =
    sign === 'before' ? signBefore.exec(before.trimEnd()) : [...before.matchAll(signOnLine)].at(-1);
  const behind = text.slice(at + marker.length, Math.min(line.end, at + marker.length + farthestBehind));
  if (found === null || found === undefined)
    return sign === 'not needed' ? { isAlone: false, rest: behind, close: null } : null;
  const close = closeOf(found[0].trim());
  const end = close === null ? -1 : behind.indexOf(close);
  const rest = end === -1 ? behind : behind.slice(0, end);
  const afterwards = end === -1 || close === null ? '' : behind.slice(end + close.length);
  const isAlone =
    from === line.start &&
    openings.has(before.slice(0, found.index).trim()) &&
    closings.has(afterwards.trim());
  return { isAlone, rest: rest.trimEnd(), close: end === -1 ? close : null };
}

function closeOf(sign: string): string | null {
  if (sign.startsWith('/*') || sign.startsWith('*')) return '*/';
  if (sign.startsWith('<!--')) return '-->';
  if (sign.startsWith('{{!')) return '}}';
  return sign === '{#' ? '#}' : null;
}

/** The line behind a comment's end. */
function lineBehind(text: string, at: number, line: number, close: string | null): number {
  if (close === null) return line + 1;
  const end = text.indexOf(close, at);
  if (end === -1 || end - at > farthestBehind) return line + 1;
  return line + breaksIn(text.slice(at, end)) + 1;
}

/** Where blocks end. Each stretch of the text is searched once, however many blocks begin in it. */
class BlockEnds {
  readonly #text: string;
  readonly #known = new Map<string, { readonly at: number; readonly line: number }>();

  constructor(text: string) {
    this.#text = text;
  }

  behind(at: number, line: number, enable = ''): number {
    const known = this.#known.get(enable);
    if (known !== undefined && known.at >= at) return known.line;
    const end = enable === '' ? -1 : this.#text.indexOf(enable, at);
    const found =
      end === -1
        ? { at: Number.POSITIVE_INFINITY, line: allLines.end }
        : { at: end, line: line + breaksIn(this.#text.slice(at, end)) };
    this.#known.set(enable, found);
    return found.line;
  }
}

function on(line: number): LineRange {
  return { start: line, end: line };
}

/** Of several comments in a row, each for the line behind it, all are for the line behind the last. */
function stacked(
  comments: readonly SuppressionComment[],
  alone: ReadonlyMap<number, readonly number[]>,
): readonly SuppressionComment[] {
  const targets = new Map<number, number>();
  const isAlone = new Set([...alone.values()].flat());
  const backwards = comments.map((_, index) => comments.length - 1 - index);
  for (const index of backwards) {
    const comment = comments[index];
    if (comment === undefined || !isAlone.has(index)) continue;
    const { start } = comment.lines;
    const [behind] = alone.get(start) ?? [];
    targets.set(index, behind === undefined ? start : (targets.get(behind) ?? start));
  }
  return comments.map((comment, index) => {
    const target = targets.get(index);
    return target === undefined ? comment : { ...comment, lines: on(target) };
  });
}

/** Takes out of a text what may be a credential: values found in its file, and words that no person would write. */
function withoutCredentials(values: readonly string[]): (words: string) => string {
  return (words) =>
    values
      .reduce((rest, value) => rest.replaceAll(value, '…'), words)
      .replace(/[A-Za-z0-9+/=_-]{12,}/g, (word) =>
        /[0-9]/.test(word) && /[A-Za-z]/.test(word) ? '…' : word,
      );
}

function shortened(text: string): string {
  return text.length <= longestReason ? text : `${text.slice(0, longestReason - 1)}…`;
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}

function next(text: string, { number, end }: Line): Line {
  return { number: number + 1, start: end + 1, end: lineEnd(text, end + 1) };
}

function breaksIn(text: string): number {
  let breaks = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) breaks += 1;
  return breaks;
}
