import { describe, expect, it, test } from 'vitest';
import { gateRules, judge } from '../../src/gate/judge.ts';
import type { GateInput } from '../../src/model/gate.ts';
import { defaultSettings, type GateSettings } from '../../src/model/settings.ts';
import {
  comparedWith,
  erroredCheck,
  gateInputWith,
  type ScorecardSketch,
  scorecardOf,
  scorecardWith,
  scoredCheck,
  scoredFinding,
  waiverWith,
} from '../support/scorecards.ts';

const judged = (overrides: Partial<GateInput> = {}) =>
  judge(gateInputWith(overrides), defaultSettings.levels, defaultSettings.readiness);

const gateWith = (overrides: Partial<GateSettings>): GateSettings => ({
  ...defaultSettings.gate,
  minimum: {},
  drop: {},
  newFindings: {},
  ...overrides,
});

test('every rule has a name of its own', () => {
  expect(new Set(gateRules.map(({ id }) => id)).size).toBe(gateRules.length);
});

describe('the level that is asked', () => {
  it.each([
    ['certified', 100, 'open', 'pass'],
    ['certified', 79, 'closed', 'fail'],
    ['conditional', 79, 'open', 'pass'],
    ['conditional', 39, 'closed', 'fail'],
    ['not-certified', 0, 'open', 'pass'],
  ] as const)('%s with a total of %d: gate %s', (level, total, gate, status) => {
    const verdict = judged({ scorecard: scorecardWith({ total }), gate: gateWith({ level }) });
    expect(verdict.gate).toBe(gate);
    expect(verdict.rulings[0]).toMatchObject({ rule: 'level', status });
  });

  test('a level that is missed says why', () => {
    const verdict = judged({
      scorecard: scorecardWith({ total: 79 }),
      gate: gateWith({ level: 'certified' }),
    });
    expect(verdict.rulings[0]).toEqual({
      rule: 'level',
      target: 'level',
      asked: 'CERTIFIED',
      found: 'CONDITIONAL',
      status: 'fail',
      message: 'The level is CONDITIONAL, and CERTIFIED is asked. The total is below 80.',
    });
  });
});

describe('the gate', () => {
  test('one failed rule closes it, and takes CERTIFIED away', () => {
    const verdict = judged({
      scorecard: scorecardWith({ total: 90 }),
      gate: gateWith({ minimum: { total: 95 } }),
    });
    expect(verdict).toMatchObject({ gate: 'closed', level: 'CONDITIONAL' });
  });

  test('a warning leaves it open, and leaves CERTIFIED', () => {
    const verdict = judged({ proposedChanges: [{ key: 'profile', before: 'not set', after: 'cli' }] });
    expect(verdict.rulings.map(({ status }) => status)).toContain('warn');
    expect(verdict).toMatchObject({ gate: 'open', level: 'CERTIFIED' });
  });

  test('every rule is heard: a drop, a new finding and a waiver speak in one verdict', () => {
    const scorecard = scorecardOf(scoredFinding({ severity: 'high' }));
    const verdict = judged({
      scorecard,
      comparison: comparedWith({
        changes: [{ target: 'total', before: 100, after: 90, removed: 0 }],
        introduced: ['f'.repeat(32)],
      }),
      gate: gateWith({ minimum: { total: 1 }, drop: { total: 1 }, newFindings: { high: 0 } }),
      waivers: [waiverWith({ expires: '2026-08-01' })],
      proposedChanges: [{ key: 'profile', before: 'not set', after: 'cli' }],
    });
    expect(verdict.rulings.map(({ rule, status }) => `${rule} ${status}`)).toEqual([
      'level pass',
      'minimum pass',
      'drop fail',
      'new-findings fail',
      'policy-change warn',
      'waiver-expiry warn',
    ]);
  });
});

describe('readiness', () => {
  it.each([
    ['on the floor of ready', 75, 'READY'],
    ['a hair below it', 74.999999999, 'NEARLY READY'],
    ['on the floor of nearly ready', 60, 'NEARLY READY'],
    ['a hair below that', 59.999999999, 'NOT READY'],
    ['not judged', null, 'NOT READY'],
  ] as const)('%s', (_, score, status) => {
    const scorecard = scorecardWith({ areas: { readiness: { score } } });
    expect(judged({ scorecard }).readiness.status).toBe(status);
  });

  test('without the area at all nothing is ready', () => {
    expect(judged().readiness).toEqual({ status: 'NOT READY', approval: 'NOT APPROVED' });
  });

  const ready: ScorecardSketch = { areas: { readiness: { score: 75 } } };
  it.each([
    ['ready, certified and nothing in the way', ready, 'APPROVED'],
    ['nearly ready', { areas: { readiness: { score: 74 } } }, 'NOT APPROVED'],
    ['ready, but only conditional', { ...ready, total: 79 }, 'NOT APPROVED'],
    [
      'ready and certified, with something that could not be judged',
      {
        ...ready,
        categories: { 'quality/security': { checks: [erroredCheck('quality/security/private-key', 'No.')] } },
      },
      'NOT APPROVED',
    ],
  ] as const satisfies readonly (readonly [string, ScorecardSketch, string])[])(
    '%s',
    (_, sketch, approval) => {
      expect(judged({ scorecard: scorecardWith(sketch) }).readiness.approval).toBe(approval);
    },
  );
});

describe('blockers', () => {
  const id = 'quality/security/private-key';
  const errored = { score: null, checks: [erroredCheck(id, 'The report is broken.')] };

  test('what counts and could not be judged blocks, with its reason', () => {
    const scorecard = scorecardWith({ categories: { 'quality/security': errored } });
    expect(judged({ scorecard }).blockers).toEqual([
      { target: id, message: 'The report is broken.', path: null },
    ]);
  });

  it.each([
    ['its category', { categories: { 'quality/security': { ...errored, weight: 0 } } }],
    ['its area', { areas: { quality: { weight: 0 } }, categories: { 'quality/security': errored } }],
  ] as const satisfies readonly (readonly [string, ScorecardSketch])[])(
    'what could not be judged blocks nothing when %s weighs nothing',
    (_, sketch) => {
      expect(judged({ scorecard: scorecardWith(sketch) }).blockers).toEqual([]);
    },
  );

  it.each(['critical', 'high'] as const)(
    'a %s finding left real blocks, even where nothing is weighed',
    (severity) => {
      const finding = scoredFinding({ severity, message: 'A key.', path: 'a.pem' });
      const checks = [scoredCheck(id, { findings: [finding] })];
      const scorecard = scorecardWith({ categories: { 'quality/security': { weight: 0, checks } } });
      expect(judged({ scorecard }).blockers).toEqual([{ target: id, message: 'A key.', path: 'a.pem' }]);
    },
  );

  it.each([
    ['medium', { severity: 'medium' }],
    ['waived', { severity: 'critical', waiver: waiverWith() }],
    ['to be reviewed', { severity: 'critical', classification: 'to-review' }],
    ['a false positive', { severity: 'critical', classification: 'false-positive' }],
  ] as const)('a finding that is %s blocks nothing', (_, overrides) => {
    expect(judged({ scorecard: scorecardOf(scoredFinding(overrides)) }).blockers).toEqual([]);
  });
});
