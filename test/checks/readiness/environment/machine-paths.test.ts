import { expect, it } from 'vitest';
import machinePaths from '../../../../src/checks/readiness/environment/machine-paths.ts';
import type { SourceFile } from '../../../../src/model/evidence.ts';
import type { Outcome } from '../../../../src/model/outcome.ts';
import type { Profile } from '../../../../src/model/profile.ts';
import { fileWith, signalling } from '../../../support/evidence.ts';

const run = (files: readonly SourceFile[], id: Profile = 'service') =>
  machinePaths.run({ files, profile: { id, reason: 'The test says so.' } });

const path = { path: 'src/operations.sh', line: 3, message: '`it` is a path of one machine.', subject: 'it' };
const address = {
  path: 'src/operations.sh',
  line: 3,
  message: '`it` is an address of the machine that it runs on, and of no other.',
  subject: 'it',
  severity: 'low',
  share: 0.25,
} as const;

it.each<[string, readonly SourceFile[], Profile, Outcome]>([
  ['no source', [], 'service', { kind: 'notApplicable', reason: 'There is no source.' }],
  ['clean', [fileWith('a.ts')], 'service', { kind: 'judged', ratio: 1, findings: [] }],
  ['a path', [signalling('machine-path')], 'library', { kind: 'judged', ratio: 0.5, findings: [path] }],
  [
    'a path in a test',
    [fileWith('a.ts'), signalling('machine-path', { kind: 'test' })],
    'service',
    { kind: 'judged', ratio: 1, findings: [] },
  ],
  [
    'a path in a sample',
    [fileWith('a.ts'), { ...signalling('machine-path', { kind: 'data' }), path: 'plugins/a/samples/b.bib' }],
    'library',
    { kind: 'judged', ratio: 1, findings: [] },
  ],
  ['an address', [signalling('localhost')], 'service', { kind: 'judged', ratio: 0.8, findings: [address] }],
  [
    'an address that its users ask for',
    [signalling('localhost')],
    'cli',
    { kind: 'judged', ratio: 1, findings: [] },
  ],
  [
    'two paths',
    [signalling('machine-path'), signalling('machine-path', { kind: 'data' })],
    'service',
    { kind: 'judged', ratio: 1 / 3, findings: [path, path] },
  ],
])('%s', (_, files, id, outcome) => {
  expect(run(files, id)).toEqual(outcome);
});
