import { proveByForm, type SecretKind } from './kind.ts';

/** So many characters of an alphabet, as the source of a regular expression. */
export const alnum = (from: number, to = from) => `[A-Za-z0-9]{${count(from, to)}}`;
export const hex = (from: number, to = from) => `[a-f0-9]{${count(from, to)}}`;
export const word = (from: number, to = from) => `[A-Za-z0-9_-]{${count(from, to)}}`;
export const base64 = (from: number, to = from) => `[A-Za-z0-9+/]{${count(from, to)}}={0,3}`;
export const uuid = '[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}';

function count(from: number, to: number): string {
  return from === to ? String(from) : `${from},${to}`;
}

interface Peculiarity {
  /** What stands before the prefix and belongs to the value. */
  readonly before?: string;
  /** A form that words can have too: only with digits and letters of both cases is it one of these. */
  readonly isMixed?: boolean;
}

/**
 * A kind that is told by its form. `title` is a sentence's subject, without its article; `source` where the provider
 * documents it; each of `prefixes` stands at the beginning of a value; `body` is what follows, as the source of a regular
 * expression without groups that backtrack; `longest` the most characters of a value.
 */
export function formed(
  id: string,
  title: string,
  source: string,
  prefixes: readonly string[],
  body: string,
  longest: number,
  { before = '', isMixed = false }: Peculiarity = {},
): SecretKind {
  const beginning = `${before}(?:${prefixes.map(escapeForRegExp).join('|')})`;
  return {
    id,
    title,
    source,
    keywords: prefixes,
    pattern: new RegExp(`(?<![A-Za-z0-9])(?<value>${beginning}${body})(?![A-Za-z0-9])`, 'g'),
    window: longest,
    prove(value) {
      const prefix = prefixes.find((one) => value.includes(one)) ?? '';
      const random = value.replace(prefix, '');
      return isMixed && !/[0-9]/.test(random) ? 'placeholder' : proveByForm(random);
    },
  };
}

function escapeForRegExp(literal: string): string {
  return literal.replace(/[.*+?^${}()|[\]\\-]/g, '\\$&');
}
