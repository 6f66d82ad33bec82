import { describe, expect, it } from 'vitest';
import { gateRules, judge } from '../../src/gate/judge.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { GateInput } from '../../src/model/gate.ts';
import type { CheckResult } from '../../src/model/outcome.ts';
import { defaultSettings } from '../../src/model/settings.ts';
import type { Scoring } from '../../src/score/score.ts';
import {
  checkAt,
  errored,
  gateInput,
  judged,
  noBaseline,
  scorecardOf,
  withOutcome,
} from '../support/results.ts';

const { levels, readiness } = defaultSettings;
const verdictOf = (input: GateInput) => judge(input, levels, readiness);

const licence = checkAt('readiness/file-structure', 'a', 'medium');
const security = checkAt('quality/security', 'b', 'critical');
const low: Finding = { message: 'It is wrong.', severity: 'low' };
const at = (points: number) => scorecardOf([judged(security, points / 100, [low])]);

describe('the level that is asked', () => {
  it.each([
    ['certified', 80, 'open'],
    ['certified', 79.9, 'closed'],
    ['conditional', 40, 'open'],
    ['conditional', 39.9, 'closed'],
    ['not-certified', 0, 'open'],
  ] as const)('%s, at %s: %s', (level, points, gate) => {
    expect(verdictOf(gateInput({ scorecard: at(points), gate: { level } })).gate).toBe(gate);
  });

  it('is the first ruling, and says what is missing', () => {
    const [passed] = verdictOf(gateInput({ scorecard: at(80) })).rulings;
    expect(passed).toEqual({
      rule: 'level',
      target: 'level',
      asked: 'CONDITIONAL',
      found: 'CERTIFIED',
      status: 'pass',
      message: 'The level is CERTIFIED; CONDITIONAL is asked.',
    });
    const [failed] = verdictOf(gateInput({ scorecard: at(10) })).rulings;
    expect(failed).toMatchObject({
      status: 'fail',
      message: 'The level is NOT CERTIFIED, and CONDITIONAL is asked. The total is below 40.',
    });
  });
});

describe('the gate', () => {
  const scorecard = at(90);

  it.each<[string, Parameters<typeof gateInput>[0], 'open' | 'closed', string]>([
    ['is open when every rule passes', {}, 'open', 'CERTIFIED'],
    [
      'is closed by one that fails, and the level suffers',
      { gate: { minimum: { total: 91 } } },
      'closed',
      'CONDITIONAL',
    ],
    ['is not closed by a warning', { gate: { onMissingBaseline: 'warn' } }, 'open', 'CERTIFIED'],
    [
      'is closed without a baseline, if that is asked',
      { gate: { onMissingBaseline: 'block' } },
      'closed',
      'CONDITIONAL',
    ],
    [
      'is not closed by a change of the policy',
      { proposedChanges: [{ key: 'gate.level', before: 'a', after: 'b' }] },
      'open',
      'CERTIFIED',
    ],
  ])('%s', (_, overrides, gate, level) => {
    expect(verdictOf(gateInput({ scorecard, comparison: noBaseline, ...overrides }))).toMatchObject({
      gate,
      level,
    });
  });

  it('hears every rule, in order', () => {
    expect(gateRules.map(({ id }) => id)).toEqual([
      ...['minimum', 'drop', 'new-findings', 'missing-baseline', 'policy-change', 'waiver-expiry'],
    ]);
  });
});

describe('readiness', () => {
  it.each([
    [100, 'READY'],
    [75, 'READY'],
    [74.999999, 'NEARLY READY'],
    [60, 'NEARLY READY'],
    [59.999999, 'NOT READY'],
    [0, 'NOT READY'],
  ])('%s is %s', (points, status) => {
    const scorecard = scorecardOf([judged(licence, points / 100)]);
    expect(verdictOf(gateInput({ scorecard })).readiness.status).toBe(status);
  });

  it.each<[string, readonly CheckResult[], string]>([
    ['not judged', [withOutcome(licence, errored)], 'NOT READY'],
    ['not assessed', [judged(security, 1)], 'NOT READY'],
  ])('%s is %s', (_, results, status) => {
    expect(verdictOf(gateInput({ scorecard: scorecardOf(results) })).readiness.status).toBe(status);
  });
});

describe('approval and what blocks it', () => {
  const waiver = { check: '', fingerprint: '', owner: '', reason: '', expires: '2027-01-01' };
  const coverage = checkAt('quality/coverage', 'c', 'low');
  const critical: Finding = { message: 'A key.', path: 'a.pem', severity: 'critical' };

  it.each<[string, readonly CheckResult[], string, readonly object[], Partial<Scoring>?]>([
    ['all is well', [judged(licence, 1), judged(security, 1)], 'APPROVED', []],
    ['nearly ready', [judged(licence, 0.7), judged(security, 1)], 'NOT APPROVED', []],
    ['ready, and not certified', [judged(licence, 1), judged(security, 0.5, [low])], 'NOT APPROVED', []],
    [
      'a critical finding',
      [judged(licence, 1), judged(security, 0.9, [critical])],
      'NOT APPROVED',
      [{ target: 'quality/security/b', message: 'A key.', path: 'a.pem' }],
    ],
    [
      'one that is waived',
      [judged(licence, 1), judged(security, 0.9, [critical])],
      'APPROVED',
      [],
      { waive: () => waiver },
    ],
    [
      'one to be reviewed',
      [judged(licence, 1), judged(security, 0.9, [{ ...critical, classification: 'to-review' }])],
      'APPROVED',
      [],
    ],
    [
      'what could not be judged',
      [judged(licence, 1), judged(security, 1), withOutcome(coverage, errored)],
      'NOT APPROVED',
      [{ target: 'quality/coverage/c', message: 'There is no report.', path: null }],
    ],
    [
      'what could not be judged and weighs nothing',
      [judged(licence, 1), judged(security, 1), withOutcome(coverage, errored)],
      'APPROVED',
      [],
      { weights: { 'quality/coverage': 0 } },
    ],
  ])('%s', (_, results, approval, blockers, scoring = {}) => {
    const verdict = verdictOf(gateInput({ scorecard: scorecardOf(results, scoring) }));
    expect(verdict.readiness.approval).toBe(approval);
    expect(verdict.blockers).toEqual(blockers);
  });
});
