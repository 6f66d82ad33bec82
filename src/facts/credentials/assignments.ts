import type { KeywordHit } from './keyword-scanner.ts';
import type { Value } from './value-proof.ts';

/** A name, and what it is given: `password: 'x'`, `DB_PASSWORD=x`, `setToken("x")`, `<secret>x</secret>`. */
export interface Assignment {
  readonly name: string;
  /** Where the name ends: further keywords in it say nothing new. */
  readonly nameEnd: number;
  readonly value: Value;
  /** Where the value stands in the text, its quotes left out. */
  readonly start: number;
  readonly end: number;
}

/** Longer names and values are read no further. */
const longestName = 80;
const longestValue = 600;
const mostParts = 4;

const nameCharacter = /[\w$.-]/;

/** Between a name and its value, in the languages that people keep settings in. */
const assignment =
  // password: string = 'x', "password" : 'x', [password] => 'x', password := 'x', password == 'x', Dim password As String = "x"
  /["'`]?\]?[ \t]*\??(?::[ \t]*[A-Za-z_][\w.<>[\] |?]{0,40}(?==[^=>])|As[ \t]+\w{1,40}[ \t]*|)(?:=>|:=|\?\?=|\|\|=|={1,3}|!={1,2}|:(?!:))[ \t]*(?:\r?\n[ \t]*(?=["'`]))?/y;

/** Between a name that is a value itself and the value that goes with it. */
const valueBeside =
  // <add key="Password" value="x" />, { "name": "PASSWORD", "value": "x" }, - name: PASSWORD␤ value: x
  /["']?,?\s{1,40}["']?value["']?[ \t]*[:=][ \t]*/iy;

/** setPassword('x') */
const call = /[ \t]*\([ \t]*(?=[rbuf@]?["'`])/iy;
/** put("password", "x") */
const argument = /["'`][ \t]*,[ \t]*(?=[rbuf@]?["'`])/iy;

/** PASSWORD 'x', IDENTIFIED BY 'x', storePassword "x" */
const bySpace = /[ \t]+(?:by[ \t]+)?(?=["'])/iy;

const xml = />(?=[^<\n])/y;
const scheme = /(?:Bearer|Basic|Token|ApiKey)[ \t]+(?=\S)/iy;
const option = /[ \t]+(?=[^\s-])/y;

/** What the name around a keyword is given; `null` when it is given nothing that can be read. */
export function assignmentAt(text: string, hit: KeywordHit, isBareAllowed: boolean): Assignment | null {
  const [left, right] = nameAround(text, hit);
  const name = text.slice(left, right).replace(/^[-$.]+|[-.]+$/g, '');
  const nameEnd = right;
  const from = operatorEnd(text, left, right);
  if (from === null) return null;
  const quoted = quotedAt(text, from.end);
  if (quoted !== null) {
    return {
      name,
      nameEnd,
      value: { text: quoted.text, isQuoted: true, isBareAllowed },
      start: quoted.start,
      end: quoted.end,
    };
  }
  const isBare = isBareAllowed || from.isXml || from.isOption || isParameter(text, left, from.end);
  const bare = isBare ? bareAt(text, from.end, from.isXml) : expressionAt(text, from.end);
  if (bare === null) return null;
  return {
    name,
    nameEnd,
    value: { text: bare.text, isQuoted: bare.isLiteral, isBareAllowed: isBare },
    start: bare.start,
    end: bare.end,
  };
}

/** A part of an address or of a connection string: `?token=x`, `;Password=x`. */
function isParameter(text: string, left: number, valueStart: number): boolean {
  return /[;?&"']/.test(text[left - 1] ?? '') && text[valueStart - 1] === '=';
}

function nameAround(text: string, { start, end }: KeywordHit): readonly [number, number] {
  let [left, right] = [start, end];
  while (left > 0 && start - left < longestName && nameCharacter.test(text[left - 1] ?? '')) left -= 1;
  while (right < text.length && right - end < longestName && nameCharacter.test(text[right] ?? ''))
    right += 1;
  return [left, right];
}

interface Operator {
  readonly end: number;
  readonly isXml: boolean;
  readonly isOption: boolean;
}

function operatorEnd(text: string, left: number, right: number): Operator | null {
  if (text[left - 1] === '<' && matchEnd(xml, text, right) !== null)
    return { end: right + 1, isXml: true, isOption: false };
  const given = givenEnd(text, left, right);
  if (given !== null) return { end: given, isXml: false, isOption: false };
  const end = text.startsWith('--', left) ? matchEnd(option, text, right) : null;
  return end === null ? null : { end, isXml: false, isOption: true };
}

/** Where the value begins behind an assignment's sign, in a call, or after a space; this is asked for every keyword. */
function givenEnd(text: string, left: number, right: number): number | null {
  const before = signBefore(text, left);
  // `isLogin ? 'password' : 'token'` gives nothing to anybody, and a list of names does not either.
  const assigned =
    before === '?' ? null : (matchEnd(assignment, text, right) ?? matchEnd(valueBeside, text, right));
  if (assigned !== null) return assigned;
  const called = matchEnd(call, text, right) ?? (before === '(' ? matchEnd(argument, text, right) : null);
  if (called !== null) return called;
  // "Pass" before a quotation is a sentence.
  return /^pass$/i.test(text.slice(left, right)) ? null : matchEnd(bySpace, text, right);
}

/** What stands before a name in quotes; of a name without, nothing. */
function signBefore(text: string, left: number): string {
  if (!/["'`]/.test(text[left - 1] ?? '')) return '';
  let at = left - 2;
  while (at > 0 && /\s/.test(text[at] ?? '') && left - at < longestName) at -= 1;
  const sign = text[at] ?? '';
  // The other half of a choice stands on the line of its sign.
  return sign === '?' && text.slice(at, left).includes('\n') ? '' : sign;
}

function matchEnd(pattern: RegExp, text: string, at: number): number | null {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : null;
}

interface Found {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A text in quotes, with the texts that are joined to it. */
function quotedAt(text: string, at: number, most = mostParts): Found | null {
  const opening = /(?:[rbufRBUF]{1,2}|[@$])?("""|'''|["'`])/y;
  opening.lastIndex = at;
  const quote = opening.exec(text)?.[1];
  if (quote === undefined) return null;
  const start = opening.lastIndex;
  const end = closing(text, start, quote);
  if (end === null) return null;
  const first = text.slice(start, end);
  const joint = /[ \t]*(?:\+[ \t]*(?:\r?\n[ \t]*)?|\\?\r?\n[ \t]*)(?=["'`])/y;
  const next = matchEnd(joint, text, end + quote.length);
  const isSigned = next !== null && /[+\\]/.test(text.slice(end + quote.length, next));
  // C and Python join what merely stands below each other: what looks like another statement is none of it.
  const isJoined = next !== null && most > 1 && (isSigned || (quote !== '`' && text.startsWith(quote, next)));
  const rest = isJoined ? quotedAt(text, next, most - 1) : null;
  return rest === null ? { text: first, start, end } : { text: first + rest.text, start, end: rest.end };
}

function closing(text: string, start: number, quote: string): number | null {
  const isMultiline = quote.length === 3 || quote === '`';
  for (let at = start; at < text.length && at - start <= longestValue; at += 1) {
    const character = text[at];
    if (character === '\\') at += 1;
    else if (character === '\n' && !isMultiline) return null;
    else if (text.startsWith(quote, at)) return at;
  }
  return null;
}

interface Bare extends Found {
  /** A literal that an expression falls back to. */
  readonly isLiteral: boolean;
}

/** A value without quotes, to the end of its word. */
function bareAt(text: string, at: number, isXml: boolean): Bare | null {
  const word = isXml ? /[^<\n]{1,600}/y : /[^\s#;,"'`&][^\s;,"'`]{0,600}/y;
  // Authorization: Bearer x
  word.lastIndex = matchEnd(scheme, text, at) ?? at;
  const start = word.lastIndex;
  const found = word.exec(text)?.[0];
  if (found === undefined) return null;
  const [, fallback] = /^\$\{\w+:?[-=]([^}]+)\}$/.exec(found) ?? [];
  if (fallback !== undefined) {
    const place = start + found.indexOf(fallback);
    return { text: fallback, start: place, end: place + fallback.length, isLiteral: false };
  }
  // What closes a template's hole belongs to it; other brackets belong to the code around.
  const value = /^[$%#{<(]/.test(found) ? found : found.replace(/[)\]}]+$/, '');
  return { text: value, start, end: start + value.length, isLiteral: false };
}

/** Code to the end of its line; where it looks a value up and has a literal to fall back to, that literal. */
function expressionAt(text: string, at: number): Bare | null {
  const rest = /[^\n;]{1,200}/y;
  rest.lastIndex = at;
  const found = rest.exec(text)?.[0]?.trimEnd();
  if (found === undefined || found === '') return null;
  const isLookUp = /\benv(?:iron)?\b|getenv|\bconfig\b|\bget\(/i.test(found);
  const fallback = /(?:\|\||\?\?|\?:|\bor\b|,)\s*(["'`])((?:(?!\1)[^\\\n]){3,200})\1/.exec(found);
  if (isLookUp && fallback?.[2] !== undefined) {
    const start = at + fallback.index + fallback[0].length - 1 - fallback[2].length;
    return { text: fallback[2], start, end: start + fallback[2].length, isLiteral: true };
  }
  const expression = found.replace(/[,)}\]]+$/, '');
  return { text: expression, start: at, end: at + expression.length, isLiteral: false };
}
