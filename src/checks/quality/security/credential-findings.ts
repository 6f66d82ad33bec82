import type { SourceFile, TriagedSecret } from '../../../model/evidence.ts';
import type { Finding } from '../../../model/finding.ts';
import { measured, type Outcome } from '../../../model/outcome.ts';

/** Each real one takes three quarters of what is left; each one to be reviewed takes a fiftieth. */
const keptByReal = 0.25;
const keptByReview = 0.98;

/** A real one costs its check as much as this many that are to be reviewed. */
const shareOfReal = 40;

const titles: Readonly<Record<string, string>> = {
  'private-key': 'A private key',
  password: 'A password',
  secret: 'A secret',
  'url-credential': 'A password in an address',
};

/** Told by its name or its place, and by no form that a provider documents. */
export function isNamed(kind: string): boolean {
  return kind === 'password' || kind === 'secret' || kind === 'url-credential';
}

/** Judges triaged credentials. False positives are listed and cost nothing; a text file that was not scanned is to be reviewed. */
export function judgeCredentials(secrets: readonly TriagedSecret[], files: readonly SourceFile[]): Outcome {
  const unscanned = files
    .filter(({ kind, facts }) => kind === 'unread' && facts.bytes > 0)
    .map(
      ({ path, facts }): Finding => ({
        path,
        message: `It was not scanned for credentials: ${facts.unread ?? ''}`,
        subject: 'not scanned',
        severity: 'low',
        classification: 'to-review',
        reason: 'not-scanned',
      }),
    );
  const findings = [...secrets.map(findingOf), ...unscanned];
  const count = (classification: string) =>
    findings.filter((finding) => finding.classification === classification).length;
  return measured(keptByReal ** count('real') * keptByReview ** count('to-review'), findings);
}

/** What a kind of credential is called, at the beginning of a sentence. */
export function titleOf(kind: string): string {
  return titles[kind] ?? `A credential of the kind \`${kind}\``;
}

function findingOf({ path, candidate, classification, reason }: TriagedSecret): Finding {
  const { kind, line, length, context } = candidate;
  const what = titleOf(kind);
  return {
    path,
    line,
    message:
      classification === 'false-positive'
        ? `It looks like this, and is not: ${what.charAt(0).toLowerCase()}${what.slice(1)} (${length} characters).`
        : `${what} (${length} characters) stands in the file. Revoke it where it was issued, then take it out.`,
    subject: `${kind} ${context}`,
    severity: classification === 'real' ? 'critical' : 'low',
    classification,
    reason,
    share: classification === 'real' ? shareOfReal : 1,
  };
}
