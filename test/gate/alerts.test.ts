import { expect, it, test } from 'vitest';
import { alertsOf } from '../../src/gate/alerts.ts';
import type { Comparison, Rejection } from '../../src/model/comparison.ts';
import { defaultSettings } from '../../src/model/settings.ts';
import { comparedWith } from '../support/scorecards.ts';

const { alerts: settings } = defaultSettings;
const closed = { gate: 'closed' } as const;
const open = { gate: 'open' } as const;
const early = '2026-10-01T00:00:00.000Z';

const changed = (before: number | null, after: number | null, removed = 0) =>
  comparedWith({ changes: [{ target: 'total', before, after, removed }] });

const rejection = (condition: string): Rejection => ({
  candidate: '1',
  commit: null,
  condition,
  reason: 'No.',
});
const without = (...conditions: readonly string[]): Comparison => ({
  kind: 'no-baseline',
  reason: 'No prior certificate could be trusted.',
  rejected: conditions.map(rejection),
});

const kinds = (...given: Parameters<typeof alertsOf>) => alertsOf(...given).map(({ kind }) => kind);

it.each([
  ['fifteen days before its end', '2026-11-15T09:00:00.000Z', []],
  ['fourteen days before', '2026-11-16T10:00:00.000Z', ['expiring']],
  ['an hour before', '2026-11-30T09:00:00.000Z', ['expiring']],
])('a certificate that could not be renewed, %s', (_, now, expected) => {
  expect(kinds(comparedWith(), closed, settings, now)).toEqual(expected);
  expect(kinds(comparedWith(), open, settings, now)).toEqual([]);
});

test('how many days that are is a setting', () => {
  expect(kinds(comparedWith(), closed, { ...settings, daysLeft: 30 }, '2026-11-01T00:00:00.000Z')).toEqual([
    'expiring',
  ]);
});

it.each([
  ['one that expired', without('same-repository', 'expired'), closed, ['lapsed']],
  ['one that expired, and the gate is open', without('expired'), open, []],
  ['one that was never trusted', without('same-repository'), closed, []],
  ['none', without(), closed, []],
])('without a baseline, beside %s', (_, comparison, verdict, expected) => {
  expect(kinds(comparison, verdict, settings, early)).toEqual(expected);
});

it.each([
  ['five points', changed(90, 85), []],
  ['a hair more', changed(90, 84.9), ['drop']],
  ['more, by deleting what counted well', changed(90, 84, 2), []],
  ['all of it: not judged', changed(90, null), ['drop']],
  ['from nothing', changed(null, 50), []],
])('a fall of %s', (_, comparison, expected) => {
  expect(kinds(comparison, open, settings, early)).toEqual(expected);
});

test('it says what, from where to where, and what to do', () => {
  expect(alertsOf(changed(90, 80.25), closed, settings, '2026-11-29T10:00:00.000Z')).toEqual([
    {
      kind: 'expiring',
      target: 'certificate',
      message:
        'The certificate ends at 2026-11-30T10:00:00.000Z, in 1 day, and could not be renewed. Mend what closes the gate: the next run then issues a new one.',
    },
    {
      kind: 'drop',
      target: 'total',
      message: '`total` fell from 90.0 to 80.2 since the last certificate, by more than 5 points.',
    },
  ]);
});
