import { describe, expect, it } from 'vitest';
import { gatherManifests } from '../../../src/gather/gatherers/manifests.ts';
import { type Files, sceneOf } from '../../support/memory-repository.ts';

const gatherIn = async (files: Files) => await gatherManifests(await sceneOf(files));
const rootWith = async (manifest: object) =>
  (await gatherIn({ 'package.json': JSON.stringify(manifest) }))[0] ?? null;

describe('a manifest', () => {
  it('is read as far as checks care', async () => {
    const manifest = await rootWith({
      name: 'widget',
      version: '1.2.3',
      private: true,
      license: 'MIT',
      bin: 'a.js',
      main: 'index.js',
      scripts: { test: 'vitest', odd: 1 },
      packageManager: 'npm@11.0.0',
      engines: { node: '>=20' },
      workspaces: ['packages/*'],
      dependencies: { a: '^1.0.0' },
      devDependencies: { b: '2' },
      optionalDependencies: { c: 'latest' },
      peerDependencies: { d: '*', e: null },
    });
    expect(manifest).toEqual({
      kind: 'manifest',
      path: 'package.json',
      directory: '',
      name: 'widget',
      version: '1.2.3',
      isPrivate: true,
      license: 'MIT',
      hasBin: true,
      hasEntryPoint: true,
      exports: [{ subpath: '.', targets: ['index.js'] }],
      imports: [],
      binaries: ['a.js'],
      scripts: { test: 'vitest' },
      engines: { node: '>=20' },
      packageManager: 'npm@11.0.0',
      workspaces: ['packages/*'],
      dependencies: [
        { name: 'a', range: '^1.0.0', group: 'dependencies' },
        { name: 'b', range: '2', group: 'devDependencies' },
        { name: 'c', range: 'latest', group: 'optionalDependencies' },
        { name: 'd', range: '*', group: 'peerDependencies' },
      ],
    });
  });

  it.each<[string, object, object]>([
    [
      'empty',
      {},
      { name: null, version: null, isPrivate: false, license: null, hasBin: false, hasEntryPoint: false },
    ],
    ['private as a word is not private', { private: 'true' }, { isPrivate: false }],
    ['a licence as an object, of old', { license: { type: 'ISC' } }, { license: 'ISC' }],
    ['licences as a list, of old', { licenses: [{ type: 'MIT' }, { type: 'ISC' }] }, { license: 'MIT' }],
    ['a licence that is a number', { license: 3 }, { license: null }],
    ['workspaces as Yarn has them', { workspaces: { packages: ['a', 1] } }, { workspaces: ['a'] }],
    ['dependencies that are a list', { dependencies: ['a'] }, { dependencies: [] }],
    ['types are an entry point', { types: 'a.d.ts' }, { hasEntryPoint: true }],
    ['exports too', { exports: {} }, { hasEntryPoint: true }],
  ])('%s', async (_, manifest, expected) => {
    expect(await rootWith(manifest)).toMatchObject(expected);
  });

  it.each([
    ['no JSON', '{', 'It is not valid JSON.'],
    ['nothing', '', 'It is not valid JSON.'],
    ['a list', '[]', 'It is not a JSON object.'],
    ['null', 'null', 'It is not a JSON object.'],
  ])('can’t be read: %s', async (_, text, reason) => {
    expect(await gatherIn({ 'package.json': text })).toEqual([
      { kind: 'unreadable', path: 'package.json', directory: '', reason },
    ]);
  });

  it('may begin with a byte order mark', async () => {
    expect(await gatherIn({ 'package.json': '\ufeff{"name":"a"}' })).toMatchObject([{ name: 'a' }]);
  });

  it('may be called like a property that every object has', async () => {
    const [manifest] = await gatherIn({
      'package.json': '{"scripts":{"__proto__":"a"},"dependencies":{"__proto__":"1"}}',
    });
    expect(manifest).toMatchObject({ dependencies: [{ name: '__proto__', range: '1' }] });
    expect(Object.keys(manifest?.kind === 'manifest' ? manifest.scripts : {})).toEqual(['__proto__']);
  });
});

describe('which manifests are the project’s own', () => {
  const manifest = '{}';
  const directories = async (files: Files) => (await gatherIn(files)).map(({ directory }) => directory);
  const below = {
    'packages/b/package.json': manifest,
    'packages/a/package.json': manifest,
    'packages/a/deep/package.json': manifest,
    'examples/x/package.json': manifest,
    'node_modules/y/package.json': manifest,
  };
  const root = (...workspaces: readonly string[]) => ({ 'package.json': JSON.stringify({ workspaces }) });

  it.each<[string, Files, readonly string[]]>([
    ['those of all folders without one at the root', below, ['packages/a/deep', 'packages/a', 'packages/b']],
    ['only the root’s without workspaces', { ...below, ...root() }, ['']],
    ['workspaces, in order', { ...below, ...root('packages/*') }, ['', 'packages/a', 'packages/b']],
    ['any depth', { ...below, ...root('packages/**') }, ['', 'packages/a/deep', 'packages/a', 'packages/b']],
    ['written with ./ and a slash at the end', { ...below, ...root('./packages/a/') }, ['', 'packages/a']],
    ['some left out', { ...below, ...root('packages/*', '!packages/b') }, ['', 'packages/a']],
    [
      'nothing vendored, even when asked for',
      { ...below, ...root('**') },
      ['', 'examples/x', 'packages/a/deep', 'packages/a', 'packages/b'],
    ],
    [
      'workspaces of pnpm',
      { ...below, ...root(), 'pnpm-workspace.yaml': 'packages:\n  - examples/*\n' },
      ['', 'examples/x'],
    ],
    ['a pnpm file without packages', { ...below, ...root(), 'pnpm-workspace.yaml': 'a: 1' }, ['']],
    ['an empty pnpm file', { ...below, ...root(), 'pnpm-workspace.yaml': '' }, ['']],
  ])('%s', async (_, files, expected) => {
    expect(await directories(files)).toEqual(expected);
  });
});
