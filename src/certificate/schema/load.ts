import { z } from 'zod';
import { scenarios } from '../../model/load.ts';
import * as field from '../fields.ts';
import { list } from './list.ts';

const amount = z.number().min(0).nullable();

const milliseconds = amount.describe('Milliseconds; null where the tool does not say.');

const latency = z
  .strictObject({
    average: milliseconds,
    median: milliseconds,
    p90: milliseconds,
    p95: milliseconds,
    p99: milliseconds,
    maximum: milliseconds,
  })
  .nullable();

const figures = {
  scenario: z.enum(scenarios),
  throughput: amount.describe('Operations that succeeded, per second.'),
  errorRate: z.number().min(0).max(1).nullable().describe('Part of the operations that failed.'),
  latency,
  peakMemory: amount.describe('Largest resident set size of the target, bytes.'),
};

/** What the history keeps of a load run. */
export const loadFigures = z.strictObject(figures);

export const loadResults = list(
  z.strictObject({
    ...figures,
    path: field.path.describe('The report.'),
    format: field.name,
    operations: field.count.nullable().describe('How many were tried.'),
    seconds: amount.describe('How long the run took.'),
  }),
).describe('What load runs measured, by the reports that the configuration names.');
