import { z } from 'zod';
import { alertKinds } from '../model/alert.ts';
import { origins, type ScorecardDocument } from '../model/document.ts';
import { type FileKind, fileKinds } from '../model/evidence.ts';
import { historyLength } from '../model/history.ts';
import { profiles } from '../model/profile.ts';
import { levels } from '../model/verdict.ts';
import { exactly } from './exactly.ts';
import * as field from './fields.ts';
import { firstIssue } from './first-issue.ts';
import { changes } from './schema/changes.ts';
import { comparison } from './schema/comparison.ts';
import {
  changedLines,
  coverageExclusions,
  coverageFlags,
  coverageReports,
  coveredFiles,
} from './schema/coverage.ts';
import { historyEntry } from './schema/history.ts';
import { list } from './schema/list.ts';
import { loadResults } from './schema/load.ts';
import { area } from './schema/scorecard.ts';
import { subject } from './schema/subject.ts';
import { blocker, pathStep, ruling } from './schema/verdict.ts';

/** One count a kind, as the compiler knows them. */
const fileCounts = Object.fromEntries(fileKinds.map((kind) => [kind, field.count])) as Record<
  FileKind,
  typeof field.count
>;

/**
 * The schema of `ScorecardDocument`: unknown keys, numbers out of range and texts longer than `documentLimits` are
 * refused. The order of keys here is the order in which they are printed.
 */
export const documentSchema = exactly<ScorecardDocument>()(
  z.strictObject({
    schema: z.literal(1),
    scoring: z.strictObject({
      version: z
        .string()
        .max(20)
        .regex(/^\d+\.\d+$/),
      policy: field.digest.describe(
        'SHA-256 of the settings by which scores are made: weights, exclusions, the profile.',
      ),
    }),
    tool: z.strictObject({
      name: z.literal('certgate'),
      version: z
        .string()
        .max(64)
        .regex(/^[\w.+-]+$/),
      cache: z
        .strictObject({
          hits: field.count.describe('Files whose facts were known.'),
          misses: field.count.describe('Files whose facts were computed.'),
          evicted: field.count.describe('Entries that were let go, for their age or for room.'),
          refused: field.count.describe('Entries that were not as they had been written.'),
        })
        .nullable()
        .describe('How facts of files came about; null where nobody asked.'),
    }),
    subject,
    origin: z
      .enum(origins)
      .describe(
        '`measured` by the run that wrote this; else the word of a run of a pull request, judged again.',
      ),
    issuedAt: field.time,
    profile: z.strictObject({ id: z.enum(profiles), reason: field.message }),
    files: z.strictObject(fileCounts).describe('How many files were looked at, by what they are.'),
    coverageReports,
    coverageFlags,
    coveredFiles,
    coverageExclusions,
    changedLines,
    loadResults,
    level: z.enum(levels),
    gate: z.enum(['open', 'closed']),
    total: field.score,
    waivedTotal: field.score.describe('The total with the waivers in force.'),
    readiness: z.strictObject({
      status: z.enum(['READY', 'NEARLY READY', 'NOT READY']),
      approval: z.enum(['APPROVED', 'NOT APPROVED']),
    }),
    areas: list(area),
    rulings: list(ruling),
    comparison,
    changes,
    history: z.array(historyEntry).max(historyLength).describe('Certificates before this run, newest first.'),
    blockers: list(blocker),
    pathToCertification: list(pathStep).describe('What to do for the open gate, then for each better level.'),
    alerts: list(
      z.strictObject({ kind: z.enum(alertKinds), target: field.name, message: field.message }),
    ).describe('What whoever answers for the branch is to be told of.'),
  }),
);

/** A document's text, read; or the one sentence why it is none. Layout and order of keys do not matter here. */
export function readDocument(
  text: string,
):
  | { readonly ok: true; readonly document: ScorecardDocument }
  | { readonly ok: false; readonly reason: string } {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { ok: false, reason: 'It is not a scorecard document: it is not JSON.' };
  }
  const parsed = documentSchema.safeParse(json);
  if (parsed.success) return { ok: true, document: parsed.data };
  return { ok: false, reason: `It is not a scorecard document of schema 1: ${firstIssue(parsed.error)}.` };
}

/**
 * The one text of a document: JSON, keys in the schema's order, two spaces, newline at the end. Equal documents give
 * equal bytes. A document outside the schema is a bug of whoever made it, and throws.
 */
export function printDocument(document: ScorecardDocument): string {
  const known = printed.get(document);
  if (known !== undefined) return known;
  // Reading gives objects back with their keys in the schema's order; a test shuffles them to hold it to that.
  const text = printReadDocument(documentSchema.parse(document));
  printed.set(document, text);
  return text;
}

/** A document is printed for the disk, for the certificate and for the terminal, and nobody changes it. */
const printed = new WeakMap<ScorecardDocument, string>();

/** The same for a document that the schema has just given: its keys are in order. */
export function printReadDocument(document: ScorecardDocument): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** JSON Schema (draft 2020-12) of the document, for `docs/scorecard.schema.json`. */
export function documentJsonSchema(): Record<string, unknown> {
  const { $schema, ...schema } = z.toJSONSchema(documentSchema, { target: 'draft-2020-12' });
  return {
    $schema,
    $id: 'https://certgate.dev/schema/scorecard.schema.json',
    title: 'certgate scorecard document',
    description:
      'The record of a run: what was looked at, what it scored, what was found, and how the gate ruled.',
    ...schema,
  };
}
