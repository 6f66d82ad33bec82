import type { ScorecardDocument } from '../model/document.ts';
import { printable } from '../model/printable.ts';

/** What certgate's own sentences are made of. Whatever has another character came from outside. */
const ownProse = /^[A-Za-z0-9 .,;:'’()%→…\-+±=/?!"]*$/;

/** Things that a renderer turns into links even without markup; GitHub knows an issue by `GH-1` too. */
const autolink = /:\/\/|\bwww\.|\bmailto:|\bxmpp:|\bgh-\d/i;

/**
 * Any text as exactly one code span. Control characters become visible, line breaks with them. In a table a pipe needs
 * a backslash even inside a span (GFM 4.10).
 */
export function codeSpan(text: string, place: 'table' | 'text'): string {
  const visible = printable(text).trim() || ' ';
  const content = place === 'table' ? visible.replace(/\\*\|/g, escapedPipe) : visible;
  const longestRun = Math.max(0, ...[...content.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longestRun + 1);
  // A space on both sides is taken off again by the reader, and keeps a backtick from touching the fence.
  const pad = /^`|`$/.test(content) || content.trim() === '' ? ' ' : '';
  return `${fence}${pad}${content}${pad}${fence}`;
}

/** A pair of backslashes is one that is escaped: a pipe after an even number of them would end the cell. */
function escapedPipe(run: string): string {
  const before = run.length - 1;
  return `${'\\'.repeat(before % 2 === 0 ? before + 1 : before + 2)}|`;
}

/**
 * A message as Markdown: its prose as it stands, its code as spans. A message in which anything else turns up, because a
 * name from outside brought its own backticks, becomes one span as a whole.
 */
export function messageText(message: string, place: 'table' | 'text'): string {
  const parts = message.split('`');
  const isOwn = parts.length % 2 === 1 && parts.every((part, index) => index % 2 === 1 || isOwnProse(part));
  if (!isOwn) return codeSpan(message, place);
  return parts.map((part, index) => (index % 2 === 1 ? codeSpan(part, place) : part)).join('');
}

/** Any text as one code span that leads to an address of ours; `null` for none. The address is percent-encoded already. */
export function linkedSpan(text: string, place: 'table' | 'text', url: string | null): string {
  return url === null ? codeSpan(text, place) : `[${codeSpan(text, place)}](${url})`;
}

/** What is folded away, under words of ours. */
export function details(summary: string, content: string): string {
  return `<details><summary>${summary}</summary>\n\n${content}\n\n</details>`;
}

/** How what was left out of a list is said. */
export function moreInReport(count: number): string {
  return `${count} more in the report of the run.`;
}

/**
 * How what a document quotes is written: our own sentences, in which names are code; of another run's document all of it
 * as code, since a stranger may write sentences that read like ours.
 */
export function sayingOf({ origin }: Pick<ScorecardDocument, 'origin'>): typeof messageText {
  return origin === 'measured' ? messageText : codeSpan;
}

function isOwnProse(text: string): boolean {
  return ownProse.test(text) && !autolink.test(text);
}
