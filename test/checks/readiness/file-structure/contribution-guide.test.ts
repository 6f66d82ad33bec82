import { expect, it } from 'vitest';
import contributionGuide from '../../../../src/checks/readiness/file-structure/contribution-guide.ts';
import type { SourceFile } from '../../../../src/model/evidence.ts';
import type { DocumentFacts } from '../../../../src/model/facts.ts';
import { shown } from '../../../support/code-facts.ts';
import {
  documentFileWith,
  documentWith,
  factsWith,
  fileWith,
  sectionWith,
} from '../../../support/evidence.ts';

const guide = (path: string, overrides: Partial<DocumentFacts>): SourceFile =>
  fileWith(path, {
    kind: 'document',
    facts: factsWith({ document: documentWith({ sections: [], ...overrides }) }),
  });
const block = { language: 'sh', line: 3, problem: null, installs: true };
const readme = (title: string, characters: number, codeBlocks = 0) =>
  documentFileWith('README.md', sectionWith(title, { characters, codeBlocks }));

it.each<[string, readonly SourceFile[], readonly (string | number)[]]>([
  ['none', [fileWith('a.ts')], [0, ': There is no `CONTRIBUTING.md`, and no document has a section on it.']],
  ['a guide', [guide('CONTRIBUTING.md', { proseCharacters: 200 })], [1]],
  ['a guide of GitHub’s folder', [guide('.github/contributing.md', { proseCharacters: 300 })], [1]],
  ['commands to copy', [guide('docs/CONTRIBUTING', { proseCharacters: 20, codeBlocks: [block] })], [1]],
  [
    'a short one',
    [guide('CONTRIBUTING.md', { proseCharacters: 20 })],
    [0.5, 'CONTRIBUTING.md: It says little: 20 characters of prose, and nothing to copy.'],
  ],
  [
    'an empty one',
    [guide('CONTRIBUTING.md', { proseCharacters: 0 })],
    [0, 'CONTRIBUTING.md: It says little: 0 characters of prose, and nothing to copy.'],
  ],
  [
    'one that can’t be read',
    [fileWith('CONTRIBUTING.md', { kind: 'document' })],
    [0, 'CONTRIBUTING.md: It says little: 0 characters of prose, and nothing to copy.'],
  ],
  ['a section', [readme('Contributing', 100)], [1]],
  ['a section with a command', [readme('Local development', 5, 1)], [1]],
  [
    'a section of a word',
    [readme('Contributing', 5)],
    [0, ': There is no `CONTRIBUTING.md`, and no document has a section on it.'],
  ],
  [
    'somewhere deep',
    [guide('a/b/CONTRIBUTING.md', { proseCharacters: 900 })],
    [0, ': There is no `CONTRIBUTING.md`, and no document has a section on it.'],
  ],
])('%s', (_, files, expected) => {
  expect(shown(contributionGuide.run({ files }))).toEqual(expected);
});
