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
    proseCharacters: proseOf(text).length,
    headings: headingsOf(text),
    codeBlocks: Math.floor(fences / 2) + indented,
  };
}

/** What is left for a reader when code, images, badges, HTML, link targets and headings are taken out. */
function proseOf(text: string): string {
  return text
    .replace(/^ {0,3}(```|~~~)[\s\S]*?^ {0,3}\1/gm, ' ')
    .replace(/<!--[\s\S]*?-->|<[^>\n]{1,500}>/g, ' ')
    .replace(/!\[[^\]\n]*\]\([^)\n]*\)/g, ' ')
    .replace(/\[([^\]\n]*)\](?:\([^)\n]*\)|\[[^\]\n]*\])/g, '$1')
    .replace(/^#{1,6} .*$|^\[[^\]\n]+\]:.*$/gm, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function headingsOf(text: string): readonly string[] {
  const hashed = [...text.matchAll(/^ {0,3}#{1,6}\s+(.+?)\s*#*$/gm)].map(([, title]) => title ?? '');
  const underlined = [...text.matchAll(/^(\S.*)\n(?:=+|-{3,})\s*$/gm)].map(([, title]) => title ?? '');
  return [...hashed, ...underlined];
}
