import { expect, it } from 'vitest';
import securityPolicy from '../../../../src/checks/readiness/security-posture/security-policy.ts';
import type { SourceFile } from '../../../../src/model/evidence.ts';
import type { DocumentSection } from '../../../../src/model/facts.ts';
import { documentWith, factsWith, fileWith, sectionWith } from '../../../support/evidence.ts';

const policy = (path: string, ...sections: readonly DocumentSection[]): SourceFile => {
  const proseCharacters = sections.reduce((sum, { characters }) => sum + characters, 0);
  const document = documentWith({ sections, proseCharacters });
  return fileWith(path, { kind: 'document', facts: factsWith({ document }) });
};
const text = (path: string, bytes: number) =>
  fileWith(path, { kind: 'document', facts: factsWith({ bytes }) });
const good = policy('SECURITY.md', sectionWith('Reporting a vulnerability'));

const passes = { kind: 'judged', ratio: 1, findings: [] };
const headless = {
  path: 'SECURITY.md',
  message: 'No heading with anything under it tells of reporting a vulnerability. Add one.',
  subject: 'heading',
};
const short = (path: string, prose: number) => ({
  path,
  message: `It has ${prose} characters of prose, too few to say how to report a vulnerability. Say where, and what happens then.`,
  subject: 'short',
});

it.each<[string, readonly SourceFile[], object]>([
  ['one that says how to report', [good], passes],
  ['one in .github', [policy('.github/SECURITY.md', sectionWith('Supported versions and reports'))], passes],
  ['one without any heading', [policy('docs/security.md', sectionWith('', { depth: 0 }))], passes],
  ['a text that is not Markdown', [text('SECURITY.txt', 300)], passes],
  [
    'none',
    [fileWith('src/security.ts'), policy('guide/SECURITY.md', sectionWith('Report'))],
    {
      kind: 'judged',
      ratio: 0,
      findings: [
        {
          message: 'There is no `SECURITY.md`. Say in one how to report a vulnerability.',
          subject: 'missing',
        },
      ],
    },
  ],
  [
    'a stub under the right heading',
    [policy('SECURITY.md', sectionWith('Security policy', { characters: 4 }))],
    { kind: 'judged', ratio: 0.5, findings: [short('SECURITY.md', 4)] },
  ],
  [
    'prose about something else',
    [policy('SECURITY.md', sectionWith('Install'), sectionWith('Reporting', { characters: 0 }))],
    { kind: 'judged', ratio: 0.5, findings: [headless] },
  ],
  [
    'a stub about something else',
    [policy('SECURITY.md', sectionWith('Install', { characters: 9 }))],
    { kind: 'judged', ratio: 0, findings: [short('SECURITY.md', 9), headless] },
  ],
  [
    'an empty one',
    [policy('SECURITY.md')],
    {
      kind: 'judged',
      ratio: 0,
      findings: [
        { path: 'SECURITY.md', message: 'It is empty. Say how to report a vulnerability.', subject: 'empty' },
      ],
    },
  ],
  [
    'a short text that is not Markdown',
    [text('SECURITY', 20)],
    { kind: 'judged', ratio: 0.5, findings: [short('SECURITY', 20)] },
  ],
  [
    'one that can’t be parsed',
    [text('SECURITY.md', 9e6)],
    {
      kind: 'judged',
      ratio: 0,
      findings: [
        {
          path: 'SECURITY.md',
          message: "It can't be read as a document: It is too large or too deep to be parsed.",
          subject: 'unreadable',
        },
      ],
    },
  ],
  [
    'a link that can’t be followed',
    [fileWith('SECURITY.md', { kind: 'unread', facts: factsWith({ unread: 'It is a link.' }) })],
    {
      kind: 'judged',
      ratio: 0,
      findings: [
        {
          path: 'SECURITY.md',
          message: "It can't be read as a document: It is a link.",
          subject: 'unreadable',
        },
      ],
    },
  ],
  ['the best of several counts', [policy('.github/SECURITY.md'), good], passes],
  [
    'somebody else’s is none',
    [{ ...good, kind: 'vendored' }],
    { kind: 'judged', ratio: 0, findings: [expect.objectContaining({ subject: 'missing' })] },
  ],
])('%s', (_, files, outcome) => {
  expect(securityPolicy.run({ files })).toEqual(outcome);
});
