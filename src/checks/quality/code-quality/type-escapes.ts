import { defineCheck } from '../../../model/check.ts';
import type { TypeEscape } from '../../../model/facts.ts';
import type { Finding } from '../../../model/finding.ts';
import { type AnalysedFile, codeIn } from './code-files.ts';
import { judgeParts, lostTo, type Part } from './lost-lines.ts';

interface Escape {
  /** How many lines one of them counts as. */
  readonly lines: number;
  readonly one: string;
  readonly many: string;
  readonly remedy: string;
}

/** A suppression hides what the tools found; `any` spreads to whatever it is assigned to; `!` concerns one value. */
const escapes: Readonly<Record<TypeEscape['kind'], Escape>> = {
  'type-suppression': {
    lines: 8,
    one: 'comment silences the type checker',
    many: 'comments silence the type checker',
    remedy: 'Mend the type, or say `@ts-expect-error` with the reason in the smallest place.',
  },
  'unsafe-cast': {
    lines: 5,
    one: 'cast goes through `unknown` or `any`',
    many: 'casts go through `unknown` or `any`',
    remedy: 'Test the value, or type it where it comes from.',
  },
  any: {
    lines: 3,
    one: '`any` switches the type checker off',
    many: '`any`s switch the type checker off',
    remedy: 'Say `unknown` and narrow it.',
  },
  'lint-suppression': {
    lines: 3,
    one: 'comment silences the linter',
    many: 'comments silence the linter',
    remedy: 'Mend what it found, or change the rule for everyone.',
  },
  'non-null': {
    lines: 1,
    one: '`!` claims that a value is there',
    many: '`!`s claim that a value is there',
    remedy: 'Test for it.',
  },
};

const kinds = Object.keys(escapes) as readonly TypeEscape['kind'][];

/** A message lists no more lines than a person would look up. */
const mostLines = 5;

export default defineCheck({
  id: 'type-escapes',
  category: 'quality/code-quality',
  importance: 'low',
  title: 'The type checker and the linter may look everywhere',
  failureTitle: 'The type checker and the linter are told to look away',
  why: 'What a tool is told not to look at, nobody looks at. Counted are `any` (as 3 lines each), casts through `unknown` or `any` (5), non-null assertions (1), comments that silence the type checker (8) or the linter (3): typescript-eslint’s rules `no-explicit-any`, `no-non-null-assertion` and `ban-ts-comment`. Together weighing w in a file of L lines, they lose w / (w + L) of it; the score is the part of all lines of code that is not lost.',
  fix: 'Give the value its type where it comes in, and test what is not known.',
  needs: ['files'],

  run({ files }) {
    const code = codeIn(files);
    return judgeParts(code, code.analysed.map(partOf), 'No source file holds a line of code.');
  },
});

function partOf({ path, code: { codeLines, typeEscapes } }: AnalysedFile): Part {
  const weight = typeEscapes.reduce((sum, { kind }) => sum + escapes[kind].lines, 0);
  const lost = lostTo(weight, codeLines);
  const groups = kinds
    .map((kind) => ({
      kind,
      lines: typeEscapes.filter((each) => each.kind === kind).map(({ line }) => line),
    }))
    .filter(({ lines }) => lines.length > 0);
  return {
    lines: codeLines,
    losses: groups.map(({ kind, lines }) => ({
      fraction: lost * ((escapes[kind].lines * lines.length) / weight),
      finding: { path, ...findingOf(kind, lines) },
    })),
  };
}

function findingOf(kind: TypeEscape['kind'], lines: readonly number[]): Finding {
  const { one, many, remedy } = escapes[kind];
  const distinct = [...new Set(lines)];
  const more = distinct.length > mostLines ? ' …' : '';
  const place = distinct.length === 1 ? '' : ` (lines ${distinct.slice(0, mostLines).join(', ')}${more})`;
  const message = `${lines.length} ${lines.length === 1 ? one : many}${place}. ${remedy}`;
  return { line: lines[0] ?? 1, message, subject: kind };
}
