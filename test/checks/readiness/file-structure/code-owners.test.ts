import { expect, it } from 'vitest';
import codeOwners from '../../../../src/checks/readiness/file-structure/code-owners.ts';
import type { CodeOwners } from '../../../../src/model/ecosystem.ts';
import { shown } from '../../../support/code-facts.ts';

type Rule = CodeOwners['rules'][number];
const ruled = (...rules: readonly Partial<Rule>[]): CodeOwners => ({
  path: '.github/CODEOWNERS',
  rules: rules.map((rule, index) => ({
    ...{ pattern: '*', owners: ['@ann'], line: index + 1, matches: 3, problem: null },
    ...rule,
  })),
});

it.each<[string, CodeOwners | null, readonly (string | number)[]]>([
  ['none', null, [0, ': There is no `CODEOWNERS`: nobody is asked for a review.']],
  ['no rule', ruled(), [0, '.github/CODEOWNERS: It has no rule.']],
  ['one that matches', ruled({}), [1]],
  [
    'one of two matches nothing',
    ruled({}, { pattern: '/gone/', matches: 0 }),
    [0.5, '.github/CODEOWNERS:2 `/gone/`: It matches no file.'],
  ],
  [
    'one that can’t be read',
    ruled({ pattern: '!a', matches: 0, problem: 'A pattern can’t be taken back by `!`.' }),
    [0, '.github/CODEOWNERS:1 `!a`: A pattern can’t be taken back by `!`.'],
  ],
])('%s', (_, owners, expected) => {
  expect(shown(codeOwners.run({ codeOwners: owners }))).toEqual(expected);
});
