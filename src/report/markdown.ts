import { printable } from '../model/printable.ts';

/** What certgate's own sentences are made of. Whatever has another character came from outside. */
const ownProse = /^[A-Za-z0-9 .,;:'’()%→…\-+±=/?!"]*$/;

/** Things that a renderer turns into links even without markup. */
const autolink = /:\/\/|\bwww\.|\bmailto:|\bxmpp:/i;

/**
 * Any text as exactly one code span. Control characters become visible, line breaks with them. In a table a pipe needs
 * a backslash even inside a span (GFM 4.10); behind a backslash not even that helps, and it is spelled out.
 */
export function codeSpan(text: string, place: 'table' | 'text'): string {
  const visible = printable(text).trim() || ' ';
  const content =
    place === 'table' ? visible.replace(/(?<=\\)\|/g, '\\u{7c}').replaceAll('|', '\\|') : visible;
  const longestRun = Math.max(0, ...[...content.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longestRun + 1);
  // A space on both sides is taken off again by the reader, and keeps a backtick from touching the fence.
  const pad = /^`|`$/.test(content) || content.trim() === '' ? ' ' : '';
  return `${fence}${pad}${content}${pad}${fence}`;
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

function isOwnProse(text: string): boolean {
  return ownProse.test(text) && !autolink.test(text);
}
