import { SaxesParser } from 'saxes';

/** An attribute by its name; `undefined` when the element has none. */
export type Attributes = (name: string) => string | undefined;

export interface XmlHandlers {
  /** `parents`: names of the elements around it, outermost first. */
  readonly open: (name: string, attributes: Attributes, parents: readonly string[]) => void;
  readonly close?: (name: string) => void;
  /** Text of the element of that name; in pieces. */
  readonly text?: (piece: string, element: string | undefined) => void;
  readonly comment?: (text: string) => void;
}

/** Far above what tools write, and low enough that a hostile report stops soon. */
const caps = { length: 64 * 1024 * 1024, depth: 256, attribute: 64 * 1024, elements: 5_000_000, flaws: 1000 };

/** How much is given to the parser between two looks at whether to go on. */
const pieceLength = 16 * 1024;

/**
 * What saxes finds wrong in reports that real tools write (Node's own writer puts control characters and `]]>` into text).
 * Everything else, an element that never ends above all, is a report that can't be trusted to be whole.
 */
const flaws = [
  'disallowed character.',
  'disallowed character entity.',
  'undefined entity.',
  'text data outside of root node.',
  'the string "]]>" is disallowed in char data.',
];

/**
 * Walks through an XML text; answers the sentence why it can't be read, or `null`. DTDs are passed over and never fetched,
 * entities are never expanded: a text that declares some is refused.
 */
export function readXml(text: string, handlers: XmlHandlers): string | null {
  if (text.length > caps.length) return 'The report is larger than 64 MB.';
  const walk = new Walk(handlers);
  const clean = cleaned(text);
  for (let start = 0; start < clean.length && walk.problem === null; start += pieceLength) {
    walk.write(clean.slice(start, start + pieceLength));
  }
  return walk.problem ?? walk.end();
}

export interface XmlHead {
  readonly root: string;
  readonly attributes: Attributes;
  /** Name of the first element in the root, when it stands in the head. */
  readonly child: string | null;
}

/** The root of an XML text, told by its beginning; `null` when it is none. */
export function xmlHead(head: string): XmlHead | null {
  if (!/^\uFEFF?\s*</.test(head)) return null;
  const found: { name: string; attributes: Attributes }[] = [];
  const walk = new Walk({ open: (name, attributes) => found.push({ name, attributes }) });
  const clean = cleaned(head);
  for (
    let start = 0;
    start < clean.length && found.length < 2 && walk.problem === null;
    start += pieceLength
  ) {
    walk.write(clean.slice(start, start + pieceLength));
  }
  const [root, child] = found;
  return root === undefined
    ? null
    : { root: root.name, attributes: root.attributes, child: child?.name ?? null };
}

/** White space before the declaration, and characters that XML forbids, are in reports that are whole otherwise. */
function cleaned(text: string): string {
  const trimmed = text.replace(/^[\uFEFF\s]+/, '');
  return trimmed.replace(/[\p{Cs}\uFFFE\uFFFF]|(?![\t\n\r\x7f-\x9f])\p{Cc}/gu, '\uFFFD');
}

class Walk {
  problem: string | null = null;
  readonly #parser = new SaxesParser({ xmlns: false, position: true });
  readonly #parents: string[] = [];
  #elements = 0;
  #flaws = 0;

  constructor({ open, close, text, comment }: XmlHandlers) {
    this.#parser.on('error', (error) => this.#flaw(error.message));
    this.#parser.on('doctype', (doctype) => {
      if (/<!ENTITY/i.test(doctype))
        this.#stop('The report declares XML entities, which no coverage tool does.');
    });
    this.#parser.on('opentag', (tag) => {
      if (this.problem !== null) return;
      this.#elements += 1;
      if (this.#parents.length >= caps.depth)
        this.#stop(`The report nests elements deeper than ${caps.depth}.`);
      if (this.#elements > caps.elements) this.#stop('The report has more than five million elements.');
      const { attributes } = tag;
      if (Object.values(attributes).some((value) => value.length > caps.attribute)) {
        this.#stop('An attribute of the report is longer than 64 kB.');
      }
      if (this.problem !== null) return;
      open(tag.name, (name) => attributes[name], this.#parents);
      this.#parents.push(tag.name);
    });
    this.#parser.on('closetag', (tag) => {
      if (this.problem !== null) return;
      this.#parents.pop();
      close?.(tag.name);
    });
    if (text !== undefined) this.#parser.on('text', (piece) => text(piece, this.#parents.at(-1)));
    if (comment !== undefined) this.#parser.on('comment', comment);
  }

  write(piece: string): void {
    this.#parser.write(piece);
  }

  end(): string | null {
    this.#parser.close();
    return this.problem;
  }

  #flaw(message: string): void {
    const [, place = '', what = message] = /^(?:\S*?:)?(\d+):\d+: (.*)$/s.exec(message) ?? [];
    this.#flaws += 1;
    if (flaws.includes(what) && this.#flaws <= caps.flaws) return;
    const line = place === '' ? '' : ` (line ${place})`;
    this.#stop(`The report is not whole XML${line}: ${what.replace(/\.$/, '')}. It may have been cut short.`);
  }

  #stop(reason: string): void {
    this.problem ??= reason;
  }
}
