import { expect, it } from 'vitest';
import duplicatePackages from '../../../../src/checks/readiness/dependencies/duplicate-packages.ts';
import type { InstalledPackage } from '../../../../src/model/reported.ts';
import { shown } from '../../../support/code-facts.ts';
import { installedPackageWith } from '../../../support/reported.ts';

const ms = (version: string, overrides: Partial<InstalledPackage> = {}) =>
  installedPackageWith({ name: 'ms', version, broughtBy: ['ms'], ...overrides });

it.each<[string, readonly InstalledPackage[] | null, readonly (string | number)[]]>([
  ['no lockfile', null, ['No lockfile says who brings what: only those of npm (version 2 and later) do.']],
  [
    'development only',
    [ms('1.0.0', { isDevelopment: true })],
    ['Nothing is installed that runs with the project.'],
  ],
  ['one', [ms('1.0.0')], [1]],
  ['two of one major', [ms('1.0.0'), ms('1.2.0')], [1]],
  ['of development', [ms('2.0.0'), ms('1.0.0', { isDevelopment: true })], [1]],
  ['no versions', [ms('one'), ms('two')], [1]],
  [
    'two majors, among two packages',
    [ms('2.0.0'), ms('1.5.0', { broughtBy: ['debug'] }), installedPackageWith()],
    [0.5, 'package-lock.json: `ms` is installed as 1.5.0 and 2.0.0; `debug` brings 1.5.0.'],
  ],
  [
    'asked for directly',
    [ms('1.0.0'), ms('2.0.0')],
    [0, 'package-lock.json: `ms` is installed as 1.0.0 and 2.0.0.'],
  ],
])('%s', (_, installedPackages, expected) => {
  expect(shown(duplicatePackages.run({ installedPackages }))).toEqual(expected);
});
