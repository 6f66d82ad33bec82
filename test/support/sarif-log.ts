import sarifSchema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json' with { type: 'json' };
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { z } from 'zod';

/**
 * OASIS's JSON Schema of SARIF 2.1.0, as SchemaStore and Microsoft's matcher have it. It is of draft 4, of which it uses
 * nothing that draft 7 reads otherwise but its id.
 */
const { $schema: _, id: __, ...schema } = sarifSchema;

/** Made once: the schema is large. */
const ajv = new Ajv({ strict: false, unicodeRegExp: false, allErrors: true, validateFormats: true });
addFormats(ajv);
const isSarif = ajv.compile(schema);

/*
 * The parts of SARIF 2.1.0 (OASIS, 2020) that are used, stricter than its schema, and what GitHub asks beyond it:
 * https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
 */

const message = z.strictObject({ text: z.string().min(1), markdown: z.string().optional() });

/** Relative, without an empty or climbing part, and nothing in it that RFC 3986 does not allow there. */
const uri = z.string().regex(/^(?!\/)(?:[A-Za-z0-9\-._~!*'()]|%[0-9A-F]{2}|\/)+$/);

const location = z.strictObject({
  physicalLocation: z.strictObject({
    artifactLocation: z.strictObject({ uri, uriBaseId: z.literal('%SRCROOT%') }),
    region: z.strictObject({ startLine: z.int().positive() }),
  }),
});

const level = z.enum(['error', 'warning', 'note']);

const suppression = z.strictObject({
  kind: z.enum(['inSource', 'external']),
  status: z.literal('accepted'),
  justification: z.string().min(1),
  location: location.optional(),
});

const result = z.strictObject({
  ruleId: z.string().min(1),
  ruleIndex: z.int().min(0),
  level,
  message,
  locations: z.array(location).length(1),
  partialFingerprints: z.strictObject({
    primaryLocationLineHash: z.string().regex(/^[0-9a-f]{32}$/),
    'certgate/v1': z.string().regex(/^[0-9a-f]{32}$/),
  }),
  suppressions: z.array(suppression),
  properties: z.strictObject({
    classification: z.enum(['real', 'to-review', 'false-positive']),
    reason: z.string().nullable(),
    severity: z.enum(['critical', 'high', 'medium', 'low']),
    lost: z.number(),
    new: z.boolean().optional(),
  }),
});

const rule = z.strictObject({
  id: z.string().min(1).max(255),
  name: z.string().min(1).max(255),
  shortDescription: z.strictObject({ text: z.string().min(1).max(1024) }),
  fullDescription: z.strictObject({ text: z.string().min(1).max(1024) }),
  help: message,
  defaultConfiguration: z.strictObject({ level }),
  properties: z.strictObject({
    tags: z.array(z.string().min(1)).max(10),
    'security-severity': z
      .string()
      .regex(/^\d\.\d$/)
      .optional(),
    'problem.severity': z.enum(['error', 'warning', 'recommendation']).optional(),
  }),
});

const notification = z.strictObject({
  level,
  message,
  associatedRule: z.strictObject({ id: z.string() }).optional(),
});

const run = z.strictObject({
  tool: z.strictObject({
    driver: z.strictObject({
      name: z.literal('certgate'),
      version: z.string(),
      properties: z.strictObject({ scoring: z.string() }),
      rules: z.array(rule),
    }),
  }),
  automationDetails: z.strictObject({ id: z.string().regex(/^certgate\/(?:.*\/)?$/) }),
  columnKind: z.literal('utf16CodeUnits'),
  originalUriBaseIds: z.strictObject({ '%SRCROOT%': z.strictObject({ description: message }) }),
  invocations: z
    .array(
      z.strictObject({
        executionSuccessful: z.boolean(),
        toolExecutionNotifications: z.array(notification),
      }),
    )
    .length(1),
  results: z.array(result).max(25_000),
});

const sarifLog = z.strictObject({
  $schema: z.literal('https://json.schemastore.org/sarif-2.1.0.json'),
  version: z.literal('2.1.0'),
  runs: z.array(run).length(1),
});

/** The one run of a log. Throws where OASIS's schema, or what GitHub asks beyond it, refuses the log. */
export function sarifRun(text: string): z.infer<typeof run> {
  const log: unknown = JSON.parse(text);
  if (!isSarif(log))
    throw new Error(`The schema of SARIF 2.1.0 refuses it: ${ajv.errorsText(isSarif.errors)}`);
  const [only] = sarifLog.parse(log).runs;
  if (only === undefined) throw new Error('The log has no run.');
  return only;
}
