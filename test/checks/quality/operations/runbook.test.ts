import { expect, it } from 'vitest';
import runbook from '../../../../src/checks/quality/operations/runbook.ts';
import type { SourceFile } from '../../../../src/model/evidence.ts';
import type { DocumentSection } from '../../../../src/model/facts.ts';
import type { Profile } from '../../../../src/model/profile.ts';
import { documentFileWith, sectionWith } from '../../../support/evidence.ts';

const about = (section: Partial<DocumentSection>, path = 'docs/operations.md') =>
  documentFileWith(path, sectionWith('Runbook', section));

const passed = { kind: 'judged', ratio: 1, findings: [] };
const described = 'No document tells how to operate the service.';
const stated = 'No steps to follow and no commands to copy.';
const nothing = { kind: 'judged', ratio: 0, findings: [{ message: described }, { message: stated }] };

it.each<[string, Profile, readonly SourceFile[], object]>([
  ['all of it', 'service', [about({ characters: 200, listItems: 3 })], passed],
  ['nothing', 'service', [], nothing],
  [
    'another subject',
    'service',
    [documentFileWith('docs/a.md', sectionWith('Installation', { characters: 200, listItems: 3 }))],
    nothing,
  ],
  ['only in the change log', 'service', [about({ characters: 200, listItems: 3 }, 'CHANGELOG.md')], nothing],
  [
    'a heading with little behind it',
    'service',
    [about({ characters: 5 })],
    {
      kind: 'judged',
      ratio: 0,
      findings: [
        { path: 'docs/operations.md', message: described },
        { path: 'docs/operations.md', message: stated },
      ],
    },
  ],
  [
    'words without what makes them useful',
    'service',
    [about({ characters: 200, listItems: 2 })],
    { kind: 'judged', ratio: 0.5, findings: [{ path: 'docs/operations.md', message: stated }] },
  ],
  [
    'below a heading of its own',
    'service',
    [
      documentFileWith(
        'docs/a.md',
        sectionWith('Runbook', { characters: 0 }),
        sectionWith('More', { depth: 2, ...{ characters: 200, listItems: 3 } }),
      ),
    ],
    passed,
  ],
  ['a page in a browser', 'web-app', [about({ characters: 200, listItems: 3 })], passed],
  [
    'a library',
    'library',
    [],
    {
      kind: 'notApplicable',
      reason: 'A library runs within other programs, and those are operated by others.',
    },
  ],
])('%s', (_, id, files, outcome) => {
  expect(runbook.run({ files, profile: { id, reason: 'The test says so.' } })).toEqual(outcome);
});
