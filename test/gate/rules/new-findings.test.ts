import { expect, it } from 'vitest';
import newFindings from '../../../src/gate/rules/new-findings.ts';
import type { Finding } from '../../../src/model/finding.ts';
import { checksOf, type Scorecard } from '../../../src/model/scorecard.ts';
import type { Severity } from '../../../src/model/severity.ts';
import type { Ruling } from '../../../src/model/verdict.ts';
import type { Scoring } from '../../../src/score/score.ts';
import {
  checkAt,
  compared,
  errored,
  gateInput,
  judged,
  noBaseline,
  scorecardOf,
  withOutcome,
} from '../../support/results.ts';

const check = checkAt('quality/security', 'a', 'critical');
const found = (severity: Severity, overrides: Partial<Finding> = {}): Finding => ({
  message: `It is ${severity}.`,
  severity,
  ...overrides,
});
const critical = found('critical');
const high = found('high');

/** All findings but those at these places are new. */
const judge = (
  findings: readonly Finding[],
  limits: Partial<Record<Severity, number>>,
  old: readonly number[] = [],
) => {
  const scorecard = scorecardOf([judged(check, 0.5, findings)]);
  const introduced = checksOf(scorecard.areas)
    .flatMap((one) => one.findings)
    .map(({ fingerprint }) => fingerprint)
    .filter((_, index) => !old.includes(index));
  return newFindings.judge(
    gateInput({ scorecard, comparison: compared({ introduced }), gate: { newFindings: limits } }),
  );
};

it.each<[string, readonly Finding[], number, readonly number[], Ruling['status'], string]>([
  ['none', [], 0, [], 'pass', '0 new critical findings; at most 0 allowed.'],
  [
    'one, where none is allowed',
    [critical],
    0,
    [],
    'fail',
    '1 new critical finding, 1 more than the 0 allowed.',
  ],
  ['one, where one is allowed', [critical], 1, [], 'pass', '1 new critical finding; at most 1 allowed.'],
  [
    'two, where one is allowed',
    [critical, critical],
    1,
    [],
    'fail',
    '2 new critical findings, 1 more than the 1 allowed.',
  ],
  ['one that the baseline had', [critical], 0, [0], 'pass', '0 new critical findings; at most 0 allowed.'],
  [
    'a new one beside an old one',
    [critical, critical],
    0,
    [0],
    'fail',
    '1 new critical finding, 1 more than the 0 allowed.',
  ],
  ['of another severity', [high], 0, [], 'pass', '0 new critical findings; at most 0 allowed.'],
  [
    'to be reviewed',
    [found('critical', { classification: 'to-review' })],
    0,
    [],
    'pass',
    '0 new critical findings; at most 0 allowed.',
  ],
  [
    'a false positive',
    [found('critical', { classification: 'false-positive' })],
    0,
    [],
    'pass',
    '0 new critical findings; at most 0 allowed.',
  ],
])('%s', (_, findings, allowed, old, status, message) => {
  const count = message.split(' ')[0];
  expect(judge(findings, { critical: allowed }, old)).toEqual([
    { rule: 'new-findings', target: 'critical', asked: `at most ${allowed}`, found: count, status, message },
  ]);
});

it('rules on the severities that are limited, worst first', () => {
  const rulings = judge([critical, high], { high: 0, critical: 1 });
  expect(rulings.map(({ target, status }) => [target, status])).toEqual([
    ['critical', 'pass'],
    ['high', 'fail'],
  ]);
});

it('does not count what is waived', () => {
  const waiver = { check: '', fingerprint: '', owner: '', reason: '', expires: '2027-01-01' };
  const scorecard = scorecardOf([judged(check, 0.5, [critical])], { waive: () => waiver });
  const introduced = checksOf(scorecard.areas).flatMap((one) =>
    one.findings.map(({ fingerprint }) => fingerprint),
  );
  const input = gateInput({
    scorecard,
    comparison: compared({ introduced }),
    gate: { newFindings: { critical: 0 } },
  });
  expect(newFindings.judge(input)).toMatchObject([{ status: 'pass', found: '0' }]);
});

it.each<[string, Severity, Severity, Ruling['status'], Scoring['weights']]>([
  ['a critical one may hide critical findings', 'critical', 'critical', 'fail', {}],
  ['and high ones', 'critical', 'high', 'fail', {}],
  ['a high one hides no critical finding', 'high', 'critical', 'pass', {}],
  ['one that weighs nothing is out', 'critical', 'critical', 'pass', { 'quality/security': 0 }],
  ['as is one in an area that weighs nothing', 'critical', 'critical', 'pass', { quality: 0 }],
])('a check that could not be judged: %s', (_, importance, limited, status, weights) => {
  const scorecard: Scorecard = scorecardOf(
    [withOutcome(checkAt('quality/security', 'a', importance), errored)],
    { weights },
  );
  const input = gateInput({ scorecard, comparison: compared(), gate: { newFindings: { [limited]: 0 } } });
  expect(newFindings.judge(input)).toMatchObject([{ target: limited, status }]);
});

it('says which check could not be judged', () => {
  const scorecard = scorecardOf([withOutcome(check, errored)]);
  const input = gateInput({ scorecard, comparison: compared(), gate: { newFindings: { critical: 0 } } });
  expect(newFindings.judge(input)).toMatchObject([
    {
      found: 'not judged',
      message: '0 new critical findings, but `quality/security/a` could not be judged and may hide others.',
    },
  ]);
});

it('is silent without a baseline', () => {
  const scorecard = scorecardOf([judged(check, 0.5, [critical])]);
  const input = gateInput({ scorecard, comparison: noBaseline, gate: { newFindings: { critical: 0 } } });
  expect(newFindings.judge(input)).toEqual([]);
});
