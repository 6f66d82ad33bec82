import { describe, expect, it, test } from 'vitest';
import { grade } from '../../src/gate/level.ts';
import type { ScoredFinding } from '../../src/model/scorecard.ts';
import { defaultSettings } from '../../src/model/settings.ts';
import {
  type ScorecardSketch,
  scorecardOf,
  scorecardWith,
  scoredFinding,
  waiverWith,
} from '../support/scorecards.ts';

const { levels } = defaultSettings;

it.each([
  ['all is well', {}, true, 'CERTIFIED'],
  ['the total is on the floor of certified', { total: 80 }, true, 'CERTIFIED'],
  ['the total is a hair below it', { total: 79.999999999 }, true, 'CONDITIONAL'],
  ['the total is on the floor of conditional', { total: 40 }, true, 'CONDITIONAL'],
  ['the total is a hair below that', { total: 39.999999999 }, true, 'NOT CERTIFIED'],
  ['the total could not be judged', { total: null }, true, 'NOT CERTIFIED'],
  ['another rule failed', {}, false, 'CONDITIONAL'],
  ['a category is on its floor', { categories: { 'quality/security': { score: 60 } } }, true, 'CERTIFIED'],
  [
    'a category is a hair below its floor',
    { categories: { 'quality/security': { score: 59.999999999 } } },
    true,
    'CONDITIONAL',
  ],
  ['a category was not judged', { categories: { 'quality/security': { score: null } } }, true, 'CONDITIONAL'],
  [
    'a category below its floor weighs nothing',
    { categories: { 'quality/security': { score: 0, weight: 0 } } },
    true,
    'CERTIFIED',
  ],
  [
    'the area of a category below its floor weighs nothing',
    { areas: { quality: { weight: 0 } }, categories: { 'quality/security': { score: 0 } } },
    true,
    'CERTIFIED',
  ],
  [
    'a category is not assessed',
    { categories: { 'quality/security': { score: null, assessed: false } } },
    true,
    'CERTIFIED',
  ],
] as const satisfies readonly (readonly [string, ScorecardSketch, boolean, string])[])(
  '%s',
  (_, sketch, othersPass, level) => {
    expect(grade(scorecardWith(sketch), levels, { othersPass, isApproved: true }).level).toBe(level);
  },
);

const standing = { othersPass: true, isApproved: true };

test('what nobody has approved is CONDITIONAL at most', () => {
  expect(grade(scorecardWith(), levels, { othersPass: true, isApproved: false }).level).toBe('CONDITIONAL');
});

describe('findings', () => {
  it.each([
    ['a critical one left real', { severity: 'critical' }, 'NOT CERTIFIED'],
    ['a high one left real', { severity: 'high' }, 'CONDITIONAL'],
    ['a medium one left real', { severity: 'medium' }, 'CERTIFIED'],
    ['a low one left real', { severity: 'low' }, 'CERTIFIED'],
    ['a critical one to be reviewed', { severity: 'critical', classification: 'to-review' }, 'CERTIFIED'],
    ['a critical false positive', { severity: 'critical', classification: 'false-positive' }, 'CERTIFIED'],
    ['a critical one that is waived', { severity: 'critical', waiver: waiverWith() }, 'CERTIFIED'],
  ] as const satisfies readonly (readonly [string, Partial<ScoredFinding>, string])[])(
    '%s',
    (_, overrides, level) => {
      expect(grade(scorecardOf(scoredFinding(overrides)), levels, standing).level).toBe(level);
    },
  );
});

test('what is in the way is said of each level, in whole sentences', () => {
  const scorecard = {
    ...scorecardOf(
      scoredFinding({ severity: 'critical' }),
      scoredFinding({ severity: 'high' }),
      scoredFinding({ severity: 'high' }),
    ),
    total: { score: 30, waivedScore: 30 },
  };
  expect(grade(scorecard, levels, { othersPass: false, isApproved: false }).obstacles).toEqual({
    CERTIFIED: [
      'A rule of the gate failed.',
      'It changes what measures or judges it, and nobody has approved that.',
      'The total is below 80.',
      '1 critical finding is left.',
      '2 high findings are left.',
    ],
    CONDITIONAL: ['The total is below 40.', '1 critical finding is left.'],
  });
});

test('a category below its floor is named', () => {
  const scorecard = scorecardWith({ categories: { 'quality/coverage': { score: 10 } } });
  expect(grade(scorecard, levels, standing).obstacles.CERTIFIED).toEqual(['`quality/coverage` is below 60.']);
});
