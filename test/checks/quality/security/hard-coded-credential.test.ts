import { expect, it } from 'vitest';
import hardCodedCredential from '../../../../src/checks/quality/security/hard-coded-credential.ts';
import type { TriagedSecret } from '../../../../src/model/evidence.ts';
import { secretWith } from './credentials.ts';

it.each<[string, readonly TriagedSecret[], number, number]>([
  ['none', [], 1, 0],
  ['a password', [secretWith('password', 'real')], 0.25, 1],
  ['a secret to be reviewed', [secretWith('secret', 'to-review')], 0.98, 1],
  ['a password in an address', [secretWith('url-credential', 'real')], 0.25, 1],
  ['a look-alike is listed, and takes nothing', [secretWith('secret', 'false-positive')], 1, 1],
  ['a token of a provider is another check’s', [secretWith('github-token', 'real')], 1, 0],
  ['a private key is another check’s', [secretWith('private-key', 'real')], 1, 0],
])('%s', (_, secrets, ratio, findings) => {
  const outcome = hardCodedCredential.run({ secrets });
  expect(outcome).toMatchObject({ kind: 'judged', ratio });
  expect(outcome.kind === 'judged' && outcome.findings.length).toBe(findings);
});
