import { expect, it, test } from 'vitest';
import waiverExpiry from '../../../src/gate/rules/waiver-expiry.ts';
import type { Waiver } from '../../../src/model/waiver.ts';
import { gateInputWith, scorecardOf, scoredFinding, waiverWith } from '../../support/scorecards.ts';

const scorecard = scorecardOf(scoredFinding({ fingerprint: '3f9c0a1b2c3d4e5f3f9c0a1b2c3d4e5f' }));
const waiver = waiverWith({ fingerprint: '3f9c0a1b2c3d4e5f', expires: '2026-09-15' });

function rulingsAt(now: string, ...waivers: readonly Waiver[]) {
  return waiverExpiry.judge(gateInputWith({ scorecard, waivers, now }));
}

it.each([
  ['fifteen days before', '2026-08-31T00:00:00.000Z'],
  ['the last moment before the notice', '2026-08-31T23:59:59.999Z'],
])('%s it is silent', (_, now) => {
  expect(rulingsAt(now, waiver)).toEqual([]);
});

it.each([
  ['fourteen days before, it warns', '2026-09-01T00:00:00.000Z', '14 days left'],
  ['part of a day is a day', '2026-09-01T00:00:00.001Z', '14 days left'],
  ['on the day before, it warns', '2026-09-14T00:00:00.000Z', '1 day left'],
  ['in the last moment, it warns', '2026-09-14T23:59:59.999Z', '1 day left'],
  ['on the day, it has ended', '2026-09-15T00:00:00.000Z', 'ended'],
  ['a year later, it has ended', '2027-09-15T00:00:00.000Z', 'ended'],
])('%s', (_, now, found) => {
  expect(rulingsAt(now, waiver)).toMatchObject([
    { rule: 'waiver-expiry', target: waiver.check, asked: 'a waiver in force', found, status: 'warn' },
  ]);
});

test('it says which waiver, until when, and what to do', () => {
  expect(rulingsAt('2026-09-10T00:00:00.000Z', waiver)[0]?.message).toBe(
    'The waiver of `3f9c0a1b2c3d` in `quality/security/private-key` ends on 2026-09-15. ' +
      'Mend the finding, or have its owner renew the waiver.',
  );
  expect(rulingsAt('2026-09-15T00:00:00.000Z', waiver)[0]?.message).toBe(
    'The waiver of `3f9c0a1b2c3d` in `quality/security/private-key` ended on 2026-09-15: ' +
      'the finding counts again. Mend it.',
  );
});

it.each([
  ['whose finding is gone', { fingerprint: 'aaaaaaaaaaaaaaaa' }],
  ['of another check', { check: 'quality/security/provider-token' }],
])('a waiver %s is not announced', (_, overrides) => {
  expect(rulingsAt('2026-12-01T00:00:00.000Z', waiverWith({ ...waiver, ...overrides }))).toEqual([]);
});
