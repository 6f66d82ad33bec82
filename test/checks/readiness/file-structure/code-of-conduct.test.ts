import { expect, it } from 'vitest';
import codeOfConduct from '../../../../src/checks/readiness/file-structure/code-of-conduct.ts';
import type { Evidence, SourceFile } from '../../../../src/model/evidence.ts';
import { shown } from '../../../support/code-facts.ts';
import {
  documentFileWith,
  documentWith,
  factsWith,
  fileWith,
  manifestWith,
  sectionWith,
} from '../../../support/evidence.ts';

const run = (files: readonly SourceFile[], evidence: Partial<Evidence> = {}) =>
  shown(codeOfConduct.run({ files, manifests: [manifestWith()], ...evidence }));
const conduct = (proseCharacters: number) =>
  fileWith('CODE_OF_CONDUCT.md', {
    kind: 'document',
    facts: factsWith({ document: documentWith({ proseCharacters, sections: [] }) }),
  });
const linking = fileWith('README.md', {
  kind: 'document',
  facts: factsWith({ document: documentWith({ links: [{ target: 'docs/code-of-conduct', line: 2 }] }) }),
});

it.each<[string, readonly SourceFile[], readonly (string | number)[]]>([
  ['none', [], [0, ': There is no `CODE_OF_CONDUCT.md`, and no document names one.']],
  ['one', [conduct(200)], [1]],
  ['a short one', [conduct(20)], [0.5, 'CODE_OF_CONDUCT.md: It says little: 20 characters of prose.']],
  ['an empty one', [conduct(0)], [0, 'CODE_OF_CONDUCT.md: It says little: 0 characters of prose.']],
  ['a section', [documentFileWith('README.md', sectionWith('Code of Conduct', { characters: 10 }))], [1]],
  ['a link', [linking], [1]],
])('%s', (_, files, expected) => {
  expect(run(files)).toEqual(expected);
});

it('asks only what is open to the public', () => {
  const closed = ['The package is private, and so are those who work on it.'];
  expect(run([], { manifests: [manifestWith({ isPrivate: true })] })).toEqual(closed);
  expect(run([], { manifests: [] })[0]).toBe(0);
});
