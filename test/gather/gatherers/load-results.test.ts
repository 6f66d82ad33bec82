import { describe, expect, it } from 'vitest';
import { gatherLoadResults } from '../../../src/gather/gatherers/load-results.ts';
import type { LoadThreshold } from '../../../src/model/load-threshold.ts';
import { defaultSettings, type NamedLoadReport } from '../../../src/model/settings.ts';

const threshold: LoadThreshold = {
  metric: 'errors',
  scenario: null,
  aggregation: 'rate',
  operator: '<',
  bound: 0.01,
  text: 'rate<0.01',
};

const vegeta = (requests: number) =>
  JSON.stringify({
    latencies: { mean: 2e6 },
    duration: 1e9,
    wait: 0,
    requests,
    success: 1,
    status_codes: { 200: requests },
  });

async function gathered(files: Readonly<Record<string, string>>, reports: readonly NamedLoadReport[] | null) {
  const performance = reports === null ? null : { reports, thresholds: [threshold] };
  const repository = {
    workspace: '/workspace',
    list: async () => [],
    read: async (path: string) => files[path] ?? null,
  };
  return await gatherLoadResults({ repository, settings: { ...defaultSettings, performance } });
}

describe('load results', () => {
  it('are none where nobody asks for them', async () => {
    expect(await gathered({ 'load.json': vegeta(5) }, null)).toBeNull();
  });

  it('stand from light to stress, beside what is asked of them', async () => {
    const files = { 'a.json': vegeta(9), 'out/b.json': vegeta(5) };
    expect(
      await gathered(files, [
        { path: 'a.json', scenario: 'stress' },
        { path: 'out/b.json', scenario: 'light' },
      ]),
    ).toEqual({
      results: [
        expect.objectContaining({ path: 'out/b.json', scenario: 'light', format: 'vegeta', operations: 5 }),
        {
          path: 'a.json',
          scenario: 'stress',
          format: 'vegeta',
          operations: 9,
          seconds: 1,
          throughput: 9,
          errorRate: 0,
          latency: { average: 2, median: null, p90: null, p95: null, p99: null, maximum: null },
          peakMemory: null,
        },
      ],
      thresholds: [threshold],
    });
  });

  it('that are not there, or can not be read, are told all at once', async () => {
    const files = { 'a.json': vegeta(9), 'b.json': '{', 'd.json': vegeta(0) };
    await expect(
      gathered(files, [
        { path: 'a.json', scenario: 'light' },
        { path: 'b.json', scenario: 'medium' },
        { path: 'c.json', scenario: 'heavy' },
        { path: 'd.json', scenario: 'stress' },
      ]),
    ).rejects.toThrow(
      "The load report `b.json` can't be used. It is no JSON of an object or a list; it may have been cut short. The load report `c.json`, named under `performance.reports`, is not there: run the load tool that writes it first. The load report `d.json` can't be used. The run made no request.",
    );
  });
});
