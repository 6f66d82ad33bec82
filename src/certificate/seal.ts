import type { Certificate, CertificatePredicate, IssuingRun } from '../model/certificate.ts';
import { dayMilliseconds } from '../model/day.ts';
import type { ScorecardDocument } from '../model/document.ts';
import { longestBundle, printBundle } from './bundle.ts';
import { documentSchema } from './document-schema.ts';
import { enclose } from './envelope.ts';
import { firstIssue } from './first-issue.ts';
import { isIssuingEvent, issuingEvents } from './issuing-events.ts';
import { type Key, readPrivateKey } from './keys.ts';
import { certificateIdOf, printStatement } from './statement.ts';

/** What is to be sealed. */
export interface ToSeal {
  readonly document: ScorecardDocument;
  /** The run that issues it; `null` in a terminal. */
  readonly certificateRun: IssuingRun | null;
  /** Whole days, 1 to 3650. */
  readonly validForDays: number;
  /** The certificate before this one, verified; `null` for the first. */
  readonly predecessor: Certificate | null;
  /** PEM, PKCS 8, ed25519; `null`: the certificate is not signed, and says so. */
  readonly signingKey: string | null;
}

export type Sealed =
  | {
      readonly ok: true;
      /** The file: a Sigstore bundle v0.3. */
      readonly bundle: string;
      readonly predicate: CertificatePredicate;
      /** Hex SHA-256 of the signer's DER SPKI; `null` when it is not signed, or keyless. */
      readonly keyId: string | null;
    }
  | { readonly ok: false; readonly reason: string };

/** What is to be signed of a certificate: the payload of its envelope, and what that says. */
export type Drafted =
  | { readonly ok: true; readonly payload: string; readonly predicate: CertificatePredicate }
  | { readonly ok: false; readonly reason: string };

/** Makes the certificate of a document, or says in a sentence why this document gets none. */
export function seal({ signingKey, ...toDraft }: ToSeal): Sealed {
  const drafted = draft(toDraft);
  if (!drafted.ok) return drafted;
  let key: Key | null = null;
  if (signingKey !== null) {
    const read = readPrivateKey(signingKey);
    if (!read.ok) return read;
    key = read;
  }
  const { payload, predicate } = drafted;
  return sealedIn(printBundle(enclose(payload, key)), predicate, key?.keyId ?? null);
}

/** A bundle that will be read back, or the sentence why it would not. */
export function sealedIn(bundle: string, predicate: CertificatePredicate, keyId: string | null): Sealed {
  if (bundle.length <= longestBundle) return { ok: true, bundle, predicate, keyId };
  return {
    ok: false,
    reason: `The certificate would be ${bundle.length} characters long, more than the ${longestBundle} that are ever read back: mend or waive findings, or look at fewer files.`,
  };
}

/** The certificate of a document before anybody signs it. */
export function draft({
  document,
  certificateRun,
  validForDays,
  predecessor,
}: Omit<ToSeal, 'signingKey'>): Drafted {
  const reason = whyNone(document, certificateRun, validForDays);
  if (reason !== null) return { ok: false, reason };
  const predicate: CertificatePredicate = {
    certificateId: certificateIdOf(document.subject, document.issuedAt, certificateRun),
    level: document.level,
    issuedAt: document.issuedAt,
    expiresAt: daysAfter(document.issuedAt, validForDays),
    run: certificateRun,
    predecessor:
      predecessor === null
        ? null
        : { certificateId: predecessor.predicate.certificateId, sha256: predecessor.digest },
    scorecard: document,
  };
  const statement = printStatement(predicate);
  return statement.ok ? { ok: true, payload: statement.payload, predicate } : statement;
}

function whyNone(document: ScorecardDocument, run: IssuingRun | null, days: number): string | null {
  const parsed = documentSchema.safeParse(document);
  if (!parsed.success) return `The scorecard does not fit a certificate: ${firstIssue(parsed.error)}.`;
  if (document.origin !== 'measured')
    return 'Its numbers are the word of another run: what is certified is measured by the run that certifies.';
  if (document.subject.commit === null)
    return 'There is no commit yet, so there is nothing to certify: commit first.';
  if (document.subject.modified) {
    return 'The tree holds changes that are in no commit, so it is not what a certificate would speak of: commit or undo them first.';
  }
  if (run !== null && !isIssuingEvent(run.event)) {
    return `A run on \`${run.event}\` issues no certificates: let a run on ${issuingEvents.join(', ')} do it.`;
  }
  if (!Number.isInteger(days) || days < 1 || days > longestValidityDays) {
    return `A certificate is valid for whole days, 1 to ${longestValidityDays}, not ${days}: change \`certificate.valid-for\`.`;
  }
  return null;
}

/** Ten years: far beyond what anyone should choose, and near enough that adding it to a time gives a time. */
const longestValidityDays = 3650;

function daysAfter(time: string, days: number): string {
  return new Date(Date.parse(time) + days * dayMilliseconds).toISOString();
}
