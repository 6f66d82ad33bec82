/** Mean length of a line beyond which no hand wrote it. */
const longestMeanLine = 500;

const generatedMarker = /@generated\b|\bDO NOT EDIT\b|\bauto-?generated (?:file|by)\b/i;

/** Why a text is not for people to read; `null` when it is. Markers count in the first 2,000 characters only. */
export function generatedReason(path: string, text: string, lines: number): string | null {
  if (/\.min\.(?:js|css|mjs|cjs)$|\.(?:js|css)\.map$/.test(path)) return 'Its name says that it is minified.';
  if (/\.(?:md|markdown|txt|rst)$/i.test(path)) return null;
  if (generatedMarker.test(text.slice(0, 2000))) return 'A marker at its head says that it is generated.';
  if (/\.(?:[cm]?js|css)$/.test(path) && text.length > 5000 && text.length / lines > longestMeanLine) {
    return `Its lines are longer than ${longestMeanLine} characters on average.`;
  }
  return null;
}
