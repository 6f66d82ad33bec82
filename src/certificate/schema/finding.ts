import { z } from 'zod';
import { documentLimits } from '../../model/document.ts';
import { suppressionTools } from '../../model/facts.ts';
import { severities } from '../../model/severity.ts';
import * as field from '../fields.ts';

export const fingerprint = z
  .string()
  .regex(/^[0-9a-f]{32}$/)
  .describe('Who a finding is, across commits: 32 hex digits.');

export const checkId = z
  .string()
  .max(documentLimits.name)
  .regex(/^[a-z0-9-]+\/[a-z0-9-]+\/[a-z0-9-]+$/)
  .describe('Path of a check: area/category/check.');

export const severity = z.enum(severities);

export const lost = z.number().min(0).max(100).describe('Points of the total that it costs.');

const waiver = z.strictObject({
  check: checkId,
  fingerprint: z
    .string()
    .regex(/^[0-9a-f]{8,32}$/)
    .describe('As it was configured: a fingerprint, or its first 8 digits or more.'),
  owner: field.name,
  reason: field.message,
  expires: z.iso.date().describe('From this day on, the finding counts again.'),
});

const inlineWaiver = z.strictObject({
  check: checkId,
  fingerprint,
  tool: z.enum(suppressionTools).describe('Whose comment it is.'),
  line: z.int().positive().describe('1-based line of the comment.'),
  reason: field.message,
  since: z.iso.date().nullable().describe("When the comment's line was last changed; null: not known."),
  expires: z.iso.date().nullable().describe('From this day on, the finding counts again; null: no end.'),
});

export const finding = z.strictObject({
  fingerprint,
  severity,
  classification: z.enum(['real', 'to-review', 'false-positive']),
  reason: field.message.nullable().describe('Why it is classified so.'),
  message: field.message,
  path: field.path.nullable().describe('The file; null when the finding is about the repository as a whole.'),
  line: z.int().positive().nullable().describe('1-based.'),
  lost: lost.describe('Points of the total that it costs, waived or not.'),
  waiver: z
    .union([waiver, inlineWaiver])
    .nullable()
    .describe('What the configuration, or a comment beside the finding, says for it not to count.'),
});
