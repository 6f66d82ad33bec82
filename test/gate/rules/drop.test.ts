import { describe, expect, it } from 'vitest';
import drop from '../../../src/gate/rules/drop.ts';
import type { Score } from '../../../src/model/score.ts';
import type { Ruling } from '../../../src/model/verdict.ts';
import { baseline, compared, gateInput, noBaseline } from '../../support/results.ts';

const judge = (before: Score, after: Score, allowed: number) =>
  drop.judge(
    gateInput({
      comparison: compared({ changes: [{ target: 'total', before, after }] }),
      gate: { drop: { total: allowed } },
    }),
  );

it.each<[string, number, number, number, Ruling['status'], string, string]>([
  ['no change', 80, 80, 1, 'pass', '0.0', '`total` went 80.0 → 80.0; a fall of at most 1 is allowed.'],
  ['a rise', 80, 82.5, 0, 'pass', '+2.5', '`total` went 80.0 → 82.5; a fall of at most 0 is allowed.'],
  [
    'as much as allowed',
    80,
    79,
    1,
    'pass',
    '-1.0',
    '`total` went 80.0 → 79.0; a fall of at most 1 is allowed.',
  ],
  [
    'as much as allowed, in fractions',
    1.1,
    1,
    0.1,
    'pass',
    '-0.1',
    '`total` went 1.1 → 1.0; a fall of at most 0.1 is allowed.',
  ],
  [
    'a little more',
    80,
    78.999,
    1,
    'fail',
    '-1.1',
    '`total` fell by 1.1 points (80.0 → 78.9): 0.1 more than the 1 allowed.',
  ],
  [
    'any fall where none is allowed, however small',
    80,
    79.99999,
    0,
    'fail',
    '-0.1',
    '`total` fell by 0.1 points (80.0 → 79.9): 0.1 more than the 0 allowed.',
  ],
  [
    'far more',
    100,
    0,
    10,
    'fail',
    '-100.0',
    '`total` fell by 100.0 points (100.0 → 0.0): 90.0 more than the 10 allowed.',
  ],
])('%s', (_, before, after, allowed, status, found, message) => {
  expect(judge(before, after, allowed)).toEqual([
    { rule: 'drop', target: 'total', asked: `at most ${allowed} points lower`, found, status, message },
  ]);
});

describe('without a score', () => {
  it.each<[string, Score, Score, Ruling['status'], string]>([
    [
      'no longer judged is fallen',
      80,
      null,
      'fail',
      '`total` was 80.0 at the baseline and could not be judged now.',
    ],
    [
      'nothing to fall from',
      null,
      80,
      'warn',
      '`total` was not judged at the baseline: there is nothing to fall from.',
    ],
    ['neither', null, null, 'warn', '`total` was not judged at the baseline: there is nothing to fall from.'],
  ])('%s', (_, before, after, status, message) => {
    expect(judge(before, after, 100)).toMatchObject([{ status, message }]);
  });

  it('of a target that nobody knows', () => {
    expect(drop.judge(gateInput({ comparison: compared(), gate: { drop: { nonsense: 1 } } }))).toMatchObject([
      { target: 'nonsense', status: 'warn', found: 'no score before' },
    ]);
  });
});

it.each([
  ['no baseline', noBaseline],
  ['one that is not comparable', { kind: 'not-comparable', baseline, reason: 'Other.' } as const],
])('is silent with %s', (_, comparison) => {
  expect(drop.judge(gateInput({ comparison, gate: { drop: { total: 1 } } }))).toEqual([]);
});
