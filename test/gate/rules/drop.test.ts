import { expect, it, test } from 'vitest';
import drop from '../../../src/gate/rules/drop.ts';
import type { ScoreChange } from '../../../src/model/comparison.ts';
import { defaultSettings } from '../../../src/model/settings.ts';
import { baseline, comparedWith, gateInputWith } from '../../support/scorecards.ts';

function rulingsOn(changes: readonly ScoreChange[], allowed: Readonly<Record<string, number>>) {
  const gate = { ...defaultSettings.gate, drop: allowed };
  return drop.judge(gateInputWith({ comparison: comparedWith({ changes }), gate }));
}

it.each([
  ['a rise passes', 80, 82.5, 1, 'pass', '+2.5'],
  ['no change passes', 80, 80, 1, 'pass', '0.0'],
  ['no change passes where no fall is allowed', 80, 80, 0, 'pass', '0.0'],
  ['exactly what is allowed passes', 80, 79, 1, 'pass', '-1.0'],
  ['binary fractions do not make a fall larger', 80.3, 79.8, 0.5, 'pass', '-0.5'],
  ['a hair more than allowed fails', 80, 78.9999, 1, 'fail', '-1.1'],
  ['a hair where nothing is allowed fails', 80, 79.999999999, 0, 'fail', '-0.1'],
  ['a fall is rounded down, away from zero', 80, 79.95, 1, 'pass', '-0.1'],
  ['a rise is rounded down, towards zero', 80, 80.09, 1, 'pass', '+0.0'],
  ['all of it gone fails', 100, 0, 1, 'fail', '-100.0'],
] as const)('%s', (_, before, after, allowed, status, found) => {
  expect(rulingsOn([{ target: 'total', before, after, removed: 0 }], { total: allowed })).toMatchObject([
    { rule: 'drop', target: 'total', asked: `at most ${allowed} points lower`, status, found },
  ]);
});

it.each([
  [
    'a fall that closes the gate never reads 0.0',
    80,
    79.9999,
    0,
    '`total` fell by 0.1 points (80.0 → 79.9): 0.1 more than the 0 allowed.',
  ],
  [
    'it says how far beyond',
    88.5,
    80,
    1,
    '`total` fell by 8.5 points (88.5 → 80.0): 7.5 more than the 1 allowed.',
  ],
  [
    'a fall that is allowed is told',
    80,
    79.5,
    1,
    '`total` went 80.0 → 79.5; a fall of at most 1 is allowed.',
  ],
  [
    'a score that is no longer judged has fallen',
    80,
    null,
    100,
    '`total` was 80.0 at the baseline and could not be judged now.',
  ],
  [
    'what the baseline did not judge cannot fall',
    null,
    80,
    0,
    '`total` was not judged at the baseline: there is nothing to fall from.',
  ],
] as const)('in words: %s', (_, before, after, allowed, message) => {
  expect(rulingsOn([{ target: 'total', before, after, removed: 0 }], { total: allowed })[0]?.message).toBe(
    message,
  );
});

test('a score that is no longer judged fails however much may fall', () => {
  expect(
    rulingsOn([{ target: 'total', before: 1, after: null, removed: 0 }], { total: 100 })[0],
  ).toMatchObject({
    status: 'fail',
    found: 'not judged',
  });
});

test('what the baseline did not judge, or did not know, only warns', () => {
  expect(rulingsOn([{ target: 'total', before: null, after: 5, removed: 0 }], { total: 0 })[0]?.status).toBe(
    'warn',
  );
  expect(rulingsOn([], { 'quality/coverage': 0 })[0]).toMatchObject({
    status: 'warn',
    target: 'quality/coverage',
  });
});

test('each target has its own ruling; targets without a limit have none', () => {
  const changes = ['total', 'quality', 'quality/security'].map((target) => ({
    target,
    before: 90,
    after: 80,
    removed: 0,
  }));
  const rulings = rulingsOn(changes, { quality: 10, total: 1 });
  expect(rulings.map(({ target, status }) => [target, status])).toEqual([
    ['quality', 'pass'],
    ['total', 'fail'],
  ]);
});

it.each([
  ['without a baseline', { kind: 'no-baseline', reason: 'None.', rejected: [] }],
  [
    'with one that is not comparable',
    { kind: 'not-comparable', baseline, reason: 'Other scoring.', rejected: [] },
  ],
] as const)('is silent %s', (_, comparison) => {
  const gate = { ...defaultSettings.gate, drop: { total: 0 } };
  expect(drop.judge(gateInputWith({ comparison, gate }))).toEqual([]);
});

it('leaves out what fell by deleting covered code, and says so', () => {
  const change = { target: 'total', before: 80, after: 70, removed: 9.5 };
  expect(rulingsOn([change], { total: 1 })).toMatchObject([
    {
      status: 'pass',
      message:
        '`total` went 80.0 → 70.0, 9.5 of it by deleting covered code, which is no drop; a fall of at most 1 is allowed.',
    },
  ]);
  expect(rulingsOn([change], { total: 0.4 })).toMatchObject([{ status: 'fail' }]);
});

it('does not compare coverage that another tool measured, and says so', () => {
  const changes = ['quality/coverage', 'total'].map((target) => ({
    target,
    before: 90,
    after: 50,
    removed: 0,
  }));
  const comparison = comparedWith({ changes, otherProviders: ['coverage/lcov.info'] });
  const gate = { ...defaultSettings.gate, drop: { 'quality/coverage': 1, total: 1 } };
  expect(drop.judge(gateInputWith({ comparison, gate }))).toMatchObject([
    { target: 'quality/coverage', status: 'warn', message: expect.stringContaining('another tool measured') },
    { target: 'total', status: 'fail' },
  ]);
});
