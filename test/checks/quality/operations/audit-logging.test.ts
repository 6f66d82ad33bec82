import { expect, it } from 'vitest';
import auditLogging from '../../../../src/checks/quality/operations/audit-logging.ts';
import type { SourceFile } from '../../../../src/model/evidence.ts';
import type { Profile } from '../../../../src/model/profile.ts';
import { documentFileWith, sectionWith, signalling } from '../../../support/evidence.ts';

const code = signalling('audit-logging');
const text = documentFileWith('docs/a.md', sectionWith('Audit log', { characters: 100 }));
const judged = (ratio: number, ...findings: readonly object[]) => ({ kind: 'judged', ratio, findings });
const notDone = 'No code writes an audit record.';
const notTold = 'No document tells what is recorded for audits.';

it.each<[string, Profile, readonly SourceFile[], object]>([
  ['code and a document', 'service', [code, text], judged(1)],
  ['code alone', 'service', [code], judged(0.5, { message: notTold })],
  ['a document alone', 'service', [text], judged(0.5, { path: 'docs/a.md', message: notDone })],
  ['nothing', 'service', [], judged(0, { message: notDone }, { message: notTold })],
  [
    'a heading alone',
    'service',
    [code, documentFileWith('docs/a.md', sectionWith('Audits', { characters: 3 }))],
    judged(0.5, { path: 'docs/a.md', message: notTold }),
  ],
  [
    'a test that writes one',
    'service',
    [signalling('audit-logging', { kind: 'test' }), text],
    judged(0.5, { path: 'docs/a.md', message: notDone }),
  ],
  [
    'a monorepo',
    'monorepo',
    [],
    {
      kind: 'notApplicable',
      reason:
        'Which packages of a monorepo are operated can’t be told; `profile: service` says that this one is.',
    },
  ],
])('%s', (_, id, files, outcome) => {
  expect(auditLogging.run({ files, profile: { id, reason: 'The test says so.' } })).toEqual(outcome);
});
