import { expect, it } from 'vitest';
import check from '../../../../src/checks/performance/medium/thresholds.ts';
import { scenarios } from '../../../../src/model/load.ts';
import { loadEvidence, loadResultWith, loadThresholdWith } from '../../../support/load.ts';

it('judges its own run, by what is asked of all and of its own', () => {
  const results = scenarios.map((scenario) => loadResultWith({ scenario, path: `load/${scenario}.json` }));
  const thresholds = scenarios.map((scenario) => loadThresholdWith({ scenario, bound: 1 }));
  const loadResults = loadEvidence(results, loadThresholdWith(), ...thresholds);
  expect(check.run({ loadResults, files: [] })).toEqual({
    kind: 'judged',
    ratio: 0.5,
    findings: [
      {
        path: 'load/medium.json',
        message: 'The latency by `p(95)` is 52.6 ms, asked for below 1 ms: 51.6 ms too much.',
        subject: 'latency{scenario:medium} p(95)<1',
      },
    ],
  });
});
