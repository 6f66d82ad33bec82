import { printable } from '../model/printable.ts';

/**
 * A text in which nothing acts: SARIF 3.11.6 turns `[a](b)` into a link even in plain text, and readers differ in what
 * they make of its escapes.
 */
export function plainText(text: string): string {
  return printable(text).replaceAll('](', '] (');
}

/** A path as a relative reference (RFC 3986). A lone surrogate, which no URI can hold, becomes U+FFFD. */
export function relativeUri(path: string): string {
  return path
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .split('/')
    .map(encodeURIComponent)
    .join('/');
}
