import GithubSlugger from 'github-slugger';
import type { Code, Heading, Html, Nodes, Parents } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import type { CodeBlock, DocumentFacts, DocumentSection } from '../../model/facts.ts';
import { problemOf } from '../code-block.ts';

/** Larger texts are not parsed: nobody reads them from end to end, and the tree takes a hundred times their size. */
const largestDocument = 256 * 1024;

/** Quotes and lists within each other on one line: the parser takes a power of their number. */
const deeplyNested = /^(?:[ \t]*[>*+-]){100}(?!-)/m;

/** Names of one document that are kept; more are a listing of something else. */
const mostVariables = 500;
const mostWords = 3000;

const diagramLanguages = new Set([
  'mermaid',
  'plantuml',
  'puml',
  'dot',
  'graphviz',
  'd2',
  'ditaa',
  'structurizr',
]);

/** What people type to have something. */
const installing =
  /\b(?:npm (?:i|install|ci|init|create)|npx|pnpm (?:add|install|i|dlx)|yarn (?:add|install|dlx)|bunx? |bun (?:add|install)|deno (?:add|install)|pip3? install|uv (?:add|pip)|brew install|apt(?:-get)? install|go (?:get|install)|cargo (?:add|install)|gem install|composer require|docker (?:run|pull|compose)|git clone|curl )/;

const licensing = /\blicen[cs]ed?\b|\bpublic domain\b/i;

/** A time, a share, a rhythm. */
const quantity =
  /\b\d{1,9}(?:[.,]\d{1,9})?\s?(?:%|(?:ms|milliseconds?|seconds?|minutes?|mins?|hours?|h|days?|weeks?|months?|years?)\b)|\b(?:hourly|daily|nightly|weekly|monthly|quarterly|yearly|annually|every (?:hour|day|night|week|month|quarter|year))\b/gi;

/** What Markdown holds for those who judge it; `null` for a text that is too large or too deep to be parsed. */
export async function documentFacts(text: string): Promise<DocumentFacts | null> {
  if (text.length > largestDocument || deeplyNested.test(text)) return null;
  const reader = readerOf(text);
  if (reader === null) return null;
  const codeBlocks = await Promise.all(reader.codeBlocks.map(blockOf));
  return { ...reader.facts(), codeBlocks };
}

function readerOf(text: string): Reader | null {
  const reader = new Reader();
  try {
    const root = fromMarkdown(text, {
      extensions: [gfmTable()],
      mdastExtensions: [gfmTableFromMarkdown()],
    });
    for (const node of root.children) reader.visit(node);
    return reader;
  } catch (error) {
    // Lists and quotes nested by the thousand run out of stack.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

async function blockOf({ lang, value, position }: Code): Promise<CodeBlock> {
  const language = lang?.toLowerCase() ?? null;
  const problem = await problemOf(language, value);
  return { language, line: position?.start.line ?? 1, problem, installs: installing.test(value) };
}

type Section = { -readonly [Key in keyof DocumentSection]: DocumentSection[Key] };

function sectionOf(title: string, depth: number, line: number): Section {
  return { title, depth, line, characters: 0, listItems: 0, tableRows: 0, codeBlocks: 0, quantities: 0 };
}

/** One walk over a document, in the order of its text. */
class Reader {
  readonly codeBlocks: Code[] = [];
  readonly #slugs = new GithubSlugger();
  readonly #anchors = new Set<string>();
  readonly #links: { readonly target: string; readonly line: number }[] = [];
  readonly #variables = new Map<string, number>();
  readonly #words = new Set<string>();
  #namesLicense = false;
  readonly #sections: Section[] = [];
  #section: Section = sectionOf('', 0, 1);
  #diagrams = 0;

  facts(): Omit<DocumentFacts, 'codeBlocks'> {
    const [before, ...others] = [...this.#sections, this.#section];
    const isEmpty = before === undefined || (before.depth === 0 && sizeOf(before) === 0);
    const sections = isEmpty ? others : [before, ...others];
    return {
      sections,
      links: this.#links,
      anchors: [...this.#anchors],
      variables: [...this.#variables].map(([name, line]) => ({ name, line })),
      words: [...this.#words],
      namesLicense: this.#namesLicense,
      proseCharacters: sections.reduce((sum, { characters }) => sum + characters, 0),
      diagrams: this.#diagrams,
    };
  }

  visit(node: Nodes): void {
    const line = node.position?.start.line ?? 1;
    switch (node.type) {
      case 'heading':
        this.#heading(node, line);
        return;
      case 'code':
        this.#code(node, line);
        return;
      case 'html':
        this.#html(node, line);
        return;
      case 'definition':
        this.#link(node.url, line);
        return;
      case 'paragraph':
      case 'table':
        this.#prose(node, line);
        return;
      case 'listItem':
        this.#section.listItems += 1;
        break;
    }
    if ('children' in node) for (const child of node.children) this.visit(child);
  }

  #heading(node: Heading, line: number): void {
    const html = wordsOf(node);
    this.#sections.push(this.#section);
    this.#section = sectionOf(html, node.depth, line);
    this.#anchors.add(this.#slugs.slug(html));
    this.#inline(node);
  }

  #code(node: Code, line: number): void {
    this.codeBlocks.push(node);
    this.#section.codeBlocks += 1;
    if (diagramLanguages.has(node.lang?.toLowerCase() ?? '')) this.#diagrams += 1;
    this.#names(node.value, line + 1, true);
  }

  /** One block may hold a whole page: its headings, and what is to be copied, are told by their tags. */
  #html(node: Html, line: number): void {
    const { value } = node;
    if (value.startsWith('<!--')) return;
    this.#attributes(value, line);
    if (/<img\b/.test(value)) this.#diagrams += 1;
    let tag = '';
    for (const [index, piece] of value.split(/<(\/?(?:h[1-6]|pre))\b[^<>]*>/i).entries()) {
      if (index % 2 === 1) tag = piece.toLowerCase();
      else this.#piece(tag, piece.replace(/<[^<>]*>/g, ' '), node, line);
    }
  }

  #piece(tag: string, text: string, { position }: Html, line: number): void {
    const words = text.replace(/\s+/g, ' ').trim();
    const [, depth] = /^h([1-6])$/.exec(tag) ?? [];
    if (words === '' || (depth === undefined && tag !== 'pre')) {
      this.#count(words);
    } else if (depth === undefined) {
      this.#code({ type: 'code', value: text.trim(), ...(position === undefined ? {} : { position }) }, line);
    } else {
      this.#sections.push(this.#section);
      this.#section = sectionOf(words, Number(depth), line);
      this.#anchors.add(this.#slugs.slug(words));
    }
  }

  #prose(node: Parents, line: number): void {
    if (node.type === 'table') this.#section.tableRows += Math.max(0, node.children.length - 1);
    this.#count(wordsOf(node));
    this.#inline(node);
    if (node.type === 'table') this.#cells(node, line);
  }

  /** A cell that holds nothing but a name names a variable. */
  #cells(node: Nodes, line: number): void {
    if (node.type === 'tableCell') this.#names(wordsOf(node), node.position?.start.line ?? line, true);
    else if ('children' in node) for (const child of node.children) this.#cells(child, line);
  }

  #inline(node: Parents): void {
    for (const child of node.children) {
      const line = child.position?.start.line ?? 1;
      if (child.type === 'link' || child.type === 'image') this.#link(child.url, line);
      if (child.type === 'image') this.#diagrams += 1;
      if (child.type === 'html') this.#attributes(child.value, line);
      if (child.type === 'inlineCode') this.#names(child.value, line, true);
      if (child.type === 'text') this.#names(child.value, line, false);
      if ('children' in child) this.#inline(child);
    }
  }

  /** Links and anchors of HTML. */
  #attributes(value: string, line: number): void {
    for (const [, target = ''] of value.matchAll(/\b(?:href|src)\s*=\s*["']([^"'<>\n]*)["']/g))
      this.#link(target, line);
    for (const [, name = ''] of value.matchAll(/\b(?:id|name)\s*=\s*["']?([^"'\s<>]+)/g))
      this.#anchors.add(name);
  }

  #link(target: string, line: number): void {
    if (target === '' || /^[a-z][a-z0-9+.-]*:|^\/\//i.test(target)) return;
    this.#links.push({ target, line });
  }

  #count(words: string): void {
    this.#section.characters += words.length;
    this.#section.quantities += words.match(quantity)?.length ?? 0;
    this.#namesLicense ||= licensing.test(words);
  }

  /** `isCode`: single words count too, where they are assigned or stand alone. */
  #names(text: string, line: number, isCode: boolean): void {
    const add = (name: string, at: number) => {
      if (this.#variables.size < mostVariables && !this.#variables.has(name))
        this.#variables.set(name, line + newlinesIn(text, at));
    };
    for (const { 0: name, index } of text.matchAll(/\b[A-Z][A-Z0-9]*_[A-Z0-9_]+\b/g)) add(name, index);
    if (!isCode) return;
    for (const [word] of text.matchAll(/[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*/gi)) {
      if (this.#words.size < mostWords) this.#words.add(word.toLowerCase());
    }
    for (const { 0: name, index } of text.matchAll(/(?<![\w.$-])[A-Z][A-Z0-9]+(?=\s*[=:`]|$)/gm))
      add(name, index);
  }
}

function newlinesIn(text: string, end: number): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at !== -1 && at < end; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}

function sizeOf({ characters, listItems, tableRows, codeBlocks }: DocumentSection): number {
  return characters + listItems + tableRows + codeBlocks;
}

/** What is left for a reader when images, markup and addresses are taken out; white space folded. */
function wordsOf(node: Nodes): string {
  return rawWords(node).replace(/\s+/g, ' ').trim();
}

function rawWords(node: Nodes): string {
  if (node.type === 'text' || node.type === 'inlineCode') return node.value;
  if (node.type === 'break') return ' ';
  if (!('children' in node)) return '';
  const between = node.type === 'table' || node.type === 'tableRow' ? ' ' : '';
  return node.children.map(rawWords).join(between);
}
