import { expect, it } from 'vitest';
import architecture from '../../../../src/checks/readiness/documentation/architecture.ts';
import type { SourceFile } from '../../../../src/model/evidence.ts';
import type { Profile } from '../../../../src/model/profile.ts';
import {
  documentFileWith,
  documentWith,
  factsWith,
  fileWith,
  sectionWith,
} from '../../../support/evidence.ts';

const passed = { kind: 'judged', ratio: 1, findings: [] };
const about = (characters: number, title = 'Architecture') =>
  documentFileWith('README.md', sectionWith(title, { characters, line: 4 }));
const drawn = fileWith('README.md', {
  kind: 'document',
  facts: factsWith({
    document: documentWith({ sections: [sectionWith('Overview', { characters: 10 })], diagrams: 1 }),
  }),
});

it.each<[string, Profile, readonly SourceFile[], object]>([
  ['enough prose', 'service', [about(300)], passed],
  ['less beside a diagram', 'service', [drawn], passed],
  [
    'less',
    'web-app',
    [about(299)],
    {
      kind: 'judged',
      ratio: 0.5,
      findings: [
        {
          path: 'README.md',
          line: 4,
          message: 'The section on how the system is built says little, and no diagram stands beside it.',
        },
      ],
    },
  ],
  [
    'nothing',
    'monorepo',
    [about(900, 'Usage')],
    {
      kind: 'judged',
      ratio: 0,
      findings: [{ message: 'No document has a section on how the system is built.' }],
    },
  ],
  [
    'a library',
    'library',
    [],
    { kind: 'notApplicable', reason: 'It is one piece, and its README says what it is.' },
  ],
])('%s', (_, id, files, outcome) => {
  expect(architecture.run({ files, profile: { id, reason: 'The test says so.' } })).toEqual(outcome);
});
