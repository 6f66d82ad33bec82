import { expect, it } from 'vitest';
import policyChange from '../../../src/gate/rules/policy-change.ts';
import { gateInput } from '../../support/results.ts';

it('warns of each setting that the change itself would change', () => {
  const proposedChanges = [
    { key: 'gate.minimum.total', before: '75', after: 'not set' },
    { key: 'gate.level', before: 'certified', after: 'conditional' },
  ];
  const common = { rule: 'policy-change', status: 'warn' };
  expect(policyChange.judge(gateInput({ proposedChanges }))).toEqual([
    {
      ...common,
      target: 'gate.minimum.total',
      asked: '75',
      found: 'not set',
      message:
        'This change would set `gate.minimum.total` from 75 to not set. It was judged by the old value.',
    },
    {
      ...common,
      target: 'gate.level',
      asked: 'certified',
      found: 'conditional',
      message:
        'This change would set `gate.level` from certified to conditional. It was judged by the old value.',
    },
  ]);
});

it('is silent when nothing would change', () => {
  expect(policyChange.judge(gateInput())).toEqual([]);
});
