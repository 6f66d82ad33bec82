import { expect, test } from 'vitest';
import { settingsDifferences } from '../../src/config/settings-differences.ts';
import { defaultSettings, type Settings } from '../../src/model/settings.ts';

const waiver = {
  check: 'quality/security/private-key',
  fingerprint: '3f9c0a1b',
  owner: '@octo/security',
  reason: 'test vector',
  expires: '2027-01-31',
};

test('nothing changed', () => {
  expect(settingsDifferences(defaultSettings, structuredClone(defaultSettings))).toEqual([]);
});

test('what a pull request proposes, in the spelling of the file', () => {
  const before: Settings = {
    ...defaultSettings,
    gate: { ...defaultSettings.gate, minimum: { total: 75, quality: 50 } },
    coverage: { ...defaultSettings.coverage, exclude: ['src/gone/**', 'src/kept/**'] },
    waivers: [waiver, { ...waiver, fingerprint: 'ffffffff' }],
  };
  const after: Settings = {
    ...defaultSettings,
    profile: 'library',
    gate: { ...defaultSettings.gate, minimum: { total: 10 }, newFindings: {}, onMissingBaseline: 'warn' },
    readiness: { ready: 75, nearlyReady: 50 },
    coverage: {
      ...defaultSettings.coverage,
      reports: [{ path: 'a.info', flag: null }],
      exclude: ['src/kept/**', 'src/**'],
    },
    certificate: { ...defaultSettings.certificate, validForDays: 400 },
    waivers: [{ ...waiver, fingerprint: 'ffffffff', expires: '2027-02-28' }],
  };
  expect(settingsDifferences(before, after)).toEqual([
    { key: 'certificate.valid-for', before: '90d', after: '400d' },
    { key: 'coverage.exclude[src/**]', before: 'not set', after: 'excluded' },
    { key: 'coverage.exclude[src/gone/**]', before: 'excluded', after: 'not set' },
    { key: 'coverage.reports', before: 'not set', after: '["a.info"]' },
    { key: 'gate.minimum.quality', before: '50', after: 'not set' },
    { key: 'gate.minimum.total', before: '75', after: '10' },
    { key: 'gate.new-findings.critical', before: '0', after: 'not set' },
    { key: 'gate.new-findings.high', before: '0', after: 'not set' },
    { key: 'gate.on-missing-baseline', before: 'bootstrap', after: 'warn' },
    { key: 'profile', before: 'not set', after: 'library' },
    { key: 'readiness.nearly-ready', before: '60', after: '50' },
    {
      key: 'waivers[quality/security/private-key 3f9c0a1b]',
      before: 'until 2027-01-31, @octo/security: test vector',
      after: 'not set',
    },
    {
      key: 'waivers[quality/security/private-key ffffffff]',
      before: 'until 2027-01-31, @octo/security: test vector',
      after: 'until 2027-02-28, @octo/security: test vector',
    },
  ]);
});
