import { z } from 'zod';
import { pathGoals } from '../../model/path-step.ts';
import * as field from '../fields.ts';
import { checkId, lost } from './finding.ts';
import { list } from './list.ts';

export const ruling = z.strictObject({
  rule: field.name,
  target: field.name,
  asked: field.message,
  found: field.message,
  status: z.enum(['pass', 'warn', 'fail']),
  message: field.message,
});

export const blocker = z.strictObject({
  target: field.name,
  message: field.message,
  path: field.path.nullable(),
});

const goal = z.enum(pathGoals).describe('What the step leads to.');

export const pathStep = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('mend'),
    goal,
    target: checkId,
    points: lost.describe('Points of the total that it gains.'),
    findings: field.count.describe('Findings to mend.'),
    amount: field.count.nullable().describe('How many more of what the check counts are enough.'),
    paths: list(field.path).describe('Files in which most of it is.'),
  }),
  z.strictObject({ kind: z.literal('measure'), goal, target: checkId, message: field.message }),
  z.strictObject({ kind: z.literal('settle'), goal, target: field.name, message: field.message }),
]);
