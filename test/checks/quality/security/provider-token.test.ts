import { expect, it } from 'vitest';
import check from '../../../../src/checks/quality/security/provider-token.ts';
import { secretWith } from '../../../support/check-evidence.ts';

it('makes a real token critical, and says where', () => {
  const outcome = check.run({ secrets: [secretWith(), secretWith({ kind: 'private-key' })] });
  expect(outcome).toMatchObject({
    ratio: 0.25,
    findings: [
      {
        path: 'src/client.ts',
        line: 3,
        severity: 'critical',
        classification: 'real',
        reason: 'valid-checksum',
      },
    ],
  });
  expect(outcome).toHaveProperty('findings.length', 1);
});

it('tells two tokens apart by what stands around them, and never by their lines', () => {
  const subjects = [3, 9].map((line) => {
    const secret = secretWith();
    const outcome = check.run({ secrets: [{ ...secret, candidate: { ...secret.candidate, line } }] });
    return outcome.kind === 'judged' ? outcome.findings[0]?.subject : undefined;
  });
  expect(subjects).toEqual(['github-token const token = …', 'github-token const token = …']);
});

it('weighs a token to be reviewed as low', () => {
  const outcome = check.run({
    secrets: [secretWith({ classification: 'to-review', reason: 'test-fixture' })],
  });
  expect(outcome).toMatchObject({
    ratio: 0.98,
    findings: [{ severity: 'low', classification: 'to-review' }],
  });
});
