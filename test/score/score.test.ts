import { describe, expect, it } from 'vitest';
import type { CategoryPath } from '../../src/model/area.ts';
import { fingerprint } from '../../src/model/fingerprint.ts';
import type { CheckResult } from '../../src/model/outcome.ts';
import { checksOf, scoresAt } from '../../src/model/scorecard.ts';
import type { Waiver } from '../../src/model/waiver.ts';
import type { Scoring } from '../../src/score/score.ts';
import { checkAt, errored, judged, notApplying, scorecardOf, withOutcome } from '../support/results.ts';

const security = checkAt('quality/security', 'a', 'critical');
const coverage = checkAt('quality/coverage', 'b', 'high');
const licence = checkAt('readiness/file-structure', 'c', 'medium');

/** The score of each target, as far as there is one. */
const scoresOf = (results: readonly CheckResult[], scoring: Partial<Scoring> = {}) => {
  const scorecard = scorecardOf(results, scoring);
  return (target: string) => scoresAt(scorecard, target)?.score;
};

describe('scores, worked out by hand', () => {
  it.each<[string, readonly CheckResult[], Readonly<Record<string, number | null>>, Partial<Scoring>?]>([
    ['nothing was asked', [], { total: null, quality: null, 'quality/security': null }],
    [
      'one check is all there is',
      [judged(security, 0.25)],
      { total: 25, quality: 25, 'quality/security': 25, readiness: null, 'quality/security/a': 25 },
    ],
    [
      // In the category: (100·10 + 0·2.5) / 12.5 = 80.
      'importance weighs within a category',
      [judged(security, 1), judged(checkAt('quality/security', 'z', 'low'), 0)],
      { 'quality/security': 80, quality: 80, total: 80 },
    ],
    [
      // Security weighs 35 and coverage 25: (0·35 + 100·25) / 60 = 41.666…
      'categories weigh within an area',
      [judged(security, 0), judged(coverage, 1)],
      { 'quality/security': 0, 'quality/coverage': 100, quality: 41.666666667, total: 41.666666667 },
    ],
    [
      // Quality weighs 60 and readiness 40: (50·60 + 100·40) / 100 = 70.
      'areas weigh in the total',
      [judged(security, 0.5), judged(licence, 1)],
      { quality: 50, readiness: 100, total: 70 },
    ],
    [
      'what does not apply weighs nothing',
      [judged(security, 0.5), withOutcome(coverage, notApplying), withOutcome(licence, notApplying)],
      { 'quality/coverage': null, quality: 50, readiness: null, total: 50 },
    ],
    [
      'what could not be judged leaves all above it without a score, and nothing else',
      [judged(security, 1), withOutcome(coverage, errored), judged(licence, 1)],
      { 'quality/security': 100, 'quality/coverage': null, quality: null, readiness: 100, total: null },
    ],
    [
      'unless its category weighs 0',
      [judged(security, 1), withOutcome(coverage, errored)],
      { 'quality/coverage': null, quality: 100, total: 100 },
      { weights: { 'quality/coverage': 0 } },
    ],
    [
      'or its area',
      [judged(security, 1), withOutcome(licence, errored)],
      { readiness: null, quality: 100, total: 100 },
      { weights: { readiness: 0 } },
    ],
    [
      // Weights of 1 and 3 in place of 35 and 25: (100·1 + 0·3) / 4 = 25.
      'settings replace the weights of categories',
      [judged(security, 1), judged(coverage, 0)],
      { quality: 25 },
      { weights: { 'quality/security': 1, 'quality/coverage': 3 } },
    ],
    [
      // 10 and 30 in place of 60 and 40: (100·10 + 0·30) / 40 = 25.
      'and of areas',
      [judged(security, 1), judged(licence, 0)],
      { total: 25 },
      { weights: { quality: 10, readiness: 30 } },
    ],
    ['every weight 0', [judged(security, 1)], { quality: 100, total: null }, { weights: { quality: 0 } }],
  ])('%s', (_, results, expected, scoring = {}) => {
    const at = scoresOf(results, scoring);
    expect(Object.fromEntries(Object.keys(expected).map((target) => [target, at(target)]))).toEqual(expected);
  });
});

describe('what is assessed', () => {
  const assessedOf = (results: readonly CheckResult[], scoring: Partial<Scoring> = {}) =>
    scorecardOf(results, scoring).areas.flatMap((area) =>
      [area, ...area.categories].filter(({ assessed }) => assessed).map(({ id }) => id),
    );

  it.each<[string, readonly CheckResult[], readonly string[], Partial<Scoring>?]>([
    ['nothing', [], []],
    ['nothing that does not apply', [withOutcome(security, notApplying)], []],
    ['what was judged', [judged(security, 1)], ['quality', 'quality/security']],
    ['what could not be judged', [withOutcome(security, errored)], ['quality', 'quality/security']],
    [
      'an area none of whose categories weighs anything is not',
      [judged(security, 1)],
      ['quality/security'],
      { weights: { 'quality/security': 0 } },
    ],
  ])('%s', (_, results, expected, scoring = {}) => {
    expect(assessedOf(results, scoring)).toEqual(expected);
  });
});

describe('what is lost', () => {
  const lossesOf = (results: readonly CheckResult[], scoring: Partial<Scoring> = {}) =>
    checksOf(scorecardOf(results, scoring).areas).map(({ id, lost, findings }) => [
      id,
      lost,
      findings.map((finding) => finding.lost),
    ]);
  const one = { message: 'One.' };
  const two = { message: 'Two.' };

  it.each<[string, readonly CheckResult[], readonly (readonly [string, number | null, readonly number[]])[]]>(
    [
      ['nothing', [judged(security, 1)], [['quality/security/a', 0, []]]],
      ['all of it, by one finding', [judged(security, 0, [one])], [['quality/security/a', 100, [100]]]],
      ['in equal parts', [judged(security, 0.5, [one, two])], [['quality/security/a', 50, [25, 25]]]],
      [
        // 80 points in the parts 3 and 1: 60 and 20.
        'in parts as they are given',
        [judged(security, 0.2, [{ ...one, share: 3 }, two])],
        [['quality/security/a', 80, [60, 20]]],
      ],
      [
        'nothing by what costs nothing: a note, a false positive',
        [
          judged(security, 0.5, [
            one,
            { ...two, share: 0 },
            { ...two, classification: 'false-positive', share: 9 },
          ]),
        ],
        [['quality/security/a', 50, [50, 0, 0]]],
      ],
      [
        // Quality makes 60 of 100; security 35 of its 60; so 35 points hang on it, and coverage's 25 on the other.
        'of the total, through categories and areas',
        [judged(security, 0, [one]), judged(coverage, 0.5, [one, two]), judged(licence, 1)],
        [
          ['readiness/file-structure/c', 0, []],
          ['quality/security/a', 35, [35]],
          ['quality/coverage/b', 12.5, [6.25, 6.25]],
        ],
      ],
      [
        'nothing is known where nothing was judged',
        [withOutcome(security, errored), withOutcome(coverage, notApplying)],
        [
          ['quality/security/a', null, []],
          ['quality/coverage/b', null, []],
        ],
      ],
    ],
  )('%s', (_, results, expected) => {
    expect(lossesOf(results)).toEqual(expected);
  });

  it('is nothing where the weight is 0', () => {
    expect(lossesOf([judged(security, 0, [one])], { weights: { 'quality/security': 0 } })).toEqual([
      ['quality/security/a', 0, [0]],
    ]);
  });
});

describe('a waived finding', () => {
  const waiver: Waiver = {
    check: 'quality/security/a',
    fingerprint: '00000000',
    owner: '@octo',
    reason: 'Known.',
    expires: '2026-12-01',
  };
  const waivedAt = (path: string) => ({
    waive: (check: string, print: string) =>
      print === fingerprint(check, path, 'It is wrong.', 0) ? waiver : null,
  });
  const findings = ['a.ts', 'b.ts'].map((path) => ({ path, message: 'It is wrong.' }));

  it('counts in the one score and not in the other', () => {
    const scorecard = scorecardOf([judged(security, 0.5, findings), judged(coverage, 1)], waivedAt('a.ts'));
    // Of the 50 points of the check, half is waived; the category weighs 35 of 60.
    expect(scoresAt(scorecard, 'quality/security/a')).toMatchObject({ score: 50, waivedScore: 75 });
    expect(scoresAt(scorecard, 'quality/security')).toMatchObject({ score: 50, waivedScore: 75 });
    expect(scorecard.total).toEqual({ score: 70.833333333, waivedScore: 85.416666667 });
  });

  it('is shown with its waiver and what it costs', () => {
    const [check] = checksOf(scorecardOf([judged(security, 0.5, findings)], waivedAt('a.ts')).areas);
    expect(check?.findings).toMatchObject([
      { path: 'a.ts', lost: 25, waiver },
      { path: 'b.ts', lost: 25, waiver: null },
    ]);
  });

  it('all waived, all is well', () => {
    const scorecard = scorecardOf([judged(security, 0, findings)], { waive: () => waiver });
    expect(scorecard.total).toEqual({ score: 0, waivedScore: 100 });
  });
});

describe('a scored check', () => {
  const scored = (result: CheckResult, scoring: Partial<Scoring> = {}) =>
    checksOf(scorecardOf([result], scoring).areas)[0];

  it.each<[string, CheckResult, object]>([
    ['passed', judged(security, 1), { outcome: 'judged', title: 'All is well', ratio: 1, reason: null }],
    [
      'failed',
      judged(security, 0.9),
      { outcome: 'judged', title: 'Something is wrong', ratio: 0.9, reason: null },
    ],
    [
      'errored',
      withOutcome(security, errored),
      {
        outcome: 'errored',
        title: 'Something is wrong',
        ratio: null,
        score: null,
        reason: 'There is no report.',
      },
    ],
    [
      'not applicable',
      withOutcome(security, notApplying),
      { outcome: 'notApplicable', title: 'All is well', ratio: null, score: null, lost: null },
    ],
  ])('%s', (_, result, expected) => {
    expect(scored(result)).toMatchObject({ id: 'quality/security/a', importance: 'critical', ...expected });
  });

  it('fills in what a finding leaves open', () => {
    expect(scored(judged(security, 0, [{ message: 'It is wrong.' }]))?.findings).toEqual([
      {
        fingerprint: fingerprint('quality/security/a', null, 'It is wrong.', 0),
        formerFingerprint: null,
        severity: 'critical',
        classification: 'real',
        reason: null,
        message: 'It is wrong.',
        path: null,
        line: null,
        lost: 100,
        waiver: null,
      },
    ]);
  });

  it('tells findings alike by their number, and knows their former path', () => {
    const alike = { path: 'new.ts', message: 'M.', subject: ' a \n b ' };
    const prints = scored(judged(security, 0, [alike, { ...alike, line: 9, subject: 'a b' }]), {
      renames: new Map([['new.ts', 'old.ts']]),
    })?.findings.map((finding) => [finding.fingerprint, finding.formerFingerprint]);
    const print = (path: string, occurrence: number) =>
      fingerprint('quality/security/a', path, 'a b', occurrence);
    expect(prints).toEqual([
      [print('new.ts', 0), print('old.ts', 0)],
      [print('new.ts', 1), print('old.ts', 1)],
    ]);
  });

  it('shortens what is too long for a document', () => {
    const long = 'x'.repeat(5000);
    expect(scored(judged(security, 0, [{ message: long }]))?.findings[0]?.message).toBe(
      `${'x'.repeat(3999)}…`,
    );
    expect(scored(withOutcome(security, { kind: 'errored', reason: long }))?.reason).toHaveLength(4000);
    expect(scored(withOutcome(security, { kind: 'errored', reason: long.slice(1000) }))?.reason).toBe(
      long.slice(1000),
    );
  });
});

it('stands in the order of the model, checks by their path', () => {
  const categories: readonly CategoryPath[] = ['quality/coverage', 'readiness/testing', 'quality/security'];
  const results = categories.flatMap((path) => ['b', 'a'].map((id) => judged(checkAt(path, id), 1)));
  const { areas } = scorecardOf(results);
  expect(areas.map(({ id }) => id)).toEqual([
    'readiness',
    'quality',
    'integration',
    'workflow',
    'performance',
  ]);
  expect(checksOf(areas).map(({ id }) => id)).toEqual([
    ...['readiness/testing/a', 'readiness/testing/b', 'quality/security/a', 'quality/security/b'],
    ...['quality/coverage/a', 'quality/coverage/b'],
  ]);
});
