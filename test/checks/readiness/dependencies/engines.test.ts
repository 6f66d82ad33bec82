import { expect, it } from 'vitest';
import engines from '../../../../src/checks/readiness/dependencies/engines.ts';
import type { RuntimePin } from '../../../../src/model/ecosystem.ts';
import type { Manifest } from '../../../../src/model/evidence.ts';
import type { Profile } from '../../../../src/model/profile.ts';
import type { InstalledPackage } from '../../../../src/model/reported.ts';
import { shown } from '../../../support/code-facts.ts';
import { ciPin, pinOf } from '../../../support/environment.ts';
import { manifestWith } from '../../../support/evidence.ts';
import { installedPackageWith } from '../../../support/reported.ts';

const run = (
  manifests: readonly Manifest[],
  runtimePins: readonly RuntimePin[] = [],
  installedPackages: readonly InstalledPackage[] | null = null,
  id: Profile = 'library',
) => shown(engines.run({ manifests, runtimePins, installedPackages, profile: { id, reason: '' } }));
const supporting = (node: string) => [manifestWith({ engines: { node } })];
const broken = { kind: 'unreadable', path: 'package.json', directory: '', reason: 'It is no JSON.' } as const;

it.each<[string, readonly Manifest[], readonly (string | number)[]]>([
  ['none', [], ['There is no `package.json` at the root.']],
  ['unreadable', [broken], [0, "package.json: It can't be read as a manifest: It is no JSON."]],
  [
    'private',
    [manifestWith({ isPrivate: true })],
    ['The package is private, and declares no version of Node.js.'],
  ],
  [
    'published',
    [manifestWith({ hasEntryPoint: true })],
    [0, 'package.json: It is published, and does not say which versions of Node.js it runs on.'],
  ],
  [
    'no range',
    supporting('modern'),
    [0, 'package.json: `engines.node` is `modern`, which is no range of versions.'],
  ],
  ['a range', supporting('>=20'), [1]],
])('%s', (_, manifests, expected) => {
  expect(run(manifests)).toEqual(expected);
});

it('does not ask an action, which names its Node.js elsewhere', () => {
  const undeclared = [manifestWith({ hasEntryPoint: true })];
  expect(run(undeclared, [], null, 'action')).toEqual([
    'Its `action.yml` names the Node.js that it runs on, and `package.json` declares none.',
  ]);
});

it.each(['24', 'v24.1.0', '24.x', '>=22', 'lts/*', '${{ matrix.node }}', '20 || 24', 'node'])(
  '>=22 lets CI choose %s',
  (version) => {
    expect(run(supporting('>=22'), [ciPin(version)])).toEqual([1]);
  },
);

it('finds what is outside', () => {
  expect(run(supporting('>=22'), [ciPin('18'), pinOf('20.1.0')])).toEqual([
    0.333333333,
    '.github/workflows/ci.yml:9 This chooses Node.js `18`, and `engines.node` is `>=22`.',
    '.nvmrc:1 This chooses Node.js `20.1.0`, and `engines.node` is `>=22`.',
  ]);
});

it('asks what runs with it', () => {
  const needing = (node: string | null, isDevelopment = false) =>
    run(supporting('<20'), [], [installedPackageWith({ node, isDevelopment })]);
  expect(needing('>=22')).toEqual([
    0.5,
    'package-lock.json: `minimist` 0.0.8 runs on Node.js `>=22`, and `engines.node` is `<20`: no version suits both.',
  ]);
  expect([needing('>=18'), needing('>=22', true), needing(null), needing('any')]).toEqual([
    [1],
    [1],
    [1],
    [1],
  ]);
});
