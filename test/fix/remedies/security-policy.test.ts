import { expect, it } from 'vitest';
import securityPolicyCheck from '../../../src/fix/remedies/security-policy.ts';
import { documentWith, factsWith, fileWith, manifestWith } from '../../support/evidence.ts';

const context = { texts: new Map<string, string>(), authors: null };
const policy = (proseCharacters: number) =>
  fileWith('.github/SECURITY.md', {
    kind: 'document',
    facts: factsWith({ document: documentWith({ proseCharacters }) }),
  });

it('names the major version', () => {
  const made = securityPolicyCheck.make(
    { files: [], manifests: [manifestWith({ version: '3.1.0' })] },
    context,
  );
  expect(made).toEqual({
    kind: 'file',
    path: 'SECURITY.md',
    text: expect.stringContaining('Security fixes are made for version 3.x.'),
  });
});

it('does without a version', () => {
  expect(securityPolicyCheck.make({ files: [], manifests: [] }, context)).toMatchObject({
    text: expect.stringContaining('Security fixes are made for the newest release.'),
  });
});

it('replaces a stub where it stands', () => {
  expect(securityPolicyCheck.make({ files: [policy(20)], manifests: [] }, context)).toMatchObject({
    kind: 'file',
    path: '.github/SECURITY.md',
  });
});

it('leaves a real one alone', () => {
  expect(securityPolicyCheck.make({ files: [policy(400)], manifests: [] }, context)).toEqual({
    kind: 'nothing',
    reason: '`.github/SECURITY.md` is there.',
  });
});
