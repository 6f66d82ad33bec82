/**
 * A text on one line with nothing in it that acts: control characters could move a cursor, colour a terminal or begin a
 * line of their own; zero-width and bidirectional ones would let it lie about what it says. They are spelled out.
 */
export function printable(text: string): string {
  return text.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, spelledOut);
}

function spelledOut(character: string): string {
  if (character === '\n') return '\\n';
  if (character === '\r') return '\\r';
  if (character === '\t') return '\\t';
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}
