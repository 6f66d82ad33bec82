import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/model/finding.ts';
import type { Suppression } from '../../src/model/suppression.ts';
import type { Waiver } from '../../src/model/waiver.ts';
import { isInForce, noteOn, waive, waiverFor } from '../../src/triage/waive.ts';

// biome-ignore-all format: one line a row

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

const suppressionWith = (overrides: Partial<Suppression> = {}): Suppression => ({
  check: 'quality/security/provider-token',
  path: 'src/a.ts',
  tool: 'gitleaks',
  line: 3,
  lines: { start: 3, end: 3 },
  reason: 'It opens nothing.',
  expires: null,
  since: '2026-01-02',
  fault: null,
  exceptLines: [],
  ...overrides,
});

const findingWith = (overrides: Partial<Finding> = {}): Finding => ({
  path: 'src/a.ts',
  line: 3,
  message: 'A token stands in the file.',
  classification: 'real',
  reason: 'credential-form',
  ...overrides,
});

describe('a comment beside a finding', () => {
  const token = 'quality/security/provider-token';
  const said = (
    finding: Partial<Finding>,
    suppressions: readonly Suppression[],
    of = token,
    waivers: readonly Waiver[] = [],
  ) => {
    const sayings = { waivers, suppressions: new Map([['src/a.ts', suppressions]]), now };
    const found = findingWith(finding);
    return { waiver: waive(of, fingerprint, found, sayings), note: noteOn(of, found, sayings) };
  };
  const counts = {
    waiver: {
      check: token,
      fingerprint,
      tool: 'gitleaks',
      line: 3,
      reason: 'It opens nothing.',
      since: '2026-01-02',
      expires: null,
    },
    note: null,
  };
  const refused = (why: string) => ({
    waiver: null,
    note: `The comment in line 3 that suppresses it does not count: ${why}.`,
  });
  const silent = { waiver: null, note: null };

  it('is a waiver', () => {
    expect(said({}, [suppressionWith()])).toEqual(counts);
  });

  it.each<[string, Partial<Finding>, Partial<Suppression>, unknown]>([
    ['of another check', {}, { check: 'quality/security/injection' }, silent],
    ['of another file', {}, { path: 'src/b.ts' }, silent],
    ['of another line', { line: 4 }, {}, silent],
    ['of a block around it', { line: 9 }, { lines: { start: 3, end: 12 } }, counts],
    ['where the finding is about the whole file', { line: undefined } as object, {}, silent],
    ['that ended', {}, { fault: { kind: 'ended', on: '2026-01-01' } }, refused('it ended on 2026-01-01')],
    [
      'that is new',
      {},
      { fault: { kind: 'added' } },
      refused('it came with this change, and counts once it stands on the base'),
    ],
    [
      'whose line is new',
      {},
      { exceptLines: [{ start: 2, end: 5 }] },
      refused('the line that it speaks of came with this change'),
    ],
    [
      'on a value with right check digits',
      { reason: 'valid-checksum' },
      {},
      refused('what is proven to be real is not suppressed'),
    ],
    ['on what is no finding', { classification: 'false-positive' }, { fault: { kind: 'added' } }, silent],
    [
      'without a reason, as others allow',
      {},
      { reason: null },
      { ...counts, waiver: { ...counts.waiver, reason: 'It gives no reason.' } },
    ],
  ])('%s', (_, finding, suppression, expected) => {
    expect(said(finding, [suppressionWith(suppression)])).toEqual(expected);
  });

  it('never silences a private key, unless it is for a person to look at', () => {
    const check_ = suppressionWith({ check });
    expect(said({}, [check_], check)).toEqual(refused('what is proven to be real is not suppressed'));
    expect(
      said({ classification: 'to-review', reason: 'test-fixture' }, [check_], check).waiver,
    ).not.toBeNull();
  });

  it('counts when one of several does', () => {
    const faulty = suppressionWith({ fault: { kind: 'added' } });
    expect(said({}, [faulty, suppressionWith(), faulty])).toEqual(counts);
  });

  it('gives way to the configuration, which may waive what is proven too', () => {
    const waiver = waiverWith({ check: token });
    expect(said({}, [suppressionWith()], token, [waiver]).waiver).toBe(waiver);
    expect(said({ reason: 'valid-checksum' }, [], token, [waiver]).waiver).toBe(waiver);
  });
});
