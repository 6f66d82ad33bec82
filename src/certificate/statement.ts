import { z } from 'zod';
import { type CertificatePredicate, type IssuingRun, predicateType } from '../model/certificate.ts';
import type { ScorecardDocument, Subject } from '../model/document.ts';
import { sha256 } from '../model/fingerprint.ts';
import { levels } from '../model/verdict.ts';
import { documentSchema, printDocument, printReadDocument } from './document-schema.ts';
import { exactly } from './exactly.ts';
import * as field from './fields.ts';
import { firstIssue } from './first-issue.ts';
import { isIssuingEvent } from './issuing-events.ts';

/** in-toto attestation framework, Statement layer, v1. */
export const statementType = 'https://in-toto.io/Statement/v1';

/** An in-toto Statement v1 of ours: which commit, which scorecard, and what is said of them. */
export interface Statement {
  readonly _type: typeof statementType;
  readonly subject: readonly [
    /** The commit that is certified. `gitCommit` is in-toto's name for that digest. */
    { readonly name: string; readonly digest: { readonly gitCommit: string } },
    /** The scorecard as a file, so that tools which can only match a file have one. */
    { readonly name: 'scorecard.json'; readonly digest: { readonly sha256: string } },
  ];
  readonly predicateType: typeof predicateType;
  readonly predicate: CertificatePredicate;
}

export type ReadStatement =
  | { readonly ok: true; readonly statement: Statement }
  | {
      readonly ok: false;
      readonly code: 'wrong-type' | 'bad-statement' | 'inconsistent';
      readonly reason: string;
    };

const predicateSchema = exactly<CertificatePredicate>()(
  z.strictObject({
    certificateId: field.digest,
    level: z.enum(levels),
    issuedAt: field.time,
    expiresAt: field.time,
    run: z
      .strictObject({
        id: field.id,
        attempt: field.id,
        event: z
          .string()
          .max(100)
          .regex(/^[a-z_]+$/),
        workflow: field.path,
      })
      .nullable(),
    predecessor: z.strictObject({ certificateId: field.digest, sha256: field.digest }).nullable(),
    scorecard: documentSchema,
  }),
);

const statementSchema = exactly<Statement>()(
  z.strictObject({
    _type: z.literal(statementType),
    subject: z.tuple([
      z.strictObject({ name: z.string().max(300), digest: z.strictObject({ gitCommit: field.commit }) }),
      z.strictObject({
        name: z.literal('scorecard.json'),
        digest: z.strictObject({ sha256: field.digest }),
      }),
    ]),
    predicateType: z.literal(predicateType),
    predicate: predicateSchema,
  }),
);

/** SHA-256 of what makes a certificate one of its kind: the run that issued it or, outside a run, the time. */
export function certificateIdOf(subject: Subject, issuedAt: string, run: IssuingRun | null): string {
  const issue = run === null ? [issuedAt] : [run.id, run.attempt];
  return sha256(
    JSON.stringify([subject.repository?.id ?? null, subject.commit, subject.directory, ...issue]),
  );
}

/**
 * The payload of a certificate: a Statement as JSON, keys in the schema's order, no white space. Or the sentence why
 * there can't be one: what would not be read back is not written.
 */
export function printStatement(
  predicate: CertificatePredicate,
): { readonly ok: true; readonly payload: string } | { readonly ok: false; readonly reason: string } {
  const parsed = statementSchema.safeParse({
    _type: statementType,
    subject: subjectsOf(predicate.scorecard),
    predicateType,
    predicate,
  });
  if (!parsed.success) {
    return {
      ok: false,
      reason: `What was to be certified does not fit a certificate: ${firstIssue(parsed.error)}.`,
    };
  }
  const contradiction = contradictionIn(parsed.data);
  if (contradiction !== null) {
    return { ok: false, reason: `What was to be certified contradicts itself: ${contradiction}.` };
  }
  return { ok: true, payload: JSON.stringify(parsed.data) };
}

/** What a statement about a scorecard is about: the commit, and the scorecard as a file. */
export function subjectsOf(scorecard: ScorecardDocument) {
  const { subject } = scorecard;
  return [
    { name: subjectName(subject), digest: { gitCommit: subject.commit } },
    { name: 'scorecard.json', digest: { sha256: sha256(printDocument(scorecard)) } },
  ] as const;
}

/** Reads a payload back. To be called with bytes whose signature was checked, or that are known to have none. */
export function readStatement(payload: Uint8Array): ReadStatement {
  const text = Buffer.from(payload).toString('utf8');
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return badStatement('it is not JSON');
  }
  const type = typeSchema.safeParse(json);
  if (!type.success) return badStatement(firstIssue(type.error));
  if (type.data._type !== statementType)
    return wrongType('a statement of type', type.data._type, statementType);
  if (type.data.predicateType !== predicateType) {
    return wrongType('an attestation of type', type.data.predicateType, predicateType);
  }
  const parsed = statementSchema.safeParse(json);
  if (!parsed.success) return badStatement(firstIssue(parsed.error));
  // A repeated key, an invalid byte or white space would be lost in reading: what is signed must be what was read.
  if (!Buffer.from(JSON.stringify(parsed.data), 'utf8').equals(payload)) {
    return badStatement('its bytes are not the ones certgate writes for what it says');
  }
  const contradiction = contradictionIn(parsed.data);
  if (contradiction === null) return { ok: true, statement: parsed.data };
  return {
    ok: false,
    code: 'inconsistent',
    reason: `The certificate contradicts itself: ${contradiction}. Do not trust it; have the commit certified again.`,
  };
}

const typeSchema = z.looseObject({ _type: z.string(), predicateType: z.string() });

/** `git+https://github.com/OWNER/REPO`, or of another server; `git+local` outside GitHub, where the commit is all there is to go by. */
function subjectName({ repository }: Subject): string {
  return repository === null ? 'git+local' : `git+${repository.server}/${repository.name}`;
}

/** What two places of a statement that was read by the schema say differently; `null` when all agree. */
function contradictionIn({ subject: [commit, file], predicate }: Statement): string | null {
  const { scorecard, predecessor } = predicate;
  if (commit.digest.gitCommit !== scorecard.subject.commit) return "its commit is not the scorecard's";
  if (commit.name !== subjectName(scorecard.subject)) return "its repository is not the scorecard's";
  if (scorecard.subject.modified) return 'the tree that was looked at held changes that are in no commit';
  if (file.digest.sha256 !== sha256(printReadDocument(scorecard)))
    return 'the digest of its scorecard is another';
  if (predicate.level !== scorecard.level) return "its level is not the scorecard's";
  if (predicate.issuedAt !== scorecard.issuedAt) return "its time of issue is not the scorecard's";
  if (!(Date.parse(predicate.issuedAt) < Date.parse(predicate.expiresAt)))
    return 'it expires before it is issued';
  if (predicate.run !== null && !isIssuingEvent(predicate.run.event)) {
    return `it was issued by a run on \`${predicate.run.event}\`, and such runs issue none`;
  }
  if (predicate.certificateId !== certificateIdOf(scorecard.subject, predicate.issuedAt, predicate.run)) {
    return 'its id does not follow from its repository, commit and run';
  }
  if (scorecard.history[0]?.certificateId !== predecessor?.certificateId)
    return 'its history does not begin at its predecessor';
  return null;
}

function badStatement(found: string): ReadStatement {
  return {
    ok: false,
    code: 'bad-statement',
    reason: `The certificate holds no statement that can be read: ${found}. Read it with the certgate that issued it, or have the commit certified again.`,
  };
}

function wrongType(what: string, found: string, expected: string): ReadStatement {
  const quoted = JSON.stringify(found.slice(0, 200));
  return {
    ok: false,
    code: 'wrong-type',
    reason: `The file is ${what} ${quoted}, not \`${expected}\`. Give a certificate that certgate issued.`,
  };
}
