import { expect, it } from 'vitest';
import credentialInHistory from '../../../../src/checks/quality/security/credential-in-history.ts';
import { secretWith } from './credentials.ts';

const commit = '0123456789abcdef0123456789abcdef01234567';
const found = (...given: Parameters<typeof secretWith>) => ({ ...secretWith(...given), commit });

it.each<[string, readonly ReturnType<typeof found>[], number, number]>([
  ['none', [], 1, 0],
  ['a real one', [found('github-token', 'real')], 0.25, 1],
  ['one to be reviewed', [found('password', 'to-review')], 0.99, 1],
  ['a look-alike is not even told', [found('secret', 'false-positive')], 1, 0],
])('%s', (_, triagedHistory, ratio, findings) => {
  const outcome = credentialInHistory.run({ triagedHistory });
  expect(outcome).toMatchObject({ kind: 'judged', ratio });
  expect(outcome.kind === 'judged' && outcome.findings.length).toBe(findings);
});

it('tells the commit, and no line', () => {
  const outcome = credentialInHistory.run({ triagedHistory: [found('github-token', 'real')] });
  const [finding] = outcome.kind === 'judged' ? outcome.findings : [];
  expect(finding).toMatchObject({
    severity: 'critical',
    message: expect.stringContaining('commit `0123456789ab`'),
  });
  expect(finding?.line).toBeUndefined();
});

it('is not asked where nobody asks', () => {
  expect(credentialInHistory.run({ triagedHistory: null }).kind).toBe('notApplicable');
  expect(credentialInHistory.weighs).toBe(false);
});
