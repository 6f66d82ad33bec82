import { describe, expect, it } from 'vitest';
import { defaultSettings, type PerformanceSettings } from '../src/model/settings.ts';
import { scoringPolicyOf } from '../src/policy.ts';
import { loadThresholdWith } from './support/load.ts';

const asked: PerformanceSettings = {
  reports: [{ path: 'load/light.json', scenario: 'light' }],
  thresholds: [loadThresholdWith()],
};

const policyOf = (performance: PerformanceSettings | null) =>
  scoringPolicyOf({ ...defaultSettings, performance });

describe('the policy of scoring', () => {
  it('is what it was before there were load runs, for those who ask for none', () => {
    expect(policyOf(null)).toBe('deb266fd39c8f28170a7f31850e806aec763bcb6608e75bd8f16531ac009923f');
  });

  it('is another with other thresholds or scenarios, and the same with the report elsewhere', () => {
    const policies = [
      null,
      asked,
      { ...asked, thresholds: [] },
      { ...asked, thresholds: [loadThresholdWith({ bound: 500 })] },
      { ...asked, thresholds: [loadThresholdWith({ scenario: 'light' })] },
      { ...asked, reports: [{ path: 'load/light.json', scenario: 'heavy' as const }] },
    ].map(policyOf);
    expect(new Set(policies).size).toBe(policies.length);
    expect(policyOf({ ...asked, reports: [{ path: 'elsewhere.json', scenario: 'light' }] })).toBe(
      policyOf(asked),
    );
  });
});
