import { expect, it, test } from 'vitest';
import minimum from '../../../src/gate/rules/minimum.ts';
import { defaultSettings } from '../../../src/model/settings.ts';
import { gateInputWith, type ScorecardSketch, scorecardWith, scoredCheck } from '../../support/scorecards.ts';

function rulingsOn(sketch: ScorecardSketch, floors: Readonly<Record<string, number>>) {
  const gate = { ...defaultSettings.gate, minimum: floors };
  return minimum.judge(gateInputWith({ scorecard: scorecardWith(sketch), gate }));
}

it.each([
  ['a score on its floor passes', 70, 'pass', '70.0', '`total` is 70.0; at least 70 is asked.'],
  ['a score above its floor passes', 70.1, 'pass', '70.1', '`total` is 70.1; at least 70 is asked.'],
  [
    'a hair below fails, and reads as a tenth',
    69.9999,
    'fail',
    '69.9',
    '`total` is 69.9, below 70: 0.1 points short.',
  ],
  [
    'the least fall below fails',
    69.999999999,
    'fail',
    '69.9',
    '`total` is 69.9, below 70: 0.1 points short.',
  ],
  ['a tenth below is a tenth short', 69.9, 'fail', '69.9', '`total` is 69.9, below 70: 0.1 points short.'],
  ['more than a tenth is rounded up', 69.85, 'fail', '69.8', '`total` is 69.8, below 70: 0.2 points short.'],
  ['nothing at all is seventy short', 0, 'fail', '0.0', '`total` is 0.0, below 70: 70.0 points short.'],
  [
    'what could not be judged passes no floor',
    null,
    'fail',
    'not judged',
    '`total` could not be judged, and 70 is asked: what is not judged passes no floor.',
  ],
] as const)('%s', (_, total, status, found, message) => {
  expect(rulingsOn({ total }, { total: 70 })).toEqual([
    { rule: 'minimum', target: 'total', asked: 'at least 70', found, status, message },
  ]);
});

test('a floor of zero does not let through what could not be judged', () => {
  expect(rulingsOn({ total: null }, { total: 0 })[0]?.status).toBe('fail');
  expect(rulingsOn({ total: 0 }, { total: 0 })[0]?.status).toBe('pass');
});

it.each([
  ['an area', 'quality', 61],
  ['a category', 'quality/security', 62],
  ['a check', 'quality/security/private-key', 63],
])('a floor may stand under %s', (_, target, score) => {
  const sketch: ScorecardSketch = {
    areas: { quality: { score: 61 } },
    categories: {
      'quality/security': {
        score: 62,
        checks: [scoredCheck('quality/security/private-key', { waivedScore: 63, score: 1 })],
      },
    },
  };
  expect(rulingsOn(sketch, { [target]: score })[0]?.status).toBe('pass');
  expect(rulingsOn(sketch, { [target]: score + 0.5 })[0]?.status).toBe('fail');
});

test('a target that the scorecard does not have was not judged', () => {
  expect(rulingsOn({}, { 'quality/coverage': 1 })[0]).toMatchObject({ status: 'fail', found: 'not judged' });
});

test('the waived score is the one that counts, for the total too', () => {
  const scorecard = { ...scorecardWith(), total: { score: 10, waivedScore: 90 } };
  const gate = { ...defaultSettings.gate, minimum: { total: 80 } };
  expect(minimum.judge(gateInputWith({ scorecard, gate }))[0]?.status).toBe('pass');
});

test('every floor has its ruling, in the order of the configuration', () => {
  const rulings = rulingsOn({ areas: { quality: {} } }, { quality: 50, total: 50 });
  expect(rulings.map(({ target }) => target)).toEqual(['quality', 'total']);
});
