import { expect, it } from 'vitest';
import check from '../../../../src/checks/quality/code-quality/nesting-depth.ts';
import { functionWith, shown, sourceWith } from '../../../support/code-facts.ts';

const messageOf = (value: number) =>
  `src/a.ts:1 \`work\` nests control flow ${value} deep, and 4 are allowed. Return early, or move the innermost blocks out.`;

it.each<[sentence: string, value: number, expected: readonly (number | string)[]]>([
  ['passes at the bound', 4, [1]],
  ['takes half of the lines at twice the bound', 4 * 2, [0.5, messageOf(4 * 2)]],
  ['takes two thirds at three times', 4 * 3, [0.333333333, messageOf(4 * 3)]],
])('%s', (_, value, expected) => {
  const functions = [functionWith({ nesting: value })];
  expect(shown(check.run({ files: [sourceWith('src/a.ts', { functions })] }))).toEqual(expected);
});
