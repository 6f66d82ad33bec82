import { z } from 'zod';
import { alertKinds } from '../model/alert.ts';
import { areaIds, categoryPaths } from '../model/area.ts';
import { mostListed } from '../model/change-log.ts';
import { rungs } from '../model/comparison.ts';
import { resolutionRules } from '../model/coverage.ts';
import { documentLimits, origins, type ScorecardDocument } from '../model/document.ts';
import { type FileKind, fileKinds } from '../model/evidence.ts';
import { suppressionTools } from '../model/facts.ts';
import { historyLength } from '../model/history.ts';
import { pathGoals } from '../model/path-step.ts';
import { profiles } from '../model/profile.ts';
import { severities } from '../model/severity.ts';
import { levels } from '../model/verdict.ts';
import { exactly } from './exactly.ts';
import * as field from './fields.ts';
import { firstIssue } from './first-issue.ts';

const list = <T extends z.ZodType>(item: T) => z.array(item).max(documentLimits.list);

const fingerprint = z
  .string()
  .regex(/^[0-9a-f]{32}$/)
  .describe('Who a finding is, across commits: 32 hex digits.');

const checkId = z
  .string()
  .max(documentLimits.name)
  .regex(/^[a-z0-9-]+\/[a-z0-9-]+\/[a-z0-9-]+$/)
  .describe('Path of a check: area/category/check.');

const severity = z.enum(severities);

const lost = z.number().min(0).max(100).describe('Points of the total that it costs.');

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

const tally = z.strictObject({ covered: z.int().min(0), total: z.int().min(0) });

const finding = z.strictObject({
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

const area = z.strictObject({
  id: z.enum(areaIds),
  title: field.name,
  ...scores,
  weight,
  assessed,
  categories: list(category),
});

const ruling = z.strictObject({
  rule: field.name,
  target: field.name,
  asked: field.message,
  found: field.message,
  status: z.enum(['pass', 'warn', 'fail']),
  message: field.message,
});

const blocker = z.strictObject({ target: field.name, message: field.message, path: field.path.nullable() });

const baseline = z.strictObject({
  certificateId: field.digest,
  commit: field.commit,
  issuedAt: field.time,
  expiresAt: field.time,
  digest: field.digest.describe("SHA-256 of the bundle's bytes, hex."),
  rung: z.enum(rungs).describe('How near it is to where the work began.'),
  distance: field.count.nullable().describe('Commits along first parents from there.'),
});

/** By name and in one order, so that equal documents give equal bytes. */
const scoresByTarget = z.strictObject(
  Object.fromEntries(
    ['total', ...areaIds, ...categoryPaths].map((target) => [target, field.score.exactOptional()] as const),
  ),
);

const historyEntry = z.strictObject({
  certificateId: field.digest,
  commit: field.commit,
  issuedAt: field.time,
  level: z.enum(levels),
  scores: scoresByTarget,
});

const goal = z.enum(pathGoals).describe('What the step leads to.');

const pathStep = z.discriminatedUnion('kind', [
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

const rejected = list(
  z.strictObject({
    candidate: field.name,
    commit: field.commit.nullable(),
    condition: field.name,
    reason: field.message,
  }),
).describe('Prior certificates that were looked at and not used.');

const comparison = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('compared'),
    baseline,
    rejected,
    isRescored: z.boolean().describe('Whether scores are made otherwise now than they were then.'),
    changes: list(
      z.strictObject({
        target: field.name,
        before: field.score,
        after: field.score,
        removed: lost.describe('Points by which it fell only because what counted well was taken away.'),
      }),
    ),
    missingReports: list(field.path).describe('Coverage reports of the baseline that are not there now.'),
    otherProviders: list(field.path).describe(
      'Coverage reports that another tool measured than at the baseline.',
    ),
    indirect: list(z.strictObject({ path: field.path, before: tally, after: tally })).describe(
      'Files as they were at the baseline, of which another part of the lines ran.',
    ),
    introduced: list(fingerprint).describe('Findings that the baseline did not have.'),
    fixed: list(
      z.strictObject({
        fingerprint,
        check: checkId,
        severity,
        message: field.message,
        path: field.path.nullable(),
      }),
    ),
  }),
  z.strictObject({ kind: z.literal('not-comparable'), baseline, reason: field.message, rejected }),
  z.strictObject({ kind: z.literal('no-baseline'), reason: field.message, rejected }),
]);

const lineCounts = z.strictObject({ added: field.count, removed: field.count });

const changes = z
  .strictObject({
    since: field.commit,
    from: z
      .enum(['baseline', 'start'])
      .describe('Which commit that is: the baseline’s, or where the work left its target.'),
    count: field.count.nullable().describe('How many files in all; null where that is not known.'),
    lines: lineCounts.describe('Of all files of which they were counted.'),
    uncounted: field.count.describe('Files of which nobody counted the lines.'),
    files: z
      .array(
        z.strictObject({
          path: field.path,
          formerPath: field.path.nullable(),
          status: z.enum(['added', 'modified', 'renamed', 'removed']),
          lines: lineCounts.nullable(),
        }),
      )
      .max(mostListed)
      .describe('Those with most lines first.'),
  })
  .nullable()
  .describe('What is otherwise than at a commit before; null where that is not known.');

const subject = z.strictObject({
  commit: field.commit.nullable().describe('Null before the first commit.'),
  ref: z
    .string()
    .max(1024)
    .regex(/^refs\/[\s\S]+$/)
    .nullable()
    .describe('refs/heads/main; null when no branch is checked out.'),
  repository: z
    .strictObject({
      id: field.id,
      name: z
        .string()
        .max(200)
        .regex(/^[\w.-]+\/[\w.-]+$/),
    })
    .nullable()
    .describe('Null outside GitHub.'),
  directory: z
    .union([z.literal(''), field.path])
    .describe('Folder of the repository that was looked at; empty for all of it.'),
  modified: z.boolean().describe('Whether the tree held changes that are in no commit.'),
});

const fileCount = z.int().min(0);

/** One count a kind, as the compiler knows them. */
const fileCounts = Object.fromEntries(fileKinds.map((kind) => [kind, fileCount])) as Record<
  FileKind,
  typeof fileCount
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
    coverageReports: list(
      z.strictObject({
        path: field.path,
        folder: z.union([z.literal(''), field.path]).describe('The package it speaks of.'),
        flag: field.name.nullable().describe('The part of the coverage that it stands for.'),
        format: field.name,
        provider: field.name.nullable().describe('The tool that measured, when the report tells.'),
        resolved: list(
          z.strictObject({
            rule: z.enum(resolutionRules),
            from: field.name.nullable().describe('The start of the paths that was rewritten.'),
            files: fileCount,
          }),
        ).describe('How many of the files that it names each rule found in the repository.'),
        unresolved: z
          .strictObject({ files: fileCount, examples: list(field.name) })
          .describe('Files that it names and that were not found.'),
      }),
    ),
    coverageFlags: list(z.strictObject({ flag: field.name, lines: tally })).describe(
      'Line coverage by the reports of one flag alone.',
    ),
    coveredFiles: list(z.strictObject({ path: field.path, lines: tally })).describe(
      'Every file that counts in coverage.',
    ),
    coverageExclusions: list(
      z.strictObject({ glob: field.name, files: fileCount, lines: z.int().min(0) }),
    ).describe('What `coverage.exclude` took out of coverage, glob by glob.'),
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
