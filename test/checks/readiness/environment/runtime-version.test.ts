import { expect, it } from 'vitest';
import runtimeVersion from '../../../../src/checks/readiness/environment/runtime-version.ts';
import type { RuntimePin } from '../../../../src/model/ecosystem.ts';
import type { Finding } from '../../../../src/model/finding.ts';
import type { Profile } from '../../../../src/model/profile.ts';
import { sourceWith } from '../../../support/code-facts.ts';
import { ciPin, pinOf } from '../../../support/environment.ts';

const run = (runtimePins: readonly RuntimePin[], id: Profile = 'service') =>
  runtimeVersion.run({
    runtimePins,
    profile: { id, reason: 'The test says so.' },
    files: [sourceWith('src/a.ts')],
  });
const container = (version: string) => pinOf(version, { place: 'container', path: 'Dockerfile', line: 2 });
const engines = (version: string) =>
  pinOf(version, { place: 'manifest', path: 'package.json', line: null, role: 'declared' });

it.each<[string, readonly RuntimePin[], number, readonly Finding[]]>([
  ['one place', [pinOf('24')], 1, []],
  ['all agree on what counts', [pinOf('v24.11.0'), container('24'), ciPin('24.x')], 1, []],
  ['CI tries others too', [pinOf('24'), ciPin('22'), ciPin('24')], 1, []],
  ['a matrix may hold it', [pinOf('24'), ciPin('${{ matrix.node }}')], 1, []],
  ['a name may stand for it', [pinOf('24'), ciPin('lts/*')], 1, []],
  ['nothing to compare with', [pinOf('lts/*'), ciPin('20')], 1, []],
  ['`engines` of one major version choose it', [engines('^24.4')], 1, []],
  [
    'CI never tries it',
    [pinOf('24'), ciPin('20'), ciPin('22')],
    0.5,
    [
      {
        path: '.github/workflows/ci.yml',
        line: 9,
        message: 'CI tries node `20`, and `.nvmrc` chooses `24`.',
        subject: 'node',
      },
    ],
  ],
  [
    'a container of another version, in two stages',
    [pinOf('24'), container('20.1'), container('20.1')],
    0.5,
    [
      {
        path: 'Dockerfile',
        line: 2,
        message: 'This chooses node `20.1`, and `.nvmrc` chooses `24`.',
        subject: 'node',
      },
    ],
  ],
  [
    'the second number counts elsewhere',
    [
      pinOf('3.12', { runtime: 'python', path: '.python-version' }),
      pinOf('3.9', { runtime: 'python', path: 'Dockerfile', place: 'container', line: 1 }),
    ],
    0.5,
    [
      {
        path: 'Dockerfile',
        line: 1,
        message: 'This chooses python `3.9`, and `.python-version` chooses `3.12`.',
        subject: 'python',
      },
    ],
  ],
])('%s', (_, pins, ratio, findings) => {
  expect(run(pins)).toEqual({ kind: 'judged', ratio, findings });
});

it.each<[string, readonly RuntimePin[]]>([
  ['nothing at all', []],
  ['only what is supported', [engines('>=20')]],
  ['what is no range', [engines('any')]],
])('fails a service that chooses none: %s', (_, pins) => {
  expect(run(pins)).toMatchObject({ kind: 'judged', ratio: 0 });
});

it.each<Profile>(['library', 'cli', 'action', 'monorepo'])('a %s need not choose one', (id) => {
  expect(run([], id)).toMatchObject({ kind: 'notApplicable' });
});
