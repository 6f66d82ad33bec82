import { z } from 'zod';
import { areaIds, categoryPaths } from '../../model/area.ts';
import { documentLimits } from '../../model/document.ts';
import * as field from '../fields.ts';
import { tally } from './coverage.ts';
import { checkId, finding, lost, severity } from './finding.ts';
import { list } from './list.ts';

const scores = {
  score: field.score,
  waivedScore: field.score.describe('The score with the waivers in force: the one the gate looks at.'),
};

const weight = z.number().min(0).max(1_000_000).describe('Relative weight in the mean above it.');

const assessed = z.boolean().describe('False when no check of it applied: it then weighs nothing.');

const check = z.strictObject({
  id: checkId,
  title: field.name,
  importance: severity,
  outcome: z.enum(['judged', 'notApplicable', 'errored']),
  ratio: z.number().min(0).max(1).nullable(),
  tally: tally.nullable().describe('What the ratio was counted from; null where it was not counted.'),
  weighs: z.boolean().describe('False for a question that earns no points.'),
  ...scores,
  lost: lost.nullable().describe('Points of the total that it costs; null when it was not judged.'),
  reason: field.message.nullable().describe('Why it is not judged.'),
  findings: z.array(finding).max(documentLimits.findings),
});

const category = z.strictObject({
  id: z.enum(categoryPaths),
  title: field.name,
  ...scores,
  weight,
  assessed,
  checks: list(check),
});

export const area = z.strictObject({
  id: z.enum(areaIds),
  title: field.name,
  ...scores,
  weight,
  assessed,
  categories: list(category),
});
