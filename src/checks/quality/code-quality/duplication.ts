import { defineCheck } from '../../../model/check.ts';
import { type Copy, copiesIn } from './clones.ts';
import { type AnalysedFile, codeIn } from './code-files.ts';
import { judgeParts, type Part } from './lost-lines.ts';

/**
 * Tried on rxjs, @noble/curves and zod: with 50 nodes, overloads of 6 lines come in; with 70, copies of a dozen lines are
 * missed. SonarQube takes 100 tokens, jscpd 50 on 5 lines; a line of code has about 8 nodes.
 */
const leastCopy = { nodes: 60, lines: 6 } as const;

export default defineCheck({
  id: 'duplication',
  category: 'quality/code-quality',
  importance: 'medium',
  title: 'Nothing is written twice',
  failureTitle: 'Code is written twice',
  why: 'What is mended in one copy stays broken in the other. Copies are found across all source files and within each, also with other names, other texts and other line breaks, by fingerprints of the syntax tree (winnowing; Schleimer, Wilkerson and Aiken, 2003): at least 60 of its nodes in a row, on at least 6 lines. Tables of literals, lists of imports and exports, and things alike that follow each other in one file are no copies. What stands in more than 32 places is held against the first 32. Every copy after the first, by path, loses its lines; the score is the part of all lines of code that is not lost.',
  fix: 'Put what is common into one function, with what differs as its arguments.',
  needs: ['files'],

  run({ files }) {
    const code = codeIn(files);
    const copies = new Map<string, Copy[]>(code.analysed.map(({ path }) => [path, []]));
    for (const copy of copiesIn(code.analysed, leastCopy)) copies.get(copy.path)?.push(copy);
    const parts = code.analysed.map((file) => partOf(file, copies.get(file.path) ?? []));
    return judgeParts(code, parts, 'No source file holds a line of code.');
  },
});

/** The longest copies first; what one has taken, no other loses again. */
function partOf({ path, lines, code: { codeLines, exports } }: AnalysedFile, copies: readonly Copy[]): Part {
  const taken = new Set<number>();
  const passedOn = new Set(exports.filter(({ kind }) => kind === 're-export').map(({ line }) => line));
  const written = copies.filter((copy) => !isListOfExports(copy, passedOn));
  const kept = written.sort(longestFirst).flatMap((copy) => {
    let added = 0;
    for (let line = copy.start; line <= copy.end; line += 1) {
      if (taken.has(line)) continue;
      taken.add(line);
      added += 1;
    }
    // What sticks out of a longer one by a few lines is the same finding.
    return added < leastCopy.lines ? [] : [{ copy, added }];
  });
  return {
    lines: codeLines,
    losses: kept
      .sort((left, right) => left.copy.start - right.copy.start)
      .map(({ copy: { start, end, original }, added }) => ({
        fraction: added / Math.max(lines, 1),
        finding: {
          path,
          line: start,
          message: `Lines ${start} to ${end} say the same as \`${original.path}:${original.start}-${original.end}\`, names and texts aside. Put what is common into one function.`,
          subject: `also in ${original.path}`,
          severity: added >= severeLines ? ('medium' as const) : ('low' as const),
        },
      })),
  };
}

/** That two files pass the same on is no more a copy than that they import the same. */
function isListOfExports({ start, end }: Copy, passedOn: ReadonlySet<number>): boolean {
  const inside = [...passedOn].filter((line) => line >= start && line <= end);
  return inside.length * 2 > end - start + 1;
}

/** A copy of more than a screen. */
const severeLines = 60;

function longestFirst(left: Copy, right: Copy): number {
  return (
    right.end - right.start - (left.end - left.start) ||
    left.start - right.start ||
    (left.original.path < right.original.path ? -1 : left.original.path > right.original.path ? 1 : 0) ||
    left.original.start - right.original.start
  );
}
