import { describe, expect, it } from 'vitest';
import providerToken from '../../../../src/checks/quality/security/provider-token.ts';
import type { TriagedSecret } from '../../../../src/model/evidence.ts';
import { secretWith } from './credentials.ts';

const real = secretWith('github-token', 'real');
const toReview = secretWith('github-token', 'to-review');
const falsePositive = secretWith('github-token', 'false-positive');

describe('tokens of providers', () => {
  it.each<[string, readonly TriagedSecret[], number]>([
    ['none', [], 1],
    ['a real one takes three quarters', [real], 0.25],
    ['two take three quarters, twice', [real, real], 0.0625],
    ['one to be reviewed takes a fiftieth', [toReview], 0.98],
    ['both take both', [real, toReview], 0.25 * 0.98],
    ['a false positive takes nothing', [falsePositive], 1],
    ['a private key is another check’s', [secretWith('private-key', 'real')], 1],
  ])('%s', (_, secrets, ratio) => {
    expect(providerToken.run({ secrets })).toMatchObject({ kind: 'judged', ratio });
  });

  it.each([
    ['a real one is critical, and costs as much as forty others', real, 'critical', 40],
    ['one to be reviewed is low', toReview, 'low', 1],
    ['a false positive is listed', falsePositive, 'low', 1],
  ] as const)('%s', (_, secret, severity, share) => {
    expect(providerToken.run({ secrets: [secret] })).toMatchObject({
      findings: [
        {
          path: 'config.ts',
          line: 3,
          message:
            secret === falsePositive
              ? 'It looks like this, and is not: a credential of the kind `github-token` (40 characters).'
              : 'A credential of the kind `github-token` (40 characters) stands in the file. Revoke it where it was issued, then take it out.',
          subject: 'github-token key = …',
          severity,
          share,
          classification: secret.classification,
          reason: 'a-reason',
        },
      ],
    });
  });
});
