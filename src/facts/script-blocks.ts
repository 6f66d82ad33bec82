import type { Language } from './path-class.ts';

/** The scripts of a Vue or Svelte file: the same text with everything else blanked, so that every place keeps its line. */
export interface ScriptBlocks {
  readonly text: string;
  readonly language: Exclude<Language, 'vue' | 'svelte'>;
}

/** `null` when there is no script in the file. An external script (`src=`) is its own file. */
export function scriptBlocksOf(text: string): ScriptBlocks | null {
  const parts: string[] = [];
  let language: ScriptBlocks['language'] = 'js';
  let from = 0;
  let found = false;
  for (;;) {
    const open = opening(text, from);
    if (open === null) break;
    const close = closing(text, open.end);
    parts.push(blank(text.slice(from, open.end)), text.slice(open.end, close), ';');
    language = wider(language, languageOf(open.attributes));
    found = true;
    // The sign that parts two scripts takes the place of the `<` that follows.
    from = Math.min(close + 1, text.length);
  }
  if (!found) return null;
  parts.push(blank(text.slice(from)));
  return { text: parts.join(''), language };
}

interface Opening {
  readonly attributes: string;
  readonly end: number;
}

function opening(text: string, from: number): Opening | null {
  const tag = /<script(?=[\s>])/gi;
  tag.lastIndex = from;
  const start = tag.exec(text);
  if (start === null) return null;
  let quote = '';
  for (let at = tag.lastIndex; at < text.length; at += 1) {
    const character = text[at] ?? '';
    if (quote !== '') quote = character === quote ? '' : quote;
    else if (character === '"' || character === "'") quote = character;
    else if (character === '>') return { attributes: text.slice(tag.lastIndex, at), end: at + 1 };
  }
  return null;
}

function closing(text: string, from: number): number {
  const tag = /<\/script/gi;
  tag.lastIndex = from;
  return tag.exec(text)?.index ?? text.length;
}

function languageOf(attributes: string): ScriptBlocks['language'] {
  const [, name = ''] = /\blang\s*=\s*["']?(ts|typescript|tsx|jsx)\b/i.exec(attributes) ?? [];
  if (/^tsx$/i.test(name)) return 'tsx';
  if (/^jsx$/i.test(name)) return 'jsx';
  return name === '' ? 'js' : 'ts';
}

/** Two scripts of one file are read as one: by the language that takes in both. */
function wider(one: ScriptBlocks['language'], other: ScriptBlocks['language']): ScriptBlocks['language'] {
  const languages = [one, other];
  if (languages.includes('tsx') || (languages.includes('ts') && languages.includes('jsx'))) return 'tsx';
  if (languages.includes('ts')) return 'ts';
  return languages.includes('jsx') ? 'jsx' : 'js';
}

function blank(text: string): string {
  return text.replace(/[^\n\r]/g, ' ');
}
