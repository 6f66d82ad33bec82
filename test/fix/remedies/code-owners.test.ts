import { expect, it } from 'vitest';
import codeOwnersRemedy from '../../../src/fix/remedies/code-owners.ts';
import type { Authors } from '../../../src/model/remedy.ts';

const make = (
  authors: Authors | null,
  codeOwners: Parameters<typeof codeOwnersRemedy.make>[0]['codeOwners'] = null,
) => codeOwnersRemedy.make({ codeOwners }, { texts: new Map(), authors });

it('names who committed most, where it is somebody else than for all', () => {
  const authors = new Map([
    ['', ['a@x.org']],
    ['src', ['a@x.org', 'b@x.org']],
    ['my docs', ['b@x.org']],
  ]);
  expect(make(authors)).toEqual({
    kind: 'file',
    path: '.github/CODEOWNERS',
    text: expect.stringMatching(/^# .+\n\* a@x\.org\n\/my\\ docs\/ b@x\.org\n$/),
  });
});

it.each([null, new Map()])('needs the history', (authors) => {
  expect(make(authors)).toMatchObject({ kind: 'nothing', reason: expect.stringContaining('history') });
});

it('leaves one alone that has rules', () => {
  const rule = { pattern: '*', owners: ['octo'], line: 1, matches: 0, problem: 'No.' };
  expect(make(new Map([['', ['a@x.org']]]), { path: 'CODEOWNERS', rules: [rule] })).toEqual({
    kind: 'nothing',
    reason: '`CODEOWNERS` is there: mend the rows that are named.',
  });
});
