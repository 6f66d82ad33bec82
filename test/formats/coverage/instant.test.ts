import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { parseCoverage } from '../../../src/formats/coverage/index.ts';
import { instantOf, latestOf } from '../../../src/formats/coverage/instant.ts';

describe('the time in a report', () => {
  it.each([
    ['seconds', 1795398603, '2026-11-23T01:50:03.000Z'],
    ['seconds in an attribute', '1795398603', '2026-11-23T01:50:03.000Z'],
    ['seconds with a fraction', 1795398603.75, '2026-11-23T01:50:03.750Z'],
    ['milliseconds', '1795398552554', '2026-11-23T01:49:12.554Z'],
    ['a time with its zone', '2026-11-23T01:49:09+02:00', '2026-11-22T23:49:09.000Z'],
    ['a time of nobody knows where, at its latest', '2026-11-23T01:49:09.035196', '2026-11-23T13:49:09.035Z'],
    ['nothing', undefined, null],
    ['null', null, null],
    ['an empty text', '', null],
    ['zero, as some write', '0', null],
    ['words', 'yesterday', null],
    ['a date that is none', '2026-13-45T99:00:00Z', null],
    ['a negative number', -5, null],
    ['a list', [1795398603, 1], null],
  ])('is %s', (_, value, instant) => expect(instantOf(value)).toBe(instant));

  test('is one or none, whatever stands there', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const instant = instantOf(typeof value === 'object' ? String(Object.keys(value ?? {})) : value);
        if (instant !== null) expect(new Date(instant).toISOString()).toBe(instant);
      }),
    );
  });

  it('is the last of several', () => {
    expect(latestOf([null, '2026-01-01T00:00:00.000Z', '2026-03-01T00:00:00.000Z', null])).toBe(
      '2026-03-01T00:00:00.000Z',
    );
    expect(latestOf([])).toBe(null);
  });
});

describe('formats that tell when they were written', () => {
  it.each([
    ['clover/jest.xml', '2026-11-23T01:49:12.554Z'],
    ['clover/php.xml', '2026-11-23T01:50:03.000Z'],
    ['cobertura/coverage-py.xml', '2026-11-23T01:49:09.199Z'],
    ['cobertura/gcovr.xml', '2026-11-23T01:48:23.000Z'],
    ['coverage-py/coverage-py.json', '2026-11-23T13:49:09.035Z'],
    ['jacoco/jacoco.xml', '2026-11-23T01:50:02.833Z'],
    ['jacoco/jacoco-group.xml', '2026-11-23T01:50:02.833Z'],
    ['simplecov-resultset/simplecov.json', '2026-11-23T01:49:10.000Z'],
    ['simplecov-json/by-hand.json', undefined],
    ['lcov/jest.info', undefined],
    ['istanbul/jest.json', undefined],
  ])('%s: %s', (name, instant) => {
    const text = readFileSync(new URL(`../../../fixtures/coverage/${name}`, import.meta.url), 'utf8');
    const read = parseCoverage(text);
    expect(read.ok ? (read.measuredAt ?? undefined) : read.reason).toBe(instant);
  });
});
