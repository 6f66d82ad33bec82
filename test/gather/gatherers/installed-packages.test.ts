import { expect, it } from 'vitest';
import { gatherInstalledPackages } from '../../../src/gather/gatherers/installed-packages.ts';
import { type Files, sceneOf } from '../../support/memory-repository.ts';

const lock = {
  lockfileVersion: 3,
  packages: {
    '': {
      dependencies: { express: '^4.0.0' },
      devDependencies: { mocha: '^10.0.0' },
      workspaces: ['packages/*'],
    },
    'node_modules/express': { version: '4.18.0', dependencies: { qs: '6.10.0', debug: '2.6.9' } },
    'node_modules/qs': { version: '6.10.0' },
    'node_modules/debug': { version: '4.3.0', dev: true },
    'node_modules/express/node_modules/debug': { version: '2.6.9', dependencies: { ms: '2.0.0' } },
    'node_modules/ms': {
      ...{ version: '2.0.0', license: 'MIT', deprecated: 'Use another.', hasInstallScript: true },
      engines: { node: '>=18' },
    },
    'node_modules/mocha': { version: '10.0.0', dev: true, dependencies: { debug: '4.3.0', ms: '2' } },
    'node_modules/a': { resolved: 'packages/a', link: true },
    'packages/a': { name: 'a', version: '1.0.0', dependencies: { qs: '*' } },
    'node_modules/alias': { name: 'real-name', version: '3.0.0' },
  },
};

const gathered = async (files: Files) => await gatherInstalledPackages(await sceneOf(files));

const lockfile = 'package-lock.json';
const untold = { lockfile, license: null, deprecated: null, hasInstallScript: false, node: null };
const told = { license: 'MIT', deprecated: 'Use another.', hasInstallScript: true, node: '>=18' };

it('knows what is installed, and who brings it, as Node finds it', async () => {
  expect(await gathered({ 'package-lock.json': JSON.stringify(lock) })).toEqual([
    { ...untold, name: 'express', version: '4.18.0', isDevelopment: false, broughtBy: ['express'] },
    { ...untold, name: 'qs', version: '6.10.0', isDevelopment: false, broughtBy: ['express', 'qs'] },
    { ...untold, name: 'debug', version: '4.3.0', isDevelopment: true, broughtBy: ['mocha'] },
    { ...untold, name: 'debug', version: '2.6.9', isDevelopment: false, broughtBy: ['express'] },
    {
      ...untold,
      name: 'ms',
      version: '2.0.0',
      isDevelopment: false,
      broughtBy: ['express', 'mocha'],
      ...told,
    },
    { ...untold, name: 'mocha', version: '10.0.0', isDevelopment: true, broughtBy: ['mocha'] },
    { ...untold, name: 'real-name', version: '3.0.0', isDevelopment: false, broughtBy: [] },
  ]);
});

it.each<[string, Files]>([
  ['no lockfile', {}],
  ['one of another tool', { 'yarn.lock': '# yarn lockfile v1\n' }],
  ['one of version 1', { 'package-lock.json': '{"lockfileVersion":1,"dependencies":{}}' }],
  ['one that can not be read', { 'package-lock.json': '{' }],
])('does not know by %s', async (_, files) => {
  expect(await gathered(files)).toBeNull();
});

it('bears packages that need each other', async () => {
  const packages = {
    '': { dependencies: { a: '1' } },
    'node_modules/a': { version: '1.0.0', dependencies: { b: '1' } },
    'node_modules/b': { version: '1.0.0', dependencies: { a: '1' } },
  };
  expect(
    await gathered({ 'package-lock.json': JSON.stringify({ lockfileVersion: 3, packages }) }),
  ).toMatchObject([
    { name: 'a', broughtBy: ['a'] },
    { name: 'b', broughtBy: ['a'] },
  ]);
});
