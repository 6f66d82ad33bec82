import { expect, it } from 'vitest';
import readme from '../../../../src/checks/readiness/documentation/readme.ts';
import type { ReadmeFile } from '../../../../src/model/evidence.ts';

const readmeWith = (overrides: Partial<ReadmeFile> = {}): ReadmeFile => ({
  path: 'README.md',
  proseCharacters: 300,
  headings: ['Widget', 'Usage'],
  codeBlocks: 1,
  ...overrides,
});

const prose = (count: number) => ({
  path: 'README.md',
  message: `It has ${count} characters of prose; 300 are a short start.`,
  subject: 'It has  characters of prose;  are a short start.',
});
const heading = {
  path: 'README.md',
  message: 'No heading tells how to install, use or run it.',
  subject: 'No heading tells how to install, use or run it.',
};
const code = {
  path: 'README.md',
  message: 'It has no code block: give the reader something to copy.',
  subject: 'It has no code block: give the reader something to copy.',
};

it.each<[string, ReadmeFile | null, number, readonly object[]]>([
  ['none at all', null, 0, [{ message: 'There is no README. Say what this is and how to begin.' }]],
  ['all three, with just enough prose', readmeWith(), 1, []],
  ['one character too few', readmeWith({ proseCharacters: 299 }), 2 / 3, [prose(299)]],
  ['no heading of a beginning', readmeWith({ headings: ['Widget', 'License'] }), 2 / 3, [heading]],
  ['no headings', readmeWith({ headings: [] }), 2 / 3, [heading]],
  ['nothing to copy', readmeWith({ codeBlocks: 0 }), 2 / 3, [code]],
  ['two of three lacking', readmeWith({ headings: [], codeBlocks: 0 }), 1 / 3, [heading, code]],
  ['empty', readmeWith({ proseCharacters: 0, headings: [], codeBlocks: 0 }), 0, [prose(0), heading, code]],
])('%s', (_, file, ratio, findings) => {
  const outcome = readme.run({ readme: file });
  expect(outcome).toEqual({ kind: 'judged', ratio: expect.closeTo(ratio, 12), findings });
});

it.each([
  ...[
    'Installation',
    'Usage',
    'Quick start',
    'Quickstart',
    'Getting Started',
    'How to run it',
    'Examples',
    'API',
  ],
  ...['Setup', 'Development'],
])('“%s” is a beginning', (title) => {
  expect(readme.run({ readme: readmeWith({ headings: [title] }) })).toMatchObject({ ratio: 1 });
});

it.each(['License', 'Contributing', 'Changelog', 'Reinstalling'])('“%s” is none', (title) => {
  expect(readme.run({ readme: readmeWith({ headings: [title] }) })).not.toMatchObject({ ratio: 1 });
});
