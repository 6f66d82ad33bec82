import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/quality/code-quality/cognitive-complexity.ts';
import type { SourceFile } from '../../../../src/model/evidence.ts';
import { functionWith, shown, skipped, sourceWith, unparsable } from '../../../support/code-facts.ts';
import { fileWith } from '../../../support/evidence.ts';

const of = (...cognitive: readonly number[]): SourceFile =>
  sourceWith('src/a.ts', {
    functions: cognitive.map((value, index) => functionWith({ cognitive: value, line: 1 + 20 * index })),
  });

const over = (value: number, line = 1) =>
  `src/a.ts:${line} \`work\` has a cognitive complexity of ${value}, and 15 are allowed. Split what is nested deepest into functions of its own, and return early.`;

describe('cognitive complexity', () => {
  it.each<[sentence: string, files: readonly SourceFile[], expected: readonly (number | string)[]]>([
    ['passes what is within the bound', [of(0, 14, 15)], [1]],
    ['takes a sixteenth of the lines one beyond it', [of(16)], [0.9375, over(16)]],
    ['takes half at twice the bound', [of(30)], [0.5, over(30)]],
    ['never takes all: one in three functions costs less than a third', [of(1500, 0, 0)], [0.67, over(1500)]],
    ['adds up', [of(30, 30, 0, 0)], [0.75, over(30), over(30, 21)]],
    [
      'weighs a function by its own lines',
      [
        sourceWith('src/a.ts', {
          functions: [functionWith({ cognitive: 30, ownCodeLines: 90 }), functionWith({ ownCodeLines: 10 })],
        }),
      ],
      [0.55, over(30)],
    ],
    [
      'counts a line with much on it as several',
      [
        sourceWith('src/a.ts', {
          functions: [
            functionWith({
              cognitive: 30,
              ownCodeLines: 0,
              halstead: { distinctOperators: 9, distinctOperands: 9, operators: 200, operands: 200 },
            }),
            functionWith({ ownCodeLines: 10 }),
          ],
        }),
      ],
      [0.75, over(30)],
    ],
    [
      'looks at no test, and at nothing that was skipped',
      [of(0), { ...of(99), kind: 'test' }, skipped('src/b.ts')],
      [1],
    ],
    [
      'takes a file that can’t be analysed for lost, long lines counted as several',
      [of(0, 0), unparsable('src/b.ts', 10, 400)],
      [0.5, 'src/b.ts: It could not be analysed, so all of it counts as lost. `analysable-code` says why.'],
    ],
    [
      'says so once for several',
      [of(0, 0), unparsable('src/b.ts', 10, 400), unparsable('src/c.ts', 10, 400)],
      [
        0.333333333,
        ': 2 files could not be analysed, so all of them count as lost. `analysable-code` lists them.',
      ],
    ],
    [
      'does not apply without code',
      [fileWith('a.py')],
      ['There is no source file in a language that is parsed.'],
    ],
    [
      'does not apply without a function',
      [sourceWith('src/a.ts', { codeLines: 9 })],
      ['There is no function.'],
    ],
  ])('%s', (_, files, expected) => {
    expect(shown(check.run({ files }))).toEqual(expected);
  });

  it('knows a function that got worse again, and puts what is far over the bound first', () => {
    const finding = (value: number) => {
      const outcome = check.run({ files: [of(value)] });
      return outcome.kind === 'judged' ? outcome.findings[0] : undefined;
    };
    expect(finding(16)).toMatchObject({ subject: 'work: cognitive complexity', severity: 'low' });
    expect(finding(31)).toMatchObject({ subject: 'work: cognitive complexity', severity: 'medium' });
  });

  it('names what has no name, and leaves a name no way out of its code span', () => {
    const named = (name: string) =>
      shown(
        check.run({ files: [sourceWith('a.ts', { functions: [functionWith({ name, cognitive: 30 })] })] }),
      )[1];
    expect(named('(anonymous)')).toMatch(/^a\.ts:1 A function without a name has/);
    expect(named('a`b')).toMatch(/^a\.ts:1 `a'b` has/);
  });
});
