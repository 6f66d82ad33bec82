import type { PathClass } from '../path-class.ts';

/** Mean length of a line beyond which no hand wrote it. */
const longestMeanLine = 500;

const generatedMarker = /@generated\b|\bDO NOT EDIT\b|\bauto-?generated (?:file|by)\b/i;

/** Classes that compilers and bundlers write as well as people. */
const handsAndTools: ReadonlySet<PathClass> = new Set([
  'js',
  'mjs',
  'cjs',
  'style',
  'built-code',
  'vendored-code',
]);

/** Why a text is not for people to read; `null` when it is. Markers count in the first 2,000 characters only. */
export function generatedReason(pathClass: PathClass, text: string, lines: number): string | null {
  if (pathClass === 'minified') return 'Its name says that it is minified.';
  if (pathClass === 'prose' || pathClass === 'markdown') return null;
  if (generatedMarker.test(text.slice(0, 2000))) return 'A marker at its head says that it is generated.';
  if (handsAndTools.has(pathClass) && text.length > 5000 && text.length / lines > longestMeanLine) {
    return `Its lines are longer than ${longestMeanLine} characters on average.`;
  }
  return null;
}
