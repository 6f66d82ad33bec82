/** JSON with comments and trailing commas, as `tsconfig.json` may have them. Throws where it is neither. */
export function parseJsonc(text: string): unknown {
  const parts: string[] = [];
  /** Where in `parts` a comma stands that nothing has followed yet. */
  let comma = -1;
  for (let at = text.startsWith('\uFEFF') ? 1 : 0; at < text.length; ) {
    const end = endOfPart(text, at);
    const part = text.slice(at, end);
    at = end;
    if (part.startsWith('/') || /^\s/.test(part)) {
      parts.push(' ');
      continue;
    }
    if (comma !== -1 && (part === '}' || part === ']')) parts[comma] = ' ';
    parts.push(part);
    comma = part === ',' ? parts.length - 1 : -1;
  }
  return JSON.parse(parts.join(''));
}

/** A comment, a string, or one character. What has no end goes on to the end of the text. */
function endOfPart(text: string, start: number): number {
  const end = (found: number, length: number) => (found === -1 ? text.length : found + length);
  if (text.startsWith('//', start)) return end(text.indexOf('\n', start), 0);
  if (text.startsWith('/*', start)) return end(text.indexOf('*/', start + 2), 2);
  if (text[start] !== '"') return start + 1;
  let at = start + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at + 1;
}
