import { expect, it } from 'vitest';
import waiverExpiry from '../../../src/gate/rules/waiver-expiry.ts';
import { checksOf } from '../../../src/model/scorecard.ts';
import type { Waiver } from '../../../src/model/waiver.ts';
import { checkAt, gateInput, judged, scorecardOf } from '../../support/results.ts';

const scorecard = scorecardOf([judged(checkAt('quality/security', 'a'), 0.5)]);
const fingerprint = checksOf(scorecard.areas)[0]?.findings[0]?.fingerprint ?? '';
const check = 'quality/security/a';
const waiver: Waiver = { check, fingerprint, owner: '@octo', reason: 'Known.', expires: '2026-12-01' };
const short = fingerprint.slice(0, 12);

const judge = (now: string, overrides: Partial<Waiver> = {}) =>
  waiverExpiry.judge(gateInput({ scorecard, waivers: [{ ...waiver, ...overrides }], now }));

const ends = `The waiver of \`${short}\` in \`${check}\` ends on 2026-12-01. Mend the finding, or have its owner renew the waiver.`;
const ended = `The waiver of \`${short}\` in \`${check}\` ended on 2026-12-01: the finding counts again. Mend it.`;

it.each([
  ['a second more than 14 days', '2026-11-16T23:59:59Z', null, ''],
  ['14 days', '2026-11-17T00:00:00Z', '14 days left', ends],
  ['a second less than 14 days', '2026-11-17T00:00:01Z', '14 days left', ends],
  ['a second more than a day', '2026-11-29T23:59:59Z', '2 days left', ends],
  ['the last day', '2026-11-30T00:00:00Z', '1 day left', ends],
  ['the last second', '2026-11-30T23:59:59Z', '1 day left', ends],
  ['the day from which the finding counts', '2026-12-01T00:00:00Z', 'ended', ended],
  ['a year later', '2027-12-01T00:00:00Z', 'ended', ended],
])('%s', (_, now, found, message) => {
  const common = { rule: 'waiver-expiry', target: check, asked: 'a waiver in force', status: 'warn' };
  expect(judge(now)).toEqual(found === null ? [] : [{ ...common, found, message }]);
});

it.each<[string, Partial<Waiver>, number]>([
  ['a prefix of the fingerprint covers it', { fingerprint: fingerprint.slice(0, 8) }, 1],
  ['what is covered no more needs no word', { fingerprint: '00000000' }, 0],
  ['nor what another check found', { check: 'quality/security/b' }, 0],
])('%s', (_, overrides, count) => {
  expect(judge('2026-12-01T00:00:00Z', overrides)).toHaveLength(count);
});
