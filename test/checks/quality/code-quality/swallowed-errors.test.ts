import { expect, it } from 'vitest';
import check from '../../../../src/checks/quality/code-quality/swallowed-errors.ts';
import type { SwallowedError } from '../../../../src/model/facts.ts';
import { shown, sourceWith } from '../../../support/code-facts.ts';

const caught =
  'An error is caught here and nobody hears of it. Handle it, or say in a comment why it does not matter.';
const rejected =
  'A rejection is caught here and nobody hears of it. Handle it, or say in a comment why it does not matter.';
const commented = 'An error is caught here and not handled, and a comment says why.';

it.each<
  [sentence: string, errors: readonly SwallowedError['kind'][], expected: readonly (number | string)[]]
>([
  ['passes without any', [], [1]],
  ['takes a tenth for one in 225 lines', ['empty-catch'], [0.9, `src/a.ts:1 ${caught}`]],
  [
    'takes less for each that follows',
    ['empty-catch', 'empty-rejection-handler', 'empty-catch'],
    [0.75, `src/a.ts:1 ${caught}`, `src/a.ts:2 ${rejected}`, `src/a.ts:3 ${caught}`],
  ],
  ['takes nothing where a comment says why, and notes it', ['commented'], [1, `src/a.ts:1 ${commented}`]],
  [
    'tells the two apart',
    ['commented', 'empty-catch'],
    [0.9, `src/a.ts:1 ${commented}`, `src/a.ts:2 ${caught}`],
  ],
])('%s', (_, errors, expected) => {
  const swallowedErrors = errors.map((kind, index) => ({ kind, line: index + 1 }));
  const outcome = check.run({ files: [sourceWith('src/a.ts', { codeLines: 225, swallowedErrors })] });
  expect(shown(outcome)).toEqual(expected);
});

it('leaves a note without a share', () => {
  const swallowedErrors = [
    { kind: 'commented', line: 1 },
    { kind: 'empty-catch', line: 2 },
  ] as const;
  expect(check.run({ files: [sourceWith('a.ts', { codeLines: 225, swallowedErrors })] })).toMatchObject({
    findings: [{ share: 0 }, { share: 22.5 }],
  });
});
