import { describe, expect, it } from 'vitest';
import type { Waiver } from '../../src/model/waiver.ts';
import { isInForce, waiverFor } from '../../src/triage/waive.ts';

const check = 'quality/security/private-key';
const fingerprint = '0123456789abcdef0123456789abcdef';
const now = '2026-11-23T12:00:00Z';

const waiverWith = (overrides: Partial<Waiver> = {}): Waiver => ({
  check,
  fingerprint,
  owner: '@octo/security',
  reason: 'Test vector.',
  expires: '2026-12-01',
  ...overrides,
});

describe('the last day of a waiver', () => {
  it.each([
    ['long before', '2026-11-23T12:00:00Z', true],
    ['the last second of the day before', '2026-11-30T23:59:59Z', true],
    ['the last millisecond of it', '2026-11-30T23:59:59.999Z', true],
    ['midnight, UTC', '2026-12-01T00:00:00Z', false],
    ['later', '2027-01-01T00:00:00Z', false],
    ['the day before in UTC, the same day in Auckland', '2026-12-01T10:00:00+13:00', true],
  ])('%s', (_, time, expected) => {
    expect(isInForce(waiverWith(), time)).toBe(expected);
  });
});

describe('whether a waiver covers a finding', () => {
  it.each<[string, Partial<Waiver>, boolean]>([
    ['the whole fingerprint', {}, true],
    ['its first eight digits', { fingerprint: '01234567' }, true],
    ['a part of its middle', { fingerprint: '89abcdef' }, false],
    ['another fingerprint', { fingerprint: 'fedcba98' }, false],
    ['more than the fingerprint', { fingerprint: `${fingerprint}0` }, false],
    ['the same fingerprint of another check', { check: 'quality/security/provider-token' }, false],
    ['a waiver that has ended', { expires: '2026-11-23' }, false],
  ])('%s', (_, overrides, covers) => {
    const waiver = waiverWith(overrides);
    expect(waiverFor(check, fingerprint, [waiver], now)).toBe(covers ? waiver : null);
  });

  it('takes the first of several that does', () => {
    const [ended, first, second] = [
      waiverWith({ expires: '2026-01-01' }),
      waiverWith({ owner: 'first' }),
      waiverWith({ owner: 'second' }),
    ];
    expect(waiverFor(check, fingerprint, [ended, first, second], now)).toBe(first);
  });

  it('finds none in an empty list', () => {
    expect(waiverFor(check, fingerprint, [], now)).toBeNull();
  });
});
