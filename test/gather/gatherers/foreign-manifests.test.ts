import fc from 'fast-check';
import { expect, it } from 'vitest';
import { gatherForeignManifests } from '../../../src/gather/gatherers/foreign-manifests.ts';
import { type Files, sceneOf } from '../../support/memory-repository.ts';

const gatherIn = async (files: Files) => await gatherForeignManifests(await sceneOf(files));

/** Name, range, pinned, locked. */
const brief = async (files: Files) =>
  (await gatherIn(files)).flatMap(({ dependencies }) =>
    dependencies.map(({ name, range, isPinned, isLocked }) => [name, range, isPinned, isLocked]),
  );

it.each<[string, Files, readonly unknown[]]>([
  [
    'requirements.txt',
    {
      'requirements.txt':
        '# a\n-r b.txt\nflask==3.0.0 # web\nrequests>=2\nnumpy\nuvicorn[standard]==0.30.1 ; python_version>"3"',
    },
    [
      ['flask', '==3.0.0', true, null],
      ['requests', '>=2', false, null],
      ['numpy', '', false, null],
      ['uvicorn', '==0.30.1', true, null],
    ],
  ],
  [
    'pyproject.toml with uv.lock',
    {
      'pyproject.toml': '[project]\ndependencies = ["Flask>=3", "not_there==1"]\n',
      'uv.lock': '[[package]]\nname = "flask"\n',
    },
    [
      ['Flask', '>=3', false, true],
      ['not_there', '==1', true, false],
    ],
  ],
  [
    'Poetry',
    {
      'pyproject.toml':
        '[tool.poetry.dependencies]\npython = "^3.12"\nflask = "^3"\nlocal = { version = "1.2.3" }\n',
    },
    [
      ['flask', '^3', false, null],
      ['local', '1.2.3', true, null],
    ],
  ],
  [
    'go.mod',
    {
      'go.mod':
        'module a.b/c\n\ngo 1.24\n\nrequire (\n\tgithub.com/x/y v1.2.3\n\tgolang.org/x/z v0.1.0 // indirect\n)\n',
      'go.sum': 'github.com/x/y v1.2.3 h1:a=\n',
    },
    [
      ['github.com/x/y', 'v1.2.3', true, true],
      ['golang.org/x/z', 'v0.1.0', true, false],
    ],
  ],
  [
    'Cargo.toml',
    {
      'Cargo.toml': '[dependencies]\nserde = "1"\nown = { path = "../own" }\nrand = { version = "=0.8.5" }\n',
      'Cargo.lock': 'name = "serde"\nname = "rand"',
    },
    [
      ['serde', '1', false, true],
      ['rand', '=0.8.5', true, true],
    ],
  ],
  [
    'Gemfile',
    {
      Gemfile: "source 'https://rubygems.org'\ngem 'rails', '~> 8.0'\ngem \"pg\"\n",
      'Gemfile.lock': '    rails (8.0.0)\n',
    },
    [
      ['rails', '~> 8.0', false, true],
      ['pg', '', false, false],
    ],
  ],
  [
    'composer.json',
    { 'composer.json': '{ "require": { "php": ">=8", "a/b": "^1.0" } }' },
    [['a/b', '^1.0', false, null]],
  ],
  [
    'pom.xml',
    {
      'pom.xml':
        '<project><dependencies><dependency><artifactId>a</artifactId><version>1.0</version></dependency><dependency><artifactId>b</artifactId><version>[1,2)</version></dependency></dependencies></project>',
    },
    [
      ['a', '1.0', true, null],
      ['b', '[1,2)', false, null],
    ],
  ],
  [
    'build.gradle',
    { 'build.gradle': 'dependencies {\n  implementation \'a:b:1.0\'\n  testImplementation("c:d:1.+")\n}\n' },
    [
      ['a:b', '1.0', true, null],
      ['c:d', '1.+', false, null],
    ],
  ],
])('%s', async (_, files, dependencies) => {
  expect(await brief(files)).toEqual(dependencies);
});

it('finds the lockfile of a workspace above', async () => {
  const [manifest] = await gatherIn({ 'crates/a/Cargo.toml': '', 'Cargo.lock': '' });
  expect(manifest).toMatchObject({ directory: 'crates/a', lockfile: 'Cargo.lock', isLockable: true });
});

it('leaves those of tests out', async () => {
  expect(await gatherIn({ 'test/requirements.txt': 'a' })).toEqual([]);
});

it.each([
  ['pyproject.toml', '[project'],
  ['Cargo.toml', '= 1'],
  ['composer.json', '{'],
  ['pom.xml', 'no'],
])('%s that can’t be parsed is said', async (path, text) => {
  expect(await gatherIn({ [path]: text })).toMatchObject([
    { path, dependencies: [], problem: 'It can’t be parsed.' },
  ]);
});

it('no text ends the gathering', async () => {
  const names = [
    'requirements.txt',
    'pyproject.toml',
    'go.mod',
    'Cargo.toml',
    'Gemfile',
    'composer.json',
    'pom.xml',
    'build.gradle',
    'Pipfile',
  ];
  const part = fc.constantFrom(
    ...[
      '[',
      ']',
      '{',
      '}',
      '"',
      "'",
      '=',
      ',',
      '\n',
      'a',
      '1.0',
      '[project]\n',
      'dependencies = ',
      'require (',
      'gem ',
    ],
    ...[
      '<dependency>',
      '</dependency>',
      '<artifactId>',
      '<project',
      'implementation',
      '\\',
      ' ',
      '\u0000',
      '==',
      '@',
      '-',
    ],
  );
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...names), fc.array(part, { maxLength: 30 }), async (path, parts) => {
      const [manifest] = await gatherIn({ [path]: parts.join('') });
      if (manifest !== undefined && manifest.problem !== null) expect(manifest.dependencies).toEqual([]);
    }),
    { numRuns: process.env['FUZZ'] === undefined ? 300 : 5000 },
  );
});
