import { expect, test } from 'vitest';
import policyChange from '../../../src/gate/rules/policy-change.ts';
import { gateInputWith } from '../../support/scorecards.ts';

test('nothing proposed, nothing said', () => {
  expect(policyChange.judge(gateInputWith())).toEqual([]);
});

test('each setting that a pull request would change is a warning of its own', () => {
  const proposedChanges = [
    { key: 'gate.minimum.total', before: '75', after: 'not set' },
    { key: 'gate.on-missing-baseline', before: 'block', after: 'warn' },
  ];
  const rulings = policyChange.judge(gateInputWith({ proposedChanges }));
  expect(rulings).toHaveLength(2);
  expect(rulings[0]).toEqual({
    rule: 'policy-change',
    target: 'gate.minimum.total',
    asked: '75',
    found: 'not set',
    status: 'warn',
    message: 'This change would set `gate.minimum.total` from 75 to not set. It was judged by the old value.',
  });
});
