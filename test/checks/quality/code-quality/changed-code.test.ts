import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/quality/code-quality/changed-code.ts';
import { allLines, type FileChange, type LineRange } from '../../../../src/model/change.ts';
import { functionWith, shown, sourceWith } from '../../../support/code-facts.ts';

/** `outer` on lines 1 to 40, with `inner` on lines 10 to 20 in it; `other` from line 50. */
const files = [
  sourceWith('src/a.ts', {
    functions: [
      functionWith({ name: 'outer', line: 1, endLine: 40, ownCodeLines: 30, cyclomatic: 30 }),
      functionWith({ name: 'inner', line: 10, endLine: 20, ownCodeLines: 10, cognitive: 60, nesting: 5 }),
      functionWith({ name: 'other', line: 50, endLine: 59, ownCodeLines: 10 }),
    ],
  }),
];

const changed = (...added: readonly LineRange[]): FileChange => ({
  path: 'src/a.ts',
  formerPath: null,
  status: 'modified',
  added,
  lines: null,
});
const line = (start: number, end = start) => ({ start, end });

const outer =
  'src/a.ts:1 `outer` has a cyclomatic complexity of 30, and 15 are allowed. Move some of its branches into functions of their own, or into a table.';
const inner =
  'src/a.ts:10 `inner` has a cognitive complexity of 60, and 15 are allowed. Split what is nested deepest into functions of its own, and return early. Also over the bound: nesting depth.';

describe('changed code', () => {
  it.each<[sentence: string, changes: readonly FileChange[], expected: readonly (number | string)[]]>([
    ['judges the functions with a changed line', [changed(line(5), line(55))], [0.625, outer]],
    ['holds no outer function to what changed inside', [changed(line(12))], [0.25, inner]],
    ['holds both to the line on which the inner begins', [changed(line(10))], [0.4375, outer, inner]],
    ['judges what is within the bounds too', [changed(line(50, 59))], [1]],
    ['judges all of a new file', [{ ...changed(allLines), status: 'added' }], [0.55, outer, inner]],
  ])('%s', (_, changes, expected) => {
    expect(shown(check.run({ changes, files }))).toEqual(expected);
  });

  it.each<[sentence: string, changes: readonly FileChange[] | null, reason: string]>([
    ['there is nothing to compare with', null, 'There is nothing to compare with.'],
    ['nothing is changed', [], 'The change touches no function.'],
    ['only what is between functions is changed', [changed(line(45))], 'The change touches no function.'],
    ['the lines are not known', [{ ...changed(), added: null }], 'The change touches no function.'],
    [
      'another file is changed',
      [{ ...changed(line(5)), path: 'src/b.ts' }],
      'The change touches no function.',
    ],
  ])('does not apply when %s', (_, changes, reason) => {
    expect(shown(check.run({ changes, files }))).toEqual([reason]);
  });
});
