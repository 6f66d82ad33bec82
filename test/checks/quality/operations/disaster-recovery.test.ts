import { expect, it } from 'vitest';
import disasterRecovery from '../../../../src/checks/quality/operations/disaster-recovery.ts';
import type { SourceFile } from '../../../../src/model/evidence.ts';
import type { DocumentSection } from '../../../../src/model/facts.ts';
import type { Profile } from '../../../../src/model/profile.ts';
import { documentFileWith, sectionWith } from '../../../support/evidence.ts';

const about = (section: Partial<DocumentSection>, path = 'docs/operations.md') =>
  documentFileWith(path, sectionWith('Disaster recovery', section));

const passed = { kind: 'judged', ratio: 1, findings: [] };
const described = 'No document tells how to recover from a disaster.';
const stated = 'No objectives are stated: how long recovery may take, and how much data may be lost.';
const nothing = { kind: 'judged', ratio: 0, findings: [{ message: described }, { message: stated }] };

it.each<[string, Profile, readonly SourceFile[], object]>([
  ['all of it', 'service', [about({ characters: 200, quantities: 2 })], passed],
  ['nothing', 'service', [], nothing],
  [
    'another subject',
    'service',
    [documentFileWith('docs/a.md', sectionWith('Installation', { characters: 200, quantities: 2 }))],
    nothing,
  ],
  ['only in the change log', 'service', [about({ characters: 200, quantities: 2 }, 'CHANGELOG.md')], nothing],
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
    [about({ characters: 200, quantities: 1 })],
    { kind: 'judged', ratio: 0.5, findings: [{ path: 'docs/operations.md', message: stated }] },
  ],
  [
    'below a heading of its own',
    'service',
    [
      documentFileWith(
        'docs/a.md',
        sectionWith('Disaster recovery', { characters: 0 }),
        sectionWith('More', { depth: 2, ...{ characters: 200, quantities: 2 } }),
      ),
    ],
    passed,
  ],
  ['a page in a browser', 'web-app', [about({ characters: 200, quantities: 2 })], passed],
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
  expect(disasterRecovery.run({ files, profile: { id, reason: 'The test says so.' } })).toEqual(outcome);
});
