import { expect, it, test } from 'vitest';
import newFindings from '../../../src/gate/rules/new-findings.ts';
import type { Comparison } from '../../../src/model/comparison.ts';
import type { ScoredFinding } from '../../../src/model/scorecard.ts';
import { defaultSettings, type GateSettings } from '../../../src/model/settings.ts';
import {
  baseline,
  comparedWith,
  gateInputWith,
  scorecardOf,
  scoredFinding,
  waiverWith,
} from '../../support/scorecards.ts';

const none = { critical: 0, high: 0 };

function rulingsOn(
  findings: readonly ScoredFinding[],
  limits: GateSettings['newFindings'] = none,
  comparison: Comparison = comparedWith({ introduced: findings.map(({ fingerprint }) => fingerprint) }),
) {
  const gate = { ...defaultSettings.gate, newFindings: limits };
  return newFindings.judge(gateInputWith({ scorecard: scorecardOf(...findings), comparison, gate }));
}

/** So many findings of a severity, all different. */
function some(count: number, overrides: Partial<ScoredFinding> = {}): readonly ScoredFinding[] {
  return Array.from({ length: count }, (_, index) =>
    scoredFinding({ fingerprint: String(index).padStart(32, '0'), severity: 'high', ...overrides }),
  );
}

it.each([
  ['nothing new passes', 0, 0, 'pass', '0 new high findings; at most 0 allowed.'],
  ['one is too many where none is allowed', 1, 0, 'fail', '1 new high finding, 1 more than the 0 allowed.'],
  ['as many as allowed pass', 3, 3, 'pass', '3 new high findings; at most 3 allowed.'],
  ['one more than allowed fails', 4, 3, 'fail', '4 new high findings, 1 more than the 3 allowed.'],
] as const)('%s', (_, count, allowed, status, message) => {
  expect(rulingsOn(some(count), { high: allowed })).toEqual([
    {
      rule: 'new-findings',
      target: 'high',
      asked: `at most ${allowed}`,
      found: String(count),
      status,
      message,
    },
  ]);
});

it.each([
  ['a finding to be reviewed', { classification: 'to-review' }],
  ['a false positive', { classification: 'false-positive' }],
  ['a waived finding', { waiver: waiverWith() }],
  ['a finding of another severity', { severity: 'medium' }],
] as const)('%s does not count', (_, overrides) => {
  expect(rulingsOn(some(1, overrides)).map(({ status, found }) => [status, found])).toEqual([
    ['pass', '0'],
    ['pass', '0'],
  ]);
});

test('a finding that the baseline had does not count', () => {
  const rulings = rulingsOn(some(2), none, comparedWith({ introduced: ['0'.padStart(32, '0')] }));
  expect(rulings.find(({ target }) => target === 'high')?.found).toBe('1');
});

test('only severities with a limit have a ruling, worst first', () => {
  expect(rulingsOn([], { low: 9, critical: 0 }).map(({ target }) => target)).toEqual(['critical', 'low']);
  expect(rulingsOn(some(1), {})).toEqual([]);
});

it.each([
  ['without a baseline', { kind: 'no-baseline', reason: 'None.', rejected: [] }],
  [
    'with one that is not comparable',
    { kind: 'not-comparable', baseline, reason: 'Other scoring.', rejected: [] },
  ],
] as const)('is silent %s', (_, comparison) => {
  expect(rulingsOn(some(1), none, comparison)).toEqual([]);
});
