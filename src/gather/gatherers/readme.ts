import type { ReadmeFile } from '../../model/evidence.ts';
import { type Scene, textOf } from '../scene.ts';

/** The places GitHub itself looks at, in its order. */
const readmePlaces = [/^\.github\/readme(?:\.\w+)?$/i, /^readme(?:\.\w+)?$/i, /^docs\/readme(?:\.\w+)?$/i];

export async function gatherReadme(scene: Scene): Promise<ReadmeFile | null> {
  const paths = scene.files
    .filter(({ kind }) => kind !== 'unread' && kind !== 'binary')
    .map(({ path }) => path);
  const path = readmePlaces
    .map((place) => paths.find((candidate) => place.test(candidate)))
    .find((found) => found);
  if (path === undefined) return null;
  const text = await textOf(scene, path);
  const fences = text.match(/^ {0,3}(?:```|~~~)/gm)?.length ?? 0;
  const indented = /\n\n(?: {4}|\t)\S/.test(text) ? 1 : 0;
  return {
    path,
    proseCharacters: proseOf(withoutCode(text)).length,
    headings: headingsOf(withoutCode(text)),
    codeBlocks: Math.floor(fences / 2) + indented,
  };
}

function withoutCode(text: string): string {
  return text.replace(/^ {0,3}(```|~~~)[\s\S]*?^ {0,3}\1/gm, ' ');
}

/**
 * What is left for a reader when images, badges, HTML, link targets and headings are taken out. No pattern reads past
 * the next character that could begin it anew: the text may be hostile, and this stays linear.
 */
function proseOf(text: string): string {
  return withoutComments(text)
    .replace(/<[^<>\n]{1,500}>/g, ' ')
    .replace(/!\[[^[\]\n]*\]\((?:[^()\n]|\([^()\n]*\))*\)/g, ' ')
    .replace(/\[([^[\]\n]*)\](?:\((?:[^()\n]|\([^()\n]*\))*\)|\[[^[\]\n]*\])/g, '$1')
    .replace(/^#{1,6} .*$|^\[[^\]\n]+\]:.*$/gm, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function withoutComments(text: string): string {
  const [before, ...parts] = text.split('<!--');
  const behind = parts.map((part) => (part.includes('-->') ? part.slice(part.indexOf('-->') + 3) : part));
  return [before, ...behind].join(' ');
}

function headingsOf(text: string): readonly string[] {
  const hashed = [...text.matchAll(/^ {0,3}#{1,6}[ \t]+(\S.*)$/gm)].map(([, title = '']) =>
    title.replace(/(?<!#)#+\s*$/, '').trim(),
  );
  const underlined = [...text.matchAll(/^(\S.*)\r?\n(?:=+|-{3,})[ \t]*\r?$/gm)].map(
    ([, title]) => title ?? '',
  );
  return [...hashed, ...underlined];
}
