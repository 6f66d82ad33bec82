import type { SourceFile } from '../../../model/evidence.ts';
import type { CodeFacts } from '../../../model/facts.ts';

/** A source file whose syntax tree was walked. */
export interface AnalysedFile {
  readonly path: string;
  /** In lines, long ones counted as several. */
  readonly size: number;
  /** Physical ones. */
  readonly lines: number;
  readonly code: CodeFacts;
}

/** A source file that should have been parsed and could not be. */
interface UnanalysedFile {
  readonly path: string;
  /** In lines: never less than what the checks would have counted of it, so that nothing is won by being unreadable. */
  readonly size: number;
  readonly line: number | null;
  readonly reason: string;
}

/** A source file that nobody is to read: said, and nothing lost. */
interface SkippedFile {
  readonly path: string;
  readonly reason: string;
}

/** The project's own code, by path: tests, fixtures, generated and vendored files are not in it. */
export interface Code {
  readonly analysed: readonly AnalysedFile[];
  readonly unanalysed: readonly UnanalysedFile[];
  readonly skipped: readonly SkippedFile[];
}

export const noCode = 'There is no source file in a language that is parsed.';

/** Operators and operands that fill a line: a line with more counts as several, or joining lines would hide what is on them. */
export const wordsInALine = 40;

const parsedLanguage = /\.(?:[cm]?[jt]s|[jt]sx|vue|svelte)$/;

export function codeIn(files: readonly SourceFile[]): Code {
  const analysed: AnalysedFile[] = [];
  const unanalysed: UnanalysedFile[] = [];
  const skipped: SkippedFile[] = [];
  for (const { path, kind, facts } of files.toSorted(byPath)) {
    const { code: analysis, lines, bytes } = facts;
    if (kind !== 'source') continue;
    const size = lines + bytes / wordsInALine;
    if (analysis === null) {
      if (parsedLanguage.test(path))
        unanalysed.push({ path, size, line: null, reason: 'Nothing is known about it.' });
    } else if (analysis.kind === 'analysed') analysed.push({ path, size, lines, code: analysis.code });
    else if (analysis.kind === 'skipped') skipped.push({ path, reason: analysis.reason });
    else unanalysed.push({ path, size, line: analysis.line, reason: analysis.reason });
  }
  return { analysed, unanalysed, skipped };
}

function byPath(left: { readonly path: string }, right: { readonly path: string }): number {
  return left.path < right.path ? -1 : left.path > right.path ? 1 : 0;
}
