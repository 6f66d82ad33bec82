import { printable } from '../../model/printable.ts';

/** HTML as it goes into a page. Only `html` makes it, of this program's own markup and of texts that cannot act in it. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What a template takes: a text and a number are escaped, markup stands as it is, `''` is nothing. */
export type Content = string | number | Markup | readonly Content[];

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** HTML around contents of any origin, each safe between tags and within a quoted attribute. */
export function html(markup: TemplateStringsArray, ...contents: readonly Content[]): Markup {
  let text = markup[0] ?? '';
  for (const [index, content] of contents.entries()) text += textOf(content) + (markup[index + 1] ?? '');
  return new Markup(text);
}

/** A message: its code, which stands between backticks, set as code. One whose backticks do not pair stands as it is. */
export function messageMarkup(message: string): Content {
  const parts = message.split('`');
  if (parts.length % 2 === 0) return message;
  return parts.map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : part));
}

function textOf(content: Content): string {
  if (typeof content === 'string') return escaped(content);
  if (typeof content === 'number') return String(content);
  if (content instanceof Markup) return content.text;
  return content.map(textOf).join('');
}

/** The one way of a text into a page: what can't be seen is spelled out, what has a meaning in HTML is an entity. */
function escaped(text: string): string {
  return printable(text).replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
