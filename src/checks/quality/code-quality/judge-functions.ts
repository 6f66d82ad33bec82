import type { SourceFile } from '../../../model/evidence.ts';
import type { FunctionFacts } from '../../../model/facts.ts';
import type { Outcome } from '../../../model/outcome.ts';
import { codeIn, wordsInALine } from './code-files.ts';
import { judgeParts, type Part } from './lost-lines.ts';

/** What is measured of a function. */
export interface Measure {
  /** The fraction of the function's lines that is lost. */
  readonly lost: (of: FunctionFacts) => number;
  /** What is wrong with it, from its name on: ` has a cognitive complexity of 41, and 15 are allowed.` */
  readonly complaint: (of: FunctionFacts) => string;
  /** The kind of problem, as part of the finding's identity. */
  readonly kind: string;
}

/** Judges every function of the project's own code, each by the lines that are its alone. */
export function judgeFunctions(files: readonly SourceFile[], measure: Measure): Outcome {
  const code = codeIn(files);
  const parts = code.analysed.flatMap(({ path, code: { functions } }) =>
    functions.map((each): Part => partOf(path, each, measure)),
  );
  return judgeParts(code, parts, 'There is no function.');
}

function partOf(path: string, each: FunctionFacts, { lost, complaint, kind }: Measure): Part {
  const lines = linesOf(each);
  const fraction = lost(each);
  if (fraction === 0) return { lines, losses: [] };
  const message = `${titleOf(each)}${complaint(each)}`;
  const finding = { path, line: each.line, message, subject: `${each.name}: ${kind}` };
  return { lines, losses: [{ fraction, finding }] };
}

/** A function's own lines of code, without those of functions inside it. */
export function linesOf({ ownCodeLines, halstead }: FunctionFacts): number {
  return Math.max(ownCodeLines, (halstead.operators + halstead.operands) / wordsInALine);
}

/** How a message begins that is about a function. */
export function titleOf({ name }: FunctionFacts): string {
  return name === '(anonymous)' ? 'A function without a name' : `\`${name.replaceAll('`', "'")}\``;
}
