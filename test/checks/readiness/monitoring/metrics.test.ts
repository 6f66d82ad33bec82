import { expect, it } from 'vitest';
import metrics from '../../../../src/checks/readiness/monitoring/metrics.ts';
import type { SourceFile } from '../../../../src/model/evidence.ts';
import type { Profile } from '../../../../src/model/profile.ts';
import { signalling } from '../../../support/evidence.ts';

const passed = { kind: 'judged', ratio: 1, findings: [] };
const lacking = {
  kind: 'judged',
  ratio: 0,
  findings: [{ message: 'No metrics library and no route `/metrics` was found.' }],
};

it.each<[string, Profile, readonly SourceFile[], object]>([
  ['it is there', 'service', [signalling('metrics')], passed],
  ['nothing', 'service', [], lacking],
  ['something else', 'service', [signalling('localhost')], lacking],
  ['only in a test', 'service', [signalling('metrics', { kind: 'test' })], lacking],
  ['only in code from elsewhere', 'service', [signalling('metrics', { kind: 'vendored' })], lacking],
  ['a route for them', 'service', [signalling('metrics-endpoint')], passed],
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
  expect(metrics.run({ files, profile: { id, reason: 'The test says so.' } })).toEqual(outcome);
});
