import { expect, it } from 'vitest';
import dependencyLicenses from '../../../../src/checks/readiness/dependencies/dependency-licenses.ts';
import { shown } from '../../../support/code-facts.ts';
import { manifestWith } from '../../../support/evidence.ts';
import { installedPackageWith } from '../../../support/reported.ts';

const run = (licenses: readonly (string | null)[], own: string | null = 'MIT') =>
  shown(
    dependencyLicenses.run({
      installedPackages: licenses.map((license, index) =>
        installedPackageWith({ name: `p${index}`, version: '1.0.0', license }),
      ),
      manifests: [manifestWith({ license: own })],
      license: null,
    }),
  );

it.each([
  ...['MIT', 'Apache-2.0', 'LGPL-3.0-only', 'MPL-2.0', '(MIT OR GPL-3.0-only)', 'BSD'],
  'GPL-2.0-only WITH Classpath-exception-2.0',
])('%s goes with MIT', (license) => {
  expect(run([license])).toEqual([1]);
});

it.each([
  ...['GPL-3.0-only', 'AGPL-3.0-or-later', 'SSPL-1.0', 'GPL-2.0+', 'MIT AND GPL-3.0-only'],
  '(AGPL-3.0-only OR GPL-3.0-only)',
])('%s does not', (license) => {
  expect(run([license, 'MIT'])).toEqual([
    0.5,
    `package-lock.json: \`p0\` 1.0.0 is under \`${license}\`, which asks for the same terms for what is made with it.`,
  ]);
});

it('a project under such terms may use what is', () => {
  expect(run(['GPL-3.0-only'], 'GPL-3.0-or-later')).toEqual([1]);
});

it('asks for a licence', () => {
  expect(run([null, 'UNLICENSED', 'MIT', 'MIT'])).toEqual([
    0.5,
    'package-lock.json: `p0` 1.0.0 names no licence.',
    'package-lock.json: `p1` 1.0.0 says `UNLICENSED`: nobody may use it by that.',
  ]);
});

it('needs a lockfile that holds licences', () => {
  expect(run([null, null, 'MIT'])).toEqual([
    'The lockfile does not say under which licences most of its packages are: npm writes that since version 7.',
  ]);
  expect(run([])).toHaveLength(1);
  const development = installedPackageWith({ isDevelopment: true, license: 'GPL-3.0-only' });
  expect(
    shown(dependencyLicenses.run({ installedPackages: [development], manifests: [], license: null })),
  ).toHaveLength(1);
});
