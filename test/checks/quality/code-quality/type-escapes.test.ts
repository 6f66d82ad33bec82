import { expect, it } from 'vitest';
import check from '../../../../src/checks/quality/code-quality/type-escapes.ts';
import type { TypeEscape } from '../../../../src/model/facts.ts';
import { shown, sourceWith } from '../../../support/code-facts.ts';

const escapes = (...all: readonly (readonly [TypeEscape['kind'], line: number])[]): readonly TypeEscape[] =>
  all.map(([kind, line]) => ({ kind, line }));

it.each<[sentence: string, escapes: readonly TypeEscape[], expected: readonly (number | string)[]]>([
  ['passes without any', [], [1]],
  [
    'takes as much as the lines they weigh make of the file',
    escapes(['any', 3]),
    [0.97, 'src/a.ts:3 1 `any` switches the type checker off. Say `unknown` and narrow it.'],
  ],
  [
    'says each kind once, with the lines',
    escapes(['any', 3], ['non-null', 4], ['any', 3], ['any', 7], ['type-suppression', 9]),
    [
      0.843478261,
      'src/a.ts:9 1 comment silences the type checker. Mend the type, or say `@ts-expect-error` with the reason in the smallest place.',
      'src/a.ts:3 3 `any`s switch the type checker off (lines 3, 7). Say `unknown` and narrow it.',
      'src/a.ts:4 1 `!` claims that a value is there. Test for it.',
    ],
  ],
  [
    'lists no more lines than are looked up',
    escapes(...[1, 2, 3, 4, 5, 6].map((line) => ['lint-suppression', line] as const)),
    [
      0.843478261,
      'src/a.ts:1 6 comments silence the linter (lines 1, 2, 3, 4, 5 …). Mend what it found, or change the rule for everyone.',
    ],
  ],
  [
    'knows casts',
    escapes(['unsafe-cast', 1], ['unsafe-cast', 2]),
    [
      0.906542056,
      'src/a.ts:1 2 casts go through `unknown` or `any` (lines 1, 2). Test the value, or type it where it comes from.',
    ],
  ],
])('%s', (_, typeEscapes, expected) => {
  expect(shown(check.run({ files: [sourceWith('src/a.ts', { codeLines: 97, typeEscapes })] }))).toEqual(
    expected,
  );
});
