/** Characters of base 64, its other alphabet for addresses included. */
const base64Character = /[A-Za-z0-9+/_-]/;
const hexCharacter = /[0-9a-fA-F]/;

/** A key of 4096 bits, in PEM, in base 64: 4,400 characters. */
const longestRun = 20_000;
const shortestRun = 16;

/** Fewer characters than this stand in any text. */
const shortestForm = 4;

/**
 * How a text of ASCII shows in what base 64 and hex make of a longer text: in base 64 that depends on where it begins, so
 * there are three. Without the characters that its neighbours have a part in.
 */
export function encodedForms(text: string): readonly string[] {
  const inBase64 = [0, 1, 2].map((offset) => {
    const encoded = btoa('\0'.repeat(offset) + text);
    return encoded.slice(Math.ceil((8 * offset) / 6), Math.floor((8 * (offset + text.length)) / 6));
  });
  const inHex = [...text].map((character) => character.charCodeAt(0).toString(16).padStart(2, '0')).join('');
  return [...inBase64, inHex].filter(({ length }) => length >= shortestForm);
}

/** A run of encoded characters, and the text that it stands for: one character a byte. */
export interface EncodedRun {
  readonly start: number;
  readonly end: number;
  /** `null` when what was looked for is not in it. */
  readonly plain: string | null;
}

/** The run around a place, and what it stands for if `literal` is in that, as base 64 or as hex. */
export function encodedRunAt(text: string, at: number, literal: string): EncodedRun {
  const [start, end] = runAround(text, at, base64Character);
  const nothing = { start, end, plain: null };
  if (end - start < shortestRun) return nothing;
  const run = text.slice(start, end).replaceAll('-', '+').replaceAll('_', '/');
  // What stands before it may look as if it belonged to it: `/`, `-` and words do.
  for (let skip = 0; skip < 4; skip += 1) {
    const plain = decoded(run.slice(skip));
    if (plain.includes(literal)) return { start: start + skip, end, plain };
  }
  const hex = runAround(text, at, hexCharacter);
  const plain = (text.slice(...hex).match(/../g) ?? [])
    .map((pair) => String.fromCharCode(Number.parseInt(pair, 16)))
    .join('');
  return plain.includes(literal) ? { start: hex[0], end: hex[1], plain } : nothing;
}

function runAround(text: string, at: number, character: RegExp): readonly [number, number] {
  let [start, end] = [at, at];
  while (start > 0 && at - start < longestRun && character.test(text[start - 1] ?? '')) start -= 1;
  while (end < text.length && end - at < longestRun && character.test(text[end] ?? '')) end += 1;
  return [start, end];
}

/** Base 64 without its padding; what is left of a last byte is left out. */
function decoded(base64: string): string {
  return atob(base64.length % 4 === 1 ? base64.slice(0, -1) : base64);
}

/** The text that a whole value stands for in base 64; `null` when that would be no text. */
export function plainTextOf(value: string): string | null {
  if (value.length < 8 || value.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(value)) return null;
  const plain = atob(value).trimEnd();
  return plain.length >= 4 && /^[\x20-\x7e]+$/.test(plain) ? plain : null;
}
