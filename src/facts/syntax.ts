import type { TSESTree } from '@typescript-eslint/typescript-estree';
import type { Language } from './path-class.ts';

/** A node of the tree that typescript-estree makes: the ESTree specification, and its own for types. */
export type Node = TSESTree.Node;
export type Kind = `${Node['type']}`;
export type NodeOf<K extends Kind> = { [N in Node as `${N['type']}`]: N }[K];

/** Four kinds at most, and no list of them: this is asked a hundred times for every line of code. */
export function is<A extends Kind, B extends Kind = A, C extends Kind = A, D extends Kind = A>(
  node: Node | null | undefined,
  a: A,
  b?: B,
  c?: C,
  d?: D,
): node is NodeOf<A | B | C | D> {
  if (node === null || node === undefined) return false;
  const type: string = node.type;
  return type === a || type === b || type === c || type === d;
}

export type Syntax =
  | { readonly ok: true; readonly program: TSESTree.Program }
  | { readonly ok: false; readonly reason: string; readonly line: number | null };

/**
 * The one file that knows a parser. It is loaded at the first file that needs it: a run that finds all facts in its cache
 * never does.
 */
export async function parse(text: string, language: Exclude<Language, 'vue' | 'svelte'>): Promise<Syntax> {
  const { parse: parseProgram } = await import('@typescript-eslint/typescript-estree');
  try {
    const program = parseProgram(text, {
      allowInvalidAST: true,
      filePath: `file.${language}`,
      jsDocParsingMode: 'none',
      loc: true,
      range: true,
      suppressDeprecatedPropertyWarnings: true,
    });
    return { ok: true, program };
  } catch (error) {
    if (error instanceof RangeError)
      return { ok: false, reason: 'It is nested too deeply to be parsed.', line: null };
    if (!(error instanceof Error)) throw error;
    return {
      ok: false,
      reason: `It has a syntax error: ${quoted(error.message)}.`,
      line: lineOf(error),
    };
  }
}

/** The compiler's words: they hold what stands in the file. */
function quoted(message: string): string {
  const line = message.split('\n', 1)[0] ?? '';
  return `\`${line.replace(/\.$/, '').replaceAll('`', "'")}\``;
}

/** typescript-estree tells the place of what the compiler refused. */
function lineOf(error: Error): number | null {
  const location: unknown = 'location' in error ? error.location : null;
  if (typeof location !== 'object' || location === null || !('start' in location)) return null;
  const { start } = location;
  if (typeof start !== 'object' || start === null || !('line' in start)) return null;
  return typeof start.line === 'number' ? start.line : null;
}
