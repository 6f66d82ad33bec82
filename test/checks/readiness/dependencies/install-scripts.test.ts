import { expect, it } from 'vitest';
import installScripts from '../../../../src/checks/readiness/dependencies/install-scripts.ts';
import type { InstalledPackage } from '../../../../src/model/reported.ts';
import { shown } from '../../../support/code-facts.ts';
import { installedPackageWith } from '../../../support/reported.ts';

const running = (name: string, overrides: Partial<InstalledPackage> = {}) =>
  installedPackageWith({ name, hasInstallScript: true, broughtBy: [name], ...overrides });

it.each<[string, readonly InstalledPackage[] | null, readonly (string | number)[]]>([
  [
    'no lockfile',
    null,
    ['No lockfile says which packages run programs: only those of npm (version 2 and later) do.'],
  ],
  ['nothing', [], ['Nothing is installed.']],
  ['none runs', [installedPackageWith()], [1]],
  [
    'one of two, in two places',
    [running('core-js'), running('core-js'), installedPackageWith()],
    [0.5, 'package-lock.json: `core-js` 0.0.8 runs a program when it is installed.'],
  ],
  [
    'brought by another',
    [running('left', { broughtBy: ['right'] })],
    [0, 'package-lock.json: `left` 0.0.8, brought by `right`, runs a program when it is installed.'],
  ],
  [
    'known ones are noted',
    [running('esbuild'), running('@swc/core')],
    [
      1,
      'package-lock.json: `esbuild` 0.0.8 runs a program when it is installed.',
      'package-lock.json: `@swc/core` 0.0.8 runs a program when it is installed.',
    ],
  ],
])('%s', (_, installedPackages, expected) => {
  expect(shown(installScripts.run({ installedPackages }))).toEqual(expected);
});
