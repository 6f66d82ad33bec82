import { expect, it } from 'vitest';
import onCall from '../../../../src/checks/quality/operations/on-call.ts';
import type { Evidence } from '../../../../src/model/evidence.ts';
import { documentFileWith, sectionWith } from '../../../support/evidence.ts';

const owned = (pattern: string, owners = ['@octo/team'], problem: string | null = null) => ({
  path: '.github/CODEOWNERS',
  rules: [{ pattern, owners, line: 1, matches: 3, problem }],
});
const passed = { kind: 'judged', ratio: 1, findings: [] };
const failed = {
  kind: 'judged',
  ratio: 0,
  findings: [{ message: 'No document names who is called, and `CODEOWNERS` has no owner for all files.' }],
};

it.each<[string, Partial<Evidence>, object]>([
  ['a document', { files: [documentFileWith('docs/a.md', sectionWith('On-call'))] }, passed],
  ['an owner of all files', { codeOwners: owned('*') }, passed],
  ['an owner of some files', { codeOwners: owned('/docs/') }, failed],
  ['a rule without an owner', { codeOwners: owned('*', []) }, failed],
  ['a rule that GitHub skips', { codeOwners: owned('*', ['team'], 'No.') }, failed],
  ['nothing', {}, failed],
  [
    'a heading alone',
    { files: [documentFileWith('docs/a.md', sectionWith('On-call', { characters: 3 }))] },
    failed,
  ],
  [
    'a library',
    { profile: { id: 'library', reason: '' } },
    {
      kind: 'notApplicable',
      reason: 'A library runs within other programs, and those are operated by others.',
    },
  ],
])('%s', (_, given, outcome) => {
  const profile = { id: 'service', reason: 'The test says so.' } as const;
  expect(onCall.run({ files: [], codeOwners: null, profile, ...given })).toEqual(outcome);
});
