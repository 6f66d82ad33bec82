import { z } from 'zod';
import { type Scenario, scenarios } from '../../model/load.ts';
import {
  type LoadMetric,
  type LoadThreshold,
  loadMetrics,
  thresholdKey,
} from '../../model/load-threshold.ts';
import type { PerformanceSettings } from '../../model/settings.ts';
import { allowedThreshold, readThreshold } from '../load-threshold.ts';
import { alternatives } from '../problem.ts';
import { repositoryPath } from '../values.ts';

const allowedReports = 'a list of reports, each with `path` and `scenario`';

/** Keys of `thresholds`. */
export const metricKeys: readonly string[] = [null, ...scenarios].flatMap((scenario) =>
  loadMetrics.map((metric) => thresholdKey({ metric, scenario })),
);

export const allowedMetric = `${alternatives(loadMetrics)}, or one of them of one scenario: \`latency{scenario:stress}\``;

const report = z
  .strictObject(
    {
      path: repositoryPath(),
      scenario: z.enum(scenarios, alternatives(scenarios)).describe('How much load it is of.'),
    },
    'a mapping of `path` and `scenario`',
  )
  .describe('A report, and how much load it is of.');

const reports = z
  .array(report, allowedReports)
  .min(1, 'a list of at least one report')
  .max(scenarios.length, `a list of at most ${scenarios.length} reports, one a scenario`)
  .superRefine((named, context) => {
    named.forEach(({ scenario }, at) => {
      if (named.findIndex((one) => one.scenario === scenario) === at) return;
      const message = 'a scenario that no report before it is of';
      context.addIssue({ code: 'custom', path: [at, 'scenario'], message });
    });
  })
  .describe(
    'Reports of load tools, written before certgate runs: k6, Artillery, autocannon, vegeta, or the list of github-action-benchmark. At most one a scenario. One that is not there is an error.',
  );

const thresholds = z
  .record(
    z
      .string(allowedMetric)
      .regex(
        new RegExp(`^(${loadMetrics.join('|')})(\\{scenario:(${scenarios.join('|')})\\})?$`),
        allowedMetric,
      ),
    z
      .array(z.string('a text like `p(95)<400`').describe('`p(95)<400`.'), 'a list of thresholds')
      .min(1, 'a list of at least one threshold')
      .max(20, 'a list of at most 20 thresholds')
      .describe('Aggregation, operator, number.'),
    'a mapping of metrics to lists of thresholds',
  )
  .superRefine((written, context) => {
    for (const [key, texts] of Object.entries(written)) {
      texts.forEach((text, at) => {
        if (readThreshold(partsOf(key), text) !== null) return;
        const message = allowedThreshold(partsOf(key).metric);
        context.addIssue({ code: 'custom', path: [key, at], message });
      });
    }
  })
  .prefault({ errors: ['rate<0.01'] })
  .describe(
    'What is asked of the runs, in the grammar of k6, by metric or by metric of a scenario. A metric that the report does not have misses it. Default: `rate<0.01` of `errors`; what is given replaces it.',
  );

export const performanceSection = z
  .strictObject({ reports, thresholds }, 'a mapping')
  .superRefine(({ reports: named, thresholds: written }, context) => {
    const known = [...new Set(named.map(({ scenario }) => scenario))];
    for (const key of Object.keys(written)) {
      const { scenario } = partsOf(key);
      if (scenario === null || known.includes(scenario)) continue;
      // k6 calls a threshold met that no sample was held against (grafana/k6#4283).
      const message = `about a scenario that a report is of (${alternatives(known)}), or nobody would ask it`;
      context.addIssue({ code: 'custom', path: ['thresholds', key], message });
    }
  })
  .transform(
    ({ reports: named, thresholds: written }) =>
      ({
        reports: named,
        thresholds: Object.entries(written).flatMap(([key, texts]) =>
          texts.flatMap((text) => readThreshold(partsOf(key), text) ?? []),
        ),
      }) satisfies PerformanceSettings,
  )
  .describe(
    'What load runs measured, and what is asked of them. Default: nothing, and the area is not assessed.',
  );

/** The metric and the scenario that a key names: it is one of `metricKeys`. */
function partsOf(key: string): Pick<LoadThreshold, 'metric' | 'scenario'> {
  const [metric, scenario] = key.replace('}', '').split('{scenario:');
  return { metric: metric as LoadMetric, scenario: (scenario ?? null) as Scenario | null };
}

/** Thresholds as they would be written: the inverse of reading them. */
export function writtenThresholds(
  asked: readonly LoadThreshold[],
): Readonly<Record<string, readonly string[]>> {
  const written: Record<string, string[]> = {};
  for (const threshold of asked) {
    const key = thresholdKey(threshold);
    written[key] = [...(written[key] ?? []), threshold.text];
  }
  return written;
}
