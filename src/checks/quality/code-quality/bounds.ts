import type { FunctionFacts } from '../../../model/facts.ts';
import type { Measure } from './judge-functions.ts';
import { lostBeyond } from './lost-lines.ts';

/** A count of each function, and the most of it that is allowed. */
interface Bound {
  readonly of: (facts: FunctionFacts) => number;
  readonly allowed: number;
  readonly complaint: (value: number, allowed: number) => string;
  readonly kind: string;
}

function bounded({ of, allowed, complaint, kind }: Bound): Measure {
  return {
    lost: (facts) => lostBeyond(allowed, of(facts)),
    complaint: (facts) => complaint(of(facts), allowed),
    kind,
  };
}

/** The bounds of a function; the checks that hold them say where each comes from. */
export const functionBounds = {
  cyclomatic: bounded({
    of: ({ cyclomatic }) => cyclomatic,
    allowed: 15,
    complaint: (value, allowed) =>
      ` has a cyclomatic complexity of ${value}, and ${allowed} are allowed. Move some of its branches into functions of their own, or into a table.`,
    kind: 'cyclomatic complexity',
  }),
  cognitive: bounded({
    of: ({ cognitive }) => cognitive,
    allowed: 15,
    complaint: (value, allowed) =>
      ` has a cognitive complexity of ${value}, and ${allowed} are allowed. Split what is nested deepest into functions of its own, and return early.`,
    kind: 'cognitive complexity',
  }),
  nesting: bounded({
    of: ({ nesting }) => nesting,
    allowed: 4,
    complaint: (value, allowed) =>
      ` nests control flow ${value} deep, and ${allowed} are allowed. Return early, or move the innermost blocks out.`,
    kind: 'nesting depth',
  }),
  length: bounded({
    of: ({ ownCodeLines }) => ownCodeLines,
    allowed: 60,
    complaint: (value, allowed) =>
      ` has ${value} lines of code of its own, and ${allowed} are allowed. Split it where one step ends and the next begins.`,
    kind: 'length',
  }),
  parameters: bounded({
    of: ({ parameters }) => parameters,
    allowed: 5,
    complaint: (value, allowed) =>
      ` takes ${value} parameters, and ${allowed} are allowed. Hand those that belong together over as one object.`,
    kind: 'parameters',
  }),
} as const;
