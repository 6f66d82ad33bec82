import { expect, it } from 'vitest';
import check from '../../../../src/checks/quality/code-quality/analysable-code.ts';
import type { SourceFile } from '../../../../src/model/evidence.ts';
import { shown, skipped, sourceWith, unparsable } from '../../../support/code-facts.ts';
import { factsWith, fileWith } from '../../../support/evidence.ts';

const broken = "src/b.ts:3 It can't be analysed. ';' expected.";
const nulInIt = {
  kind: 'not-analysed',
  reason: 'It holds NUL bytes, which no source text does.',
  line: null,
} as const;

it.each<[sentence: string, files: readonly SourceFile[], expected: readonly (number | string)[]]>([
  ['passes when all was parsed', [sourceWith('src/a.ts', { codeLines: 10 })], [1]],
  [
    'takes the part that was not',
    [sourceWith('src/a.ts', { codeLines: 30 }), unparsable('src/b.ts', 10)],
    [0.75, broken],
  ],
  ['takes all where nothing was', [unparsable('src/b.ts', 10)], [0, broken]],
  [
    'lets a fixture be broken',
    [sourceWith('src/a.ts', { codeLines: 9 }), { ...unparsable('x.ts', 9), kind: 'test' }],
    [1],
  ],
  [
    'is not fooled by a NUL',
    [fileWith('src/b.ts', { facts: factsWith({ isBinary: true, lines: 0, code: nulInIt }) })],
    [0, "src/b.ts: It can't be analysed. It holds NUL bytes, which no source text does."],
  ],
  [
    'is not fooled by facts that are missing',
    [fileWith('src/b.ts')],
    [0, "src/b.ts: It can't be analysed. Nothing is known about it."],
  ],
  [
    'notes what nobody is to read',
    [sourceWith('src/a.ts', { codeLines: 10 }), skipped('src/b.ts')],
    [1, 'src/b.ts: It was not analysed. It is minified.'],
  ],
  [
    'does not apply to other languages',
    [fileWith('a.py')],
    ['There is no source file in a language that is parsed.'],
  ],
])('%s', (_, files, expected) => {
  expect(shown(check.run({ files }))).toEqual(expected);
});
