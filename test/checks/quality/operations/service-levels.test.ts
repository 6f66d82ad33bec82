import { expect, it } from 'vitest';
import serviceLevels from '../../../../src/checks/quality/operations/service-levels.ts';
import type { SourceFile } from '../../../../src/model/evidence.ts';
import type { DocumentSection } from '../../../../src/model/facts.ts';
import type { Profile } from '../../../../src/model/profile.ts';
import { documentFileWith, sectionWith } from '../../../support/evidence.ts';

const about = (section: Partial<DocumentSection>, path = 'docs/operations.md') =>
  documentFileWith(path, sectionWith('Service levels', section));

const passed = { kind: 'judged', ratio: 1, findings: [] };
const described = 'No document states service levels.';
const stated = 'No service level has a number.';
const nothing = { kind: 'judged', ratio: 0, findings: [{ message: described }, { message: stated }] };

it.each<[string, Profile, readonly SourceFile[], object]>([
  ['all of it', 'service', [about({ characters: 100, quantities: 1 })], passed],
  ['nothing', 'service', [], nothing],
  [
    'another subject',
    'service',
    [documentFileWith('docs/a.md', sectionWith('Installation', { characters: 100, quantities: 1 }))],
    nothing,
  ],
  ['only in the change log', 'service', [about({ characters: 100, quantities: 1 }, 'CHANGELOG.md')], nothing],
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
    [about({ characters: 100 })],
    { kind: 'judged', ratio: 0.5, findings: [{ path: 'docs/operations.md', message: stated }] },
  ],
  [
    'below a heading of its own',
    'service',
    [
      documentFileWith(
        'docs/a.md',
        sectionWith('Service levels', { characters: 0 }),
        sectionWith('More', { depth: 2, ...{ characters: 100, quantities: 1 } }),
      ),
    ],
    passed,
  ],
  ['a page in a browser', 'web-app', [about({ characters: 100, quantities: 1 })], passed],
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
  expect(serviceLevels.run({ files, profile: { id, reason: 'The test says so.' } })).toEqual(outcome);
});
