import { expect, it } from 'vitest';
import check from '../../../../src/checks/quality/code-quality/hotspots.ts';
import type { Churn } from '../../../../src/model/evidence.ts';
import { functionWith, shown, sourceWith } from '../../../support/code-facts.ts';
import { fileWith } from '../../../support/evidence.ts';

const churn = (commits: Readonly<Record<string, number>>): Churn => ({
  days: 365,
  commits: new Map(Object.entries(commits)),
});
/** Half of the one is hard, none of the other. */
const files = [
  sourceWith('src/hard.ts', { functions: [functionWith({ cognitive: 30, cyclomatic: 20 })] }),
  sourceWith('src/easy.ts', { functions: [functionWith()] }),
];

it.each<[sentence: string, churn: Churn | null, expected: readonly (number | string)[]]>([
  ['passes what is hard and left alone', churn({ 'src/easy.ts': 99 }), [1]],
  ['passes what is hard and changed once a month', churn({ 'src/hard.ts': 12 }), [1]],
  [
    'takes half of what is hard at twice as often',
    churn({ 'src/hard.ts': 24 }),
    [
      0.875,
      'src/hard.ts: 24 commits in 365 days changed it, and 1 of its functions is over a bound. Bring it within before the next change.',
    ],
  ],
  [
    'says why it does not apply',
    null,
    ['The history is not there: the clone is shallow, or there is no repository.'],
  ],
])('%s', (_, known, expected) => {
  expect(shown(check.run({ churn: known, files }))).toEqual(expected);
});

it('does not apply without code', () => {
  expect(check.run({ churn: churn({}), files: [fileWith('a.py')] }).kind).toBe('notApplicable');
  expect(check.run({ churn: churn({}), files: [sourceWith('a.ts')] }).kind).toBe('notApplicable');
});
