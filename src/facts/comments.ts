/** A comment, with its signs. */
export interface Comment {
  readonly start: number;
  readonly end: number;
  readonly isDoc: boolean;
}

/** Stretches of a text in which `//` and `/*` mean nothing: strings, regular expressions, templates, text of JSX. */
export type Opaque = readonly (readonly [start: number, end: number])[];

/**
 * Comments lie between the tokens. The tree holds every token in which their signs could stand, so what is left of the
 * text can be searched for the signs: asking the parser for its comments would make it half as slow again.
 */
function commentsOf(text: string, opaque: Opaque): readonly Comment[] {
  const sorted = opaque.toSorted(([left], [right]) => left - right);
  const comments: Comment[] = [];
  let next = 0;
  let at = text.startsWith('#!') ? lineEnd(text, 0) : 0;
  for (;;) {
    at = text.indexOf('/', at);
    if (at === -1) return comments;
    while (next < sorted.length && (sorted[next]?.[1] ?? 0) <= at) next += 1;
    const [start = Number.POSITIVE_INFINITY, end = 0] = sorted[next] ?? [];
    if (start <= at) {
      at = end;
      continue;
    }
    const sign = text[at + 1];
    if (sign === '/' || sign === '*') {
      const close = sign === '/' ? lineEnd(text, at) : blockEnd(text, at);
      comments.push({ start: at, end: close, isDoc: text.startsWith('/**', at) && close - at > 4 });
      at = close;
    } else {
      at += 1;
    }
  }
}

/** The ends of lines as the language has them. */
function lineEnd(text: string, from: number): number {
  const rest = /[\n\r\u2028\u2029]/g;
  rest.lastIndex = from;
  return rest.exec(text)?.index ?? text.length;
}

function blockEnd(text: string, from: number): number {
  const close = text.indexOf('*/', from + 2);
  return close === -1 ? text.length : close + 2;
}

/** How code and comments share the lines of a text. */
export function layoutOf(text: string, opaque: Opaque) {
  const comments = commentsOf(text, opaque);
  const starts = lineStartsOf(text);
  const { code, comment } = linesOf(text, comments, starts);
  const before = new Uint32Array(code.length + 1);
  for (let line = 0; line < code.length; line += 1)
    before[line + 1] = (before[line] ?? 0) + (code[line] ?? 0);
  return {
    text,
    comments,
    lines: starts.length,
    lineAt: (place: number): number => lineAt(starts, place),
    codeLines: (first: number, last: number): number =>
      (before[Math.min(last, starts.length) + 1] ?? 0) - (before[first] ?? 0),
    commentLines: comment.reduce((sum, one) => sum + one, 0),
  };
}

/** Where lines begin. */
function lineStartsOf(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** 1-based line of a place in the text. */
function lineAt(starts: readonly number[], place: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= place) low = middle;
    else high = middle - 1;
  }
  return low + 1;
}

/** By line (0 is not used): whether a token stands on it, and whether a comment or a part of one does. */
function linesOf(text: string, comments: readonly Comment[], starts: readonly number[]) {
  const code = new Uint8Array(starts.length + 1);
  const comment = new Uint8Array(starts.length + 1);
  let from = 0;
  let line = 1;
  const markCode = (start: number, end: number): void => {
    for (let at = start; at < end; ) {
      while (line < starts.length && (starts[line] ?? 0) <= at) line += 1;
      const stop = Math.min(end, starts[line] ?? text.length);
      if (code[line] === 0 && hasToken(text, at, stop)) code[line] = 1;
      at = stop;
    }
  };
  for (const { start, end } of comments) {
    markCode(from, start);
    const last = lineAt(starts, Math.max(start, end - 1));
    for (let row = lineAt(starts, start); row <= last; row += 1) comment[row] = 1;
    from = end;
  }
  markCode(from, text.length);
  return { code, comment };
}

function hasToken(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) {
    const character = text.charCodeAt(at);
    // White space as people have it: space, tab, CR, LF; and the rest that the language knows.
    if (
      character > 32 &&
      character !== 0xa0 &&
      character !== 0xfeff &&
      character !== 0x2028 &&
      character !== 0x2029
    )
      return true;
  }
  return false;
}
