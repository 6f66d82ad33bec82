/** JSON with comments and trailing commas, as `tsconfig.json` may have them. Throws where it is neither. */
export function parseJsonc(text: string): unknown {
  // A string is taken whole, so that nothing in it passes for a comment.
  const plain = text
    .replace(/^\uFEFF/, '')
    .replace(
      /("(?:[^"\\]|\\.)*")|\/\/[^\n]*|\/\*(?:[\s\S]*?\*\/|[\s\S]*)/g,
      (_, string?: string) => string ?? ' ',
    );
  const strict = plain.replace(/("(?:[^"\\]|\\.)*")|,(?=\s*[}\]])/g, (_, string?: string) => string ?? '');
  return JSON.parse(strict);
}
