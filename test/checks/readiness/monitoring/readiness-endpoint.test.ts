import { expect, it } from 'vitest';
import readinessEndpoint from '../../../../src/checks/readiness/monitoring/readiness-endpoint.ts';
import type { SourceFile } from '../../../../src/model/evidence.ts';
import type { Profile } from '../../../../src/model/profile.ts';
import { fileWith, signalling } from '../../../support/evidence.ts';

const passed = { kind: 'judged', ratio: 1, findings: [] };
const lacking = {
  kind: 'judged',
  ratio: 0,
  findings: [{ message: 'No route such as `/readyz` was found. Add one.' }],
};

it.each<[string, Profile, readonly SourceFile[], object]>([
  ['it is there', 'service', [signalling('readiness-endpoint')], passed],
  ['nothing', 'service', [], lacking],
  ['something else', 'service', [signalling('localhost')], lacking],
  ['only in a test', 'service', [signalling('readiness-endpoint', { kind: 'test' })], lacking],
  [
    'only in code from elsewhere',
    'service',
    [signalling('readiness-endpoint', { kind: 'vendored' })],
    lacking,
  ],
  ['a route by its file’s name', 'service', [fileWith('pages/api/readyz.ts')], passed],
  [
    'a library',
    'library',
    [],
    {
      kind: 'notApplicable',
      reason: 'A library runs within other programs, and those are operated by others.',
    },
  ],
  [
    'a page',
    'web-app',
    [],
    { kind: 'notApplicable', reason: 'What is served to browsers is watched by those who serve it.' },
  ],
])('%s', (_, id, files, outcome) => {
  expect(readinessEndpoint.run({ files, profile: { id, reason: 'The test says so.' } })).toEqual(outcome);
});
