import { expect, it } from 'vitest';
import readme from '../../../../src/checks/readiness/documentation/readme.ts';
import type { DocumentFacts } from '../../../../src/model/facts.ts';
import type { Profile } from '../../../../src/model/profile.ts';
import { environmentWith, readOf } from '../../../support/environment.ts';
import { documentWith, manifestWith, sectionWith } from '../../../support/evidence.ts';

const path = 'README.md';
const code = { language: 'sh', line: 3, problem: null, installs: false };
const naming = (...names: readonly string[]) => ({ variables: names.map((name) => ({ name, line: 1 })) });
const titled = (...titles: readonly string[]) => titles.map((title) => sectionWith(title));
const whole = documentWith({ sections: titled('Widget', 'Installation', 'Usage'), codeBlocks: [code] });

const judge = (
  document: Partial<DocumentFacts> | null,
  { id = 'library', isOpen = false }: { id?: Profile; isOpen?: boolean } = {},
) =>
  readme.run({
    readme: { path, document: document === null ? null : { ...whole, ...document } },
    manifests: [manifestWith({ isPrivate: !isOpen })],
    environment: environmentWith({ reads: ['LOG_LEVEL', 'PORT', 'TOKEN'].map((name) => readOf(name)) }),
    profile: { id, reason: 'The test says so.' },
  });
const judged = (ratio: number, ...messages: readonly string[]) => ({
  kind: 'judged',
  ratio: expect.closeTo(ratio, 12),
  findings: messages.map((message) => ({ path, message })),
});

const [little, noInstall, noUse, noCode, noSettings, noLicense] = [
  'It says too little of what this is: 300 characters of prose are a short start.',
  'No heading tells how to install it or set it up.',
  'No heading tells how to use or run it.',
  'It has no code block: give the reader something to copy.',
  'No heading tells how to configure it.',
  'It does not name the licence.',
];

it('none at all', () => {
  const profile = { id: 'library', reason: '' } as const;
  expect(readme.run({ readme: null, manifests: [], environment: environmentWith(), profile })).toEqual({
    kind: 'judged',
    ratio: 0,
    findings: [{ message: 'There is no README. Say what this is and how to begin.' }],
  });
});

it('one that can’t be read is as good as none', () => {
  expect(judge(null)).toEqual(
    judged(0, 'It can’t be read as Markdown: it is too large or too deeply nested.'),
  );
});

it.each<[string, Partial<DocumentFacts>, object, object]>([
  ['all four, with just enough prose', { proseCharacters: 300 }, {}, judged(1)],
  ['one character too few', { proseCharacters: 299 }, {}, judged(3 / 4, little)],
  ['no way to have it', { sections: titled('Widget', 'Usage') }, {}, judged(3 / 4, noInstall)],
  [
    'a command that installs it',
    { sections: titled('Widget', 'Usage'), codeBlocks: [{ ...code, installs: true }] },
    {},
    judged(1),
  ],
  ['no use', { sections: titled('Widget', 'Installation') }, {}, judged(3 / 4, noUse)],
  ['nothing to copy', { codeBlocks: [] }, {}, judged(3 / 4, noCode)],
  [
    'empty',
    { proseCharacters: 0, sections: [], codeBlocks: [] },
    {},
    judged(0, little, noInstall, noUse, noCode),
  ],
  ['a service without settings', {}, { id: 'service' }, judged(4 / 5, noSettings)],
  [
    'a service with a table of them',
    { sections: [...whole.sections, sectionWith('More', { tableRows: 2 })] },
    { id: 'service' },
    judged(1),
  ],
  ['a service with variables that it reads', naming('LOG_LEVEL', 'PORT'), { id: 'service' }, judged(1)],
  ['a service with one', naming('PORT'), { id: 'service' }, judged(4 / 5, noSettings)],
  [
    'names of something else',
    naming('MAX_SIZE', 'MIN_SIZE', 'PORT'),
    { id: 'service' },
    judged(4 / 5, noSettings),
  ],
  [
    'a command line with options',
    { sections: [...whole.sections, sectionWith('Options')] },
    { id: 'cli' },
    judged(1),
  ],
  ['a licence that it does not name', {}, { isOpen: true }, judged(4 / 5, noLicense)],
  ['a licence in words', { namesLicense: true }, { isOpen: true }, judged(1)],
  [
    'a heading for the licence',
    { sections: [...whole.sections, sectionWith('License')] },
    { isOpen: true },
    judged(1),
  ],
  [
    'a document that tells of them',
    { links: [{ target: 'docs/configuration.md', line: 9 }] },
    { id: 'cli' },
    judged(1),
  ],
  ['a link to the licence', { links: [{ target: './LICENSE', line: 9 }] }, { isOpen: true }, judged(1)],
])('%s', (_, document, about, outcome) => {
  expect(judge(document, about)).toEqual(outcome);
});
