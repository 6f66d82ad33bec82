import { expect, it } from 'vitest';
import check from '../../../../src/checks/quality/code-quality/parameter-count.ts';
import { functionWith, shown, sourceWith } from '../../../support/code-facts.ts';

const messageOf = (value: number) =>
  `src/a.ts:1 \`work\` takes ${value} parameters, and 5 are allowed. Hand those that belong together over as one object.`;

it.each<[sentence: string, value: number, expected: readonly (number | string)[]]>([
  ['passes at the bound', 5, [1]],
  ['takes half of the lines at twice the bound', 5 * 2, [0.5, messageOf(5 * 2)]],
  ['takes two thirds at three times', 5 * 3, [0.333333333, messageOf(5 * 3)]],
])('%s', (_, value, expected) => {
  const functions = [functionWith({ parameters: value })];
  expect(shown(check.run({ files: [sourceWith('src/a.ts', { functions })] }))).toEqual(expected);
});
