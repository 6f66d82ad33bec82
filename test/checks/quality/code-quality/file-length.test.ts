import { expect, it } from 'vitest';
import check from '../../../../src/checks/quality/code-quality/file-length.ts';
import type { SourceFile } from '../../../../src/model/evidence.ts';
import { shown, sourceWith } from '../../../support/code-facts.ts';

const file = (path: string, codeLines: number) => sourceWith(path, { codeLines });
const messageOf = (path: string, value: number) =>
  `${path}: It has ${value} lines of code, and 500 are allowed. Give each thing that it holds a file of its own.`;

it.each<[sentence: string, files: readonly SourceFile[], expected: readonly (number | string)[]]>([
  ['passes at the bound', [file('a.ts', 500)], [1]],
  ['takes half of the lines at twice the bound', [file('a.ts', 1000)], [0.5, messageOf('a.ts', 1000)]],
  [
    'weighs a file by its lines',
    [file('a.ts', 1000), file('b.ts', 500), file('c.ts', 500)],
    [0.75, messageOf('a.ts', 1000)],
  ],
  ['leaves declarations alone', [file('a.ts', 10), file('b.d.ts', 9000)], [1]],
  ['does not apply to declarations alone', [file('b.d.ts', 9000)], ['No source file holds a line of code.']],
])('%s', (_, files, expected) => {
  expect(shown(check.run({ files }))).toEqual(expected);
});
