import { expect, it } from 'vitest';
import minimum from '../../../src/gate/rules/minimum.ts';
import type { Ruling } from '../../../src/model/verdict.ts';
import {
  checkAt,
  errored,
  gateInput,
  judged,
  scorecardAt,
  scorecardOf,
  withOutcome,
} from '../../support/results.ts';

it.each<[string, number, number, Ruling['status'], string, string]>([
  ['above', 90, 70, 'pass', '90.0', '`total` is 90.0; at least 70 is asked.'],
  ['exactly', 70, 70, 'pass', '70.0', '`total` is 70.0; at least 70 is asked.'],
  ['a ten-thousandth below', 69.9999, 70, 'fail', '69.9', '`total` is 69.9, below 70: 0.1 points short.'],
  ['a tenth below', 69.9, 70, 'fail', '69.9', '`total` is 69.9, below 70: 0.1 points short.'],
  ['1.1 below, which is no 1.2', 68.9, 70, 'fail', '68.9', '`total` is 68.9, below 70: 1.1 points short.'],
  ['far below', 0, 70, 'fail', '0.0', '`total` is 0.0, below 70: 70.0 points short.'],
  ['a floor of 100', 100, 100, 'pass', '100.0', '`total` is 100.0; at least 100 is asked.'],
  ['just below 100', 99.999, 100, 'fail', '99.9', '`total` is 99.9, below 100: 0.1 points short.'],
  ['a floor with a fraction', 62.55, 62.5, 'pass', '62.5', '`total` is 62.5; at least 62.5 is asked.'],
  ['a floor of 0', 0, 0, 'pass', '0.0', '`total` is 0.0; at least 0 is asked.'],
])('%s', (_, points, floor, status, found, message) => {
  expect(
    minimum.judge(gateInput({ scorecard: scorecardAt(points), gate: { minimum: { total: floor } } })),
  ).toEqual([{ rule: 'minimum', target: 'total', asked: `at least ${floor}`, found, status, message }]);
});

it.each([
  'total',
  'quality',
  'quality/security',
  'quality/security/a-check',
  'readiness',
  'quality/coverage',
  'nonsense',
])('what has no score passes no floor, not even 0: %s', (target) => {
  const scorecard = scorecardOf([withOutcome(checkAt('quality/security'), errored)]);
  expect(minimum.judge(gateInput({ scorecard, gate: { minimum: { [target]: 0 } } }))).toEqual([
    {
      rule: 'minimum',
      target,
      asked: 'at least 0',
      found: 'not judged',
      status: 'fail',
      message: `\`${target}\` could not be judged, and 0 is asked: what is not judged passes no floor.`,
    },
  ]);
});

it('looks at the score with waivers', () => {
  const waiver = { check: '', fingerprint: '', owner: '', reason: '', expires: '2027-01-01' };
  const scorecard = scorecardOf([judged(checkAt('quality/security'), 0)], { waive: () => waiver });
  expect(
    minimum.judge(gateInput({ scorecard, gate: { minimum: { 'quality/security/a-check': 100 } } })),
  ).toMatchObject([{ status: 'pass', found: '100.0' }]);
});

it('rules on every floor, in their order', () => {
  const minima = { quality: 50, total: 100 };
  const rulings = minimum.judge(gateInput({ scorecard: scorecardAt(60), gate: { minimum: minima } }));
  expect(rulings.map(({ target, status }) => [target, status])).toEqual([
    ['quality', 'pass'],
    ['total', 'fail'],
  ]);
});
