import type { IssuingRun } from '../model/certificate.ts';
import type { ScorecardDocument } from '../model/document.ts';
import { sha256 } from '../model/fingerprint.ts';
import type { Ruling } from '../model/verdict.ts';
import { enclose } from './envelope.ts';
import { type Key, readPrivateKey } from './keys.ts';
import { statementType, subjectsOf } from './statement.ts';

/** What the gate ruled, in terms that tools know which know nothing of certgate (in-toto attestation, spec/predicates/test-result.md). */
const testResultType = 'https://in-toto.io/attestation/test-result/v0.1';

export interface Tested {
  readonly document: ScorecardDocument;
  /** The settings that were judged by, as they would be written. */
  readonly settings: Readonly<Record<string, unknown>>;
  readonly run: IssuingRun | null;
}

/**
 * A Statement about the same subjects as the certificate: each ruling of the gate is a test. A check that lost points is none,
 * since only the gate says which losses matter. It has no expiry, and is never a baseline.
 */
export function testResultOf({ document, settings, run }: Tested): string {
  const { repository } = document.subject;
  const content = JSON.stringify(settings);
  const namesOf = (status: Ruling['status']) =>
    document.rulings
      .filter((ruling) => ruling.status === status)
      .map(({ rule, target }) => `${rule}:${target}`);
  const failedTests = namesOf('fail');
  const warnedTests = namesOf('warn');
  return JSON.stringify({
    _type: statementType,
    subject: subjectsOf(document),
    predicateType: testResultType,
    predicate: {
      result: document.gate === 'closed' ? 'FAILED' : warnedTests.length > 0 ? 'WARNED' : 'PASSED',
      // Whole, so that it can be seen wherever it came from: a file, another one, the defaults.
      configuration: [
        {
          name: 'certgate.json',
          digest: { sha256: sha256(content) },
          content: Buffer.from(content, 'utf8').toString('base64'),
          mediaType: 'application/json',
        },
      ],
      ...(run === null || repository === null
        ? {}
        : { url: `${repository.server}/${repository.name}/actions/runs/${run.id}/attempts/${run.attempt}` }),
      passedTests: namesOf('pass'),
      warnedTests,
      failedTests,
    },
  });
}

/** The file of a test result: a DSSE envelope, signed with the certificate's key, or with no signature at all. */
export function printTestResult(payload: string, signingKey: string | null): string | null {
  let key: Key | null = null;
  if (signingKey !== null) {
    const read = readPrivateKey(signingKey);
    if (!read.ok) return null;
    key = read;
  }
  return `${JSON.stringify(enclose(payload, key), null, 2)}\n`;
}
