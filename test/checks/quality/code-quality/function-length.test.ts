import { expect, it } from 'vitest';
import check from '../../../../src/checks/quality/code-quality/function-length.ts';
import { functionWith, shown, sourceWith } from '../../../support/code-facts.ts';

const messageOf = (value: number) =>
  `src/a.ts:1 \`work\` has ${value} lines of code of its own, and 60 are allowed. Split it where one step ends and the next begins.`;

it.each<[sentence: string, value: number, expected: readonly (number | string)[]]>([
  ['passes at the bound', 60, [1]],
  ['takes half of the lines at twice the bound', 60 * 2, [0.5, messageOf(60 * 2)]],
  ['takes two thirds at three times', 60 * 3, [0.333333333, messageOf(60 * 3)]],
])('%s', (_, value, expected) => {
  const functions = [functionWith({ ownCodeLines: value })];
  expect(shown(check.run({ files: [sourceWith('src/a.ts', { functions })] }))).toEqual(expected);
});

it('does not count the functions inside', () => {
  const functions = [functionWith({ codeLines: 400, ownCodeLines: 60 }), functionWith()];
  expect(shown(check.run({ files: [sourceWith('src/a.ts', { functions })] }))).toEqual([1]);
});
