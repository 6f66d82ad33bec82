import { expect, it, test } from 'vitest';
import baselineExpiry from '../../../src/gate/rules/baseline-expiry.ts';
import { baseline, comparedWith, gateInputWith } from '../../support/scorecards.ts';

/** The baseline ends at 2026-11-30T10:00:00.000Z. */
function rulingsAt(now: string, issues = false) {
  return baselineExpiry.judge(gateInputWith({ comparison: comparedWith(), now, issues }));
}

it.each([
  ['a moment more than fourteen days before, nothing', '2026-11-16T09:59:59.999Z', []],
  ['fourteen days before', '2026-11-16T10:00:00.000Z', ['14 days left']],
  ['in the last day', '2026-11-30T09:00:00.000Z', ['0 days left']],
])('%s', (_, now, found) => {
  expect(rulingsAt(now).map((ruling) => ruling.found)).toEqual(found);
  expect(rulingsAt(now).every(({ status }) => status === 'warn')).toBe(true);
});

test('three days before, its words are urgent', () => {
  expect(rulingsAt('2026-11-27T09:59:59.999Z')[0]?.message).toMatch(/weekly `schedule`/);
  expect(rulingsAt('2026-11-27T10:00:00.000Z')[0]?.message).toBe(
    'The certificate of `c0ffee000000` ends at 2026-11-30T10:00:00.000Z, in 3 days. Have the target branch certified now: without it there is nothing to compare with.',
  );
});

test('a run that issues the next one is not told, nor one that has none', () => {
  expect(rulingsAt('2026-11-30T09:00:00.000Z', true)).toEqual([]);
  expect(baselineExpiry.judge(gateInputWith({ now: baseline.expiresAt }))).toEqual([]);
});
