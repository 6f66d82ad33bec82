import { expect, it, test } from 'vitest';
import missingBaseline from '../../../src/gate/rules/missing-baseline.ts';
import { defaultSettings } from '../../../src/model/settings.ts';
import { baseline, comparedWith, gateInputWith } from '../../support/scorecards.ts';

const settings = [
  [
    'bootstrap',
    'pass',
    'The first certificate of the target branch will be the baseline; until then only floors count.',
  ],
  ['warn', 'warn', 'Falls and new findings cannot be seen; only floors count.'],
  [
    'block',
    'fail',
    'The configuration asks for a baseline: let the target branch issue a certificate first.',
  ],
] as const;

it.each(settings)('%s: %s, and the reason is told', (onMissingBaseline, status, consequence) => {
  const gate = { ...defaultSettings.gate, onMissingBaseline };
  const comparison = { kind: 'no-baseline', reason: 'There is no certificate yet.', rejected: [] } as const;
  expect(missingBaseline.judge(gateInputWith({ gate, comparison }))).toEqual([
    {
      rule: 'missing-baseline',
      target: 'baseline',
      asked: onMissingBaseline,
      found: 'none',
      status,
      message: `There is no certificate yet. ${consequence}`,
    },
  ]);
});

it.each(settings)('%s: %s when the baseline is not comparable', (onMissingBaseline, status) => {
  const gate = { ...defaultSettings.gate, onMissingBaseline };
  const comparison = { kind: 'not-comparable', baseline, reason: 'Other scoring.', rejected: [] } as const;
  expect(missingBaseline.judge(gateInputWith({ gate, comparison }))).toMatchObject([
    { found: 'not comparable', status, message: expect.stringMatching(/^Other scoring\. /) },
  ]);
});

test('is silent when there is something to compare with', () => {
  for (const [onMissingBaseline] of settings) {
    const gate = { ...defaultSettings.gate, onMissingBaseline };
    expect(missingBaseline.judge(gateInputWith({ gate, comparison: comparedWith() }))).toEqual([]);
  }
});
