import { expect, it } from 'vitest';
import missingBaseline from '../../../src/gate/rules/missing-baseline.ts';
import { baseline, compared, gateInput, noBaseline } from '../../support/results.ts';

it.each([
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
] as const)('%s', (onMissingBaseline, status, message) => {
  const judge = (comparison: Parameters<typeof gateInput>[0]) =>
    missingBaseline.judge(gateInput({ ...comparison, gate: { onMissingBaseline } }));
  const common = { rule: 'missing-baseline', target: 'baseline', asked: onMissingBaseline, status };
  expect(judge({ comparison: noBaseline })).toEqual([
    { ...common, found: 'none', message: `There is no certificate yet. ${message}` },
  ]);
  expect(judge({ comparison: { kind: 'not-comparable', baseline, reason: 'Another scoring.' } })).toEqual([
    { ...common, found: 'not comparable', message: `Another scoring. ${message}` },
  ]);
  expect(judge({ comparison: compared() })).toEqual([]);
});
