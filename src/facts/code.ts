import type { CodeAnalysis, Signal } from '../model/facts.ts';
import { clones } from './collectors/clones.ts';
import { environmentReads } from './collectors/environment-reads.ts';
import { executableLines } from './collectors/executable-lines.ts';
import { exports } from './collectors/exports.ts';
import { functions } from './collectors/functions.ts';
import { imports } from './collectors/imports.ts';
import { insecureCode } from './collectors/insecure-code.ts';
import { logCalls } from './collectors/log-calls.ts';
import { operations } from './collectors/operations.ts';
import { swallowedErrors } from './collectors/swallowed-errors.ts';
import { tests } from './collectors/tests.ts';
import { todos } from './collectors/todos.ts';
import { typeEscapes } from './collectors/type-escapes.ts';
import { languages, type PathClass } from './path-class.ts';
import { scriptBlocksOf } from './script-blocks.ts';
import { librarySignals } from './signals/libraries.ts';
import { parse } from './syntax.ts';
import { type MakeCollector, walk } from './walk.ts';

/** Larger texts are not parsed: nobody reads them either, and the tree takes a hundred times their size. */
const largestCodeBytes = 512 * 1024;

const codeLines: MakeCollector<number> = () => ({ result: ({ codeLines, lines }) => codeLines(1, lines) });
const commentLines: MakeCollector<number> = () => ({ result: (walked) => walked.commentLines });

/** One file each, in the order of the facts. */
const collectors = {
  codeLines,
  commentLines,
  functions,
  imports,
  exports,
  environmentReads,
  logCalls,
  insecureCode,
  swallowedErrors,
  todos,
  typeEscapes,
  operations,
  tests,
  clones,
  executableLines,
};

interface AnalysedCode {
  readonly analysis: CodeAnalysis;
  /** What its tree tells of how the program is run. */
  readonly signals: readonly Signal[];
}

/** What the syntax tree of a text says; `null` for a text that is no code we parse. `generated`: why no hand wrote it. */
export async function analyseCode(
  pathClass: PathClass,
  text: string,
  { bytes, generated }: { readonly bytes: number; readonly generated: string | null },
): Promise<AnalysedCode | null> {
  if (pathClass === 'vendored-code') return skipped('It is in a folder of code from elsewhere.');
  if (pathClass === 'built-code') return skipped('It is in a folder that a build writes.');
  const language = languages.find((name) => name === pathClass);
  if (language === undefined) return null;
  if (generated !== null) return skipped(generated);
  if (bytes > largestCodeBytes) {
    return skipped(`It is larger than ${largestCodeBytes / 1024} KiB, and only smaller texts are parsed.`);
  }
  if (isTranslation(text)) return skipped('It is a translation of Qt Linguist, not TypeScript.');
  const script = language === 'vue' || language === 'svelte' ? scriptBlocksOf(text) : { text, language };
  if (script === null) return skipped('It holds no script.');
  const syntax = await parse(script.text, script.language);
  if (!syntax.ok)
    return { analysis: { kind: 'not-analysed', reason: syntax.reason, line: syntax.line }, signals: [] };
  const { operations: signals, ...code } = walk(script.text, syntax.program, collectors);
  return { analysis: { kind: 'analysed', code }, signals: [...librarySignals(code.imports), ...signals] };
}

function isTranslation(text: string): boolean {
  return /^\s*<(?:\?xml|!DOCTYPE TS)\b/.test(text.slice(0, 1000));
}

/** Of a file that is no text although its name says code: what hides from the parser is not the better for it. */
export function binaryCode(pathClass: PathClass, content: Uint8Array): CodeAnalysis | null {
  if (!languages.some((name) => name === pathClass)) return null;
  if (isVideo(content)) return null;
  return { kind: 'not-analysed', reason: 'It holds NUL bytes, which no source text does.', line: null };
}

/** `.ts` and `.mts` are MPEG transport streams too: packets of 188 bytes that begin with 0x47, after 4 of a time at most. */
function isVideo(content: Uint8Array): boolean {
  return [0, 4].some((start) => content[start] === 0x47 && content[start + 188 + start] === 0x47);
}

function skipped(reason: string): AnalysedCode {
  return { analysis: { kind: 'skipped', reason }, signals: [] };
}
