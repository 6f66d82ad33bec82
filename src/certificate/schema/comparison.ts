import { z } from 'zod';
import { rungs } from '../../model/comparison.ts';
import * as field from '../fields.ts';
import { tally } from './coverage.ts';
import { checkId, fingerprint, lost, severity } from './finding.ts';
import { list } from './list.ts';

const baseline = z.strictObject({
  certificateId: field.digest,
  commit: field.commit,
  issuedAt: field.time,
  expiresAt: field.time,
  digest: field.digest.describe("SHA-256 of the bundle's bytes, hex."),
  rung: z.enum(rungs).describe('How near it is to where the work began.'),
  distance: field.count.nullable().describe('Commits along first parents from there.'),
});

const rejected = list(
  z.strictObject({
    candidate: field.name,
    commit: field.commit.nullable(),
    condition: field.name,
    reason: field.message,
  }),
).describe('Prior certificates that were looked at and not used.');

export const comparison = z.discriminatedUnion('kind', [
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
