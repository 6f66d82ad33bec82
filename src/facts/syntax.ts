import type { TSESTree } from '@typescript-eslint/typescript-estree';
import type ts from 'typescript';
import { conversionBy } from './estree/tree.ts';
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

/** What Node runs in scripts that are no modules, and the compiler refuses: octal numbers and escapes, numbers like `08`. */
const sloppyMistakes = new Set([1121, 1487, 1488, 1489]);

interface Parser {
  readonly compiler: typeof ts;
  readonly convert: ReturnType<typeof conversionBy>;
}

let parser: Promise<Parser> | null = null;

/** It takes a third of a second: a run that finds all facts in its cache never loads it. */
async function loadParser(): Promise<Parser> {
  const { default: compiler } = await import('typescript');
  return { compiler, convert: conversionBy(compiler) };
}

/**
 * The one file that knows a parser: the compiler's, whose tree is made the one that typescript-estree makes
 * (`estree/`, tested equal to it), in two fifths of its time and half of its memory.
 */
export async function parse(text: string, language: Exclude<Language, 'vue' | 'svelte'>): Promise<Syntax> {
  parser ??= loadParser();
  const { compiler, convert } = await parser;
  try {
    const options = {
      jsDocParsingMode: compiler.JSDocParsingMode.ParseNone,
      languageVersion: compiler.ScriptTarget.Latest,
    };
    const file = compiler.createSourceFile(`file.${language}`, text, options);
    const isSloppy = language === 'js' || language === 'cjs';
    const mistake = diagnosticsOf(file).find(({ code }) => !(isSloppy && sloppyMistakes.has(code)));
    if (mistake !== undefined) {
      const { line } = file.getLineAndCharacterOfPosition(mistake.start);
      const message = compiler.flattenDiagnosticMessageText(mistake.messageText, ' ');
      return { ok: false, reason: `It has a syntax error: ${quoted(message)}.`, line: line + 1 };
    }
    // Made node by node as typescript-estree makes it, for which the tests stand.
    return { ok: true, program: convert(file) as unknown as TSESTree.Program };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { ok: false, reason: 'It is nested too deeply to be parsed.', line: null };
  }
}

/** What the compiler's parser says of a file, which its types keep to themselves. */
function diagnosticsOf(file: ts.SourceFile): readonly ts.DiagnosticWithLocation[] {
  return 'parseDiagnostics' in file ? (file.parseDiagnostics as readonly ts.DiagnosticWithLocation[]) : [];
}

/** The compiler's words: they hold what stands in the file. */
function quoted(message: string): string {
  const line = message.split('\n', 1)[0] ?? '';
  return `\`${line.replace(/\.$/, '').replaceAll('`', "'")}\``;
}
