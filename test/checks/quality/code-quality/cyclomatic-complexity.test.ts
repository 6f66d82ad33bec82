import { expect, it } from 'vitest';
import check from '../../../../src/checks/quality/code-quality/cyclomatic-complexity.ts';
import { functionWith, shown, sourceWith } from '../../../support/code-facts.ts';

const messageOf = (value: number) =>
  `src/a.ts:1 \`work\` has a cyclomatic complexity of ${value}, and 15 are allowed. Move some of its branches into functions of their own, or into a table.`;

it.each<[sentence: string, value: number, expected: readonly (number | string)[]]>([
  ['passes at the bound', 15, [1]],
  ['takes half of the lines at twice the bound', 15 * 2, [0.5, messageOf(15 * 2)]],
  ['takes two thirds at three times', 15 * 3, [0.333333333, messageOf(15 * 3)]],
])('%s', (_, value, expected) => {
  const functions = [functionWith({ cyclomatic: value })];
  expect(shown(check.run({ files: [sourceWith('src/a.ts', { functions })] }))).toEqual(expected);
});
