import { describe, expect, it } from 'vitest';
import { grade } from '../../src/gate/level.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { CheckResult } from '../../src/model/outcome.ts';
import { defaultSettings } from '../../src/model/settings.ts';
import type { Level } from '../../src/model/verdict.ts';
import type { Scoring } from '../../src/score/score.ts';
import { checkAt, errored, judged, scorecardAt, scorecardOf, withOutcome } from '../support/results.ts';

const { levels } = defaultSettings;
const security = checkAt('quality/security', 'a', 'critical');
const coverage = checkAt('quality/coverage', 'b', 'low');
const low: Finding = { message: 'It is wrong.', severity: 'low' };

describe('by score: no findings above low', () => {
  it.each<[number, Level]>([
    [100, 'CERTIFIED'],
    [80, 'CERTIFIED'],
    [79.999999, 'CONDITIONAL'],
    [40, 'CONDITIONAL'],
    [39.999999, 'NOT CERTIFIED'],
    [0, 'NOT CERTIFIED'],
  ])('%s is %s', (points, level) => {
    const scorecard = scorecardOf([judged(security, points / 100, [low])]);
    expect(grade(scorecard, levels, true).level).toBe(level);
  });

  it('the numbers are settings', () => {
    const strict = { certified: { total: 99, category: 0 }, conditional: { total: 98 } };
    const graded = (points: number) =>
      grade(scorecardOf([judged(security, points / 100, [low])]), strict, true).level;
    expect([99, 98.9, 97.9].map(graded)).toEqual(['CERTIFIED', 'CONDITIONAL', 'NOT CERTIFIED']);
  });
});

describe('what keeps a level away', () => {
  const certified = (results: readonly CheckResult[], scoring: Partial<Scoring> = {}, othersPass = true) => {
    const { level, obstacles } = grade(scorecardOf(results, scoring), levels, othersPass);
    return { level, certified: obstacles.CERTIFIED, conditional: obstacles.CONDITIONAL };
  };
  const waiver = { check: '', fingerprint: '', owner: '', reason: '', expires: '2027-01-01' };
  const found = (overrides: Partial<Finding>) => [
    judged(security, 0.9, [{ message: 'It is wrong.', ...overrides }]),
  ];
  const nothing = { level: 'CERTIFIED', certified: [], conditional: [] };

  it.each<[string, readonly CheckResult[], object, Partial<Scoring>?, boolean?]>([
    ['nothing', [judged(security, 1)], nothing],
    [
      'a rule of the gate',
      [judged(security, 1)],
      { level: 'CONDITIONAL', certified: ['A rule of the gate failed.'], conditional: [] },
      {},
      false,
    ],
    [
      // Security weighs 35 and coverage 25: (100·35 + 59.9·25) / 60 = 83.3.
      'a category below 60, however good the whole',
      [judged(security, 1), judged(coverage, 0.599)],
      { level: 'CONDITIONAL', certified: ['`quality/coverage` is below 60.'], conditional: [] },
    ],
    ['a category at 60 is none', [judged(security, 1), judged(coverage, 0.6)], nothing],
    [
      'a category that weighs nothing is none',
      [judged(security, 1), judged(coverage, 0)],
      nothing,
      { weights: { 'quality/coverage': 0 } },
    ],
    [
      'a critical finding',
      found({ severity: 'critical' }),
      {
        level: 'NOT CERTIFIED',
        certified: ['1 critical finding is left.'],
        conditional: ['1 critical finding is left.'],
      },
    ],
    [
      'a high finding',
      found({ severity: 'high' }),
      { level: 'CONDITIONAL', certified: ['1 high finding is left.'], conditional: [] },
    ],
    ['a medium finding is none', found({ severity: 'medium' }), nothing],
    ['nor one to be reviewed', found({ severity: 'critical', classification: 'to-review' }), nothing],
    ['nor one that is waived', found({ severity: 'critical' }), nothing, { waive: () => waiver }],
    [
      'several',
      [judged(security, 0.9, [{ message: 'A.' }, { message: 'B.' }, { message: 'C.', severity: 'high' }])],
      {
        level: 'NOT CERTIFIED',
        certified: ['2 critical findings are left.', '1 high finding is left.'],
        conditional: ['2 critical findings are left.'],
      },
    ],
    [
      'what could not be judged',
      [withOutcome(security, errored)],
      {
        level: 'NOT CERTIFIED',
        certified: ['The total could not be judged.', '`quality/security` is below 60.'],
        conditional: ['The total could not be judged.'],
      },
    ],
    [
      'nothing to judge at all',
      [],
      {
        level: 'NOT CERTIFIED',
        certified: ['The total could not be judged.'],
        conditional: ['The total could not be judged.'],
      },
    ],
  ])('%s', (_, results, expected, scoring = {}, othersPass = true) => {
    expect(certified(results, scoring, othersPass)).toEqual(expected);
  });

  it('a low total names the number that is asked', () => {
    const { obstacles } = grade(scorecardAt(30), levels, true);
    expect(obstacles.CERTIFIED?.[0]).toBe('The total is below 80.');
    expect(obstacles.CONDITIONAL?.[0]).toBe('The total is below 40.');
  });
});
