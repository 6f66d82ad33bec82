import { expect, it } from 'vitest';
import check from '../../../../src/checks/readiness/dependencies/stale-lockfile.ts';
import type { Lockfile, Manifest } from '../../../../src/model/evidence.ts';
import { dependsOn, npmLockfile, seen } from '../../../support/check-evidence.ts';
import { manifestWith } from '../../../support/evidence.ts';

const application = { isPrivate: true } as const;
const asking = (ranges: Readonly<Record<string, string>>) =>
  manifestWith({ ...application, dependencies: dependsOn(ranges) });
const broken: Lockfile = {
  path: 'yarn.lock',
  directory: '',
  format: 'yarn',
  contents: { kind: 'unreadable', reason: 'No.' },
};
const yarn = (versions: Readonly<Record<string, string>>): Lockfile => ({
  path: 'yarn.lock',
  directory: '',
  format: 'yarn',
  contents: { kind: 'by-range', versions: new Map(Object.entries(versions)) },
});

it.each<
  [
    sentence: string,
    manifests: readonly Manifest[],
    lockfiles: readonly Lockfile[],
    found: ReturnType<typeof seen>,
  ]
>([
  [
    'passes when each is locked within its range',
    [asking({ ms: '^2.1.0' })],
    [npmLockfile({ '': { ms: ['^2.1.0', '2.1.3'] } })],
    { ratio: 1, messages: [] },
  ],
  [
    'takes a lockfile that knows no ranges',
    [asking({ ms: '^2.1.0' })],
    [npmLockfile({ '': { ms: [null, '2.1.3'] } })],
    { ratio: 1, messages: [] },
  ],
  [
    'misses what is not locked',
    [asking({ ms: '2', qs: '6' })],
    [npmLockfile({ '': { ms: ['2', '2.1.3'] } })],
    { ratio: 0.5, messages: ['package.json: `qs` is not in the lockfile (`package-lock.json`).'] },
  ],
  [
    'sees that it was made for another range',
    [asking({ ms: '^3.0.0' })],
    [npmLockfile({ '': { ms: ['^2.1.0', '2.1.3'] } })],
    {
      ratio: 0,
      messages: [
        'package.json: `ms` is asked for as `^3.0.0`, and the lockfile was made for `^2.1.0` (`package-lock.json`).',
      ],
    },
  ],
  [
    'sees a version outside its range',
    [asking({ ms: '^3.0.0' })],
    [npmLockfile({ '': { ms: [null, '2.1.3'] } })],
    {
      ratio: 0,
      messages: ['package.json: `ms` is locked to 2.1.3, which is outside `^3.0.0` (`package-lock.json`).'],
    },
  ],
  [
    'takes a prerelease within its range',
    [asking({ ms: '^3.0.0-0' })],
    [npmLockfile({ '': { ms: [null, '3.0.0-beta.1'] } })],
    { ratio: 1, messages: [] },
  ],
  [
    'leaves out what no registry resolves',
    [
      asking({
        a: 'workspace:*',
        b: 'file:../b',
        c: 'github:o/r',
        d: 'o/r',
        e: 'git+ssh://h/r',
        f: 'catalog:',
      }),
    ],
    [],
    'notApplicable',
  ],
  [
    'leaves peers to whoever installs',
    [manifestWith({ dependencies: dependsOn({ react: '*' }, 'peerDependencies') })],
    [],
    'notApplicable',
  ],
  [
    'judges an alias by what it stands for',
    [asking({ old: 'npm:ms@^2.0.0' })],
    [npmLockfile({ '': { old: ['npm:ms@^2.0.0', '2.1.3'] } })],
    { ratio: 1, messages: [] },
  ],
  [
    'finds the importer of a workspace',
    [manifestWith({ ...application, directory: 'packages/a', dependencies: dependsOn({ ms: '2' }) })],
    [npmLockfile({ 'packages/a': { ms: ['2', '2.1.3'] } })],
    { ratio: 1, messages: [] },
  ],
  [
    'reads yarn’s keys',
    [asking({ ms: '^2.1.0', qs: '^6.0.0' })],
    [yarn({ 'ms@^2.1.0': '2.1.3' })],
    { ratio: 0.5, messages: ['package.json: The lockfile knows no `qs` for `^6.0.0` (`yarn.lock`).'] },
  ],
  [
    'fails an application without a lockfile',
    [asking({ ms: '2' })],
    [],
    {
      ratio: 0,
      messages: ['(all): 1 dependencies are asked for, and no lockfile says which versions are meant.'],
    },
  ],
  [
    'lets a published package do without',
    [manifestWith({ hasEntryPoint: true, dependencies: dependsOn({ ms: '2' }) })],
    [],
    'notApplicable',
  ],
  [
    'holds a published package to the lockfile it has',
    [manifestWith({ hasEntryPoint: true, dependencies: dependsOn({ ms: '3' }) })],
    [npmLockfile({ '': { ms: ['2', '2.1.3'] } })],
    {
      ratio: 0,
      messages: [
        'package.json: `ms` is asked for as `3`, and the lockfile was made for `2` (`package-lock.json`).',
      ],
    },
  ],
  [
    'fails on a lockfile that can’t be read',
    [asking({ ms: '2' })],
    [broken],
    { ratio: 0, messages: ["yarn.lock: It can't be read as a lockfile: No."] },
  ],
  [
    'counts a manifest that can’t be read',
    [{ kind: 'unreadable', path: 'package.json', directory: '', reason: 'It is not valid JSON.' }],
    [npmLockfile({})],
    { ratio: 0, messages: ["package.json: It can't be read as a manifest: It is not valid JSON."] },
  ],
  ['does not apply without dependencies', [manifestWith()], [], 'notApplicable'],
])('%s', (_, manifests, lockfiles, found) => {
  expect(seen(check.run({ manifests, lockfiles }))).toEqual(found);
});
