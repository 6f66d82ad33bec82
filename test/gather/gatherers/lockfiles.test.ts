import { describe, expect, it } from 'vitest';
import { gatherLockfiles } from '../../../src/gather/gatherers/lockfiles.ts';
import { type Files, sceneOf } from '../../support/memory-repository.ts';

const gatherIn = async (files: Files) =>
  await gatherLockfiles(await sceneOf({ 'package.json': '{}', ...files }));

/** What a lockfile was read as, with its maps as plain objects. */
async function contentsOf(path: string, text: string) {
  const [lockfile] = await gatherIn({ [path]: text });
  const contents = lockfile?.contents;
  if (contents?.kind === 'by-range') return Object.fromEntries(contents.versions);
  if (contents?.kind !== 'by-importer') return contents;
  return Object.fromEntries(
    [...contents.importers].map(([name, locked]) => [name, Object.fromEntries(locked)]),
  );
}

const entry = (specifier: string | null, version: string | null) => ({ specifier, version });

describe('npm', () => {
  it('version 3: the root, workspaces, links and nested packages', async () => {
    const packages = {
      '': {
        dependencies: { a: '^1.0.0' },
        devDependencies: { b: '^2.0.0', member: '*' },
        optionalDependencies: { missing: '1' },
      },
      'node_modules/a': { version: '1.1.0' },
      'node_modules/b': { version: '2.2.0' },
      'node_modules/a/node_modules/b': { version: '1.0.0' },
      'node_modules/member': { resolved: 'packages/member', link: true },
      'packages/member': { version: '0.0.1', dependencies: { a: '^3.0.0', b: '^2.0.0' } },
      'packages/member/node_modules/a': { version: '3.3.0' },
    };
    expect(await contentsOf('package-lock.json', JSON.stringify({ lockfileVersion: 3, packages }))).toEqual({
      '': {
        a: entry('^1.0.0', '1.1.0'),
        b: entry('^2.0.0', '2.2.0'),
        member: entry('*', null),
        missing: entry('1', null),
      },
      'packages/member': { a: entry('^3.0.0', '3.3.0'), b: entry('^2.0.0', '2.2.0') },
    });
  });

  it('a peer that is a development dependency too is locked for the latter', async () => {
    const packages = {
      '': { devDependencies: { a: '^18.2.0' }, peerDependencies: { a: '>=17' } },
      'node_modules/a': { version: '18.3.0' },
    };
    expect(await contentsOf('package-lock.json', JSON.stringify({ packages }))).toEqual({
      '': { a: entry('^18.2.0', '18.3.0') },
    });
  });

  it('version 1 knows no ranges', async () => {
    const dependencies = { a: { version: '1.1.0', dependencies: { b: { version: '9.0.0' } } }, b: {} };
    expect(
      await contentsOf('package-lock.json', JSON.stringify({ lockfileVersion: 1, dependencies })),
    ).toEqual({
      '': { a: entry(null, '1.1.0'), b: entry(null, null) },
    });
  });

  it('version 1 without dependencies', async () => {
    expect(await contentsOf('package-lock.json', '{"lockfileVersion":1}')).toEqual({ '': {} });
  });

  it('packages of odd shapes', async () => {
    const packages = { '': { dependencies: { a: 1, b: '1' } }, 'node_modules/b': 'x', other: null };
    expect(await contentsOf('npm-shrinkwrap.json', JSON.stringify({ packages }))).toEqual({
      '': { b: entry('1', null) },
    });
  });
});

describe('pnpm', () => {
  it('version 9: importers', async () => {
    const text = `
lockfileVersion: '9.0'
importers:
  .:
    dependencies:
      a:
        specifier: ^1.0.0
        version: 1.1.0
      linked:
        specifier: workspace:*
        version: link:packages/member
  packages/member:
    devDependencies:
      b:
        specifier: ^2.0.0
        version: 2.2.0(a@1.1.0)(c@1.0.0)
    optionalDependencies:
      c:
        specifier: npm:d@^1.0.0
        version: d@1.0.0
`;
    expect(await contentsOf('pnpm-lock.yaml', text)).toEqual({
      '': { a: entry('^1.0.0', '1.1.0'), linked: entry('workspace:*', null) },
      'packages/member': { b: entry('^2.0.0', '2.2.0'), c: entry('npm:d@^1.0.0', 'd@1.0.0') },
    });
  });

  it('version 6: a single package', async () => {
    const text = `
lockfileVersion: '6.0'
dependencies:
  a:
    specifier: ^1.0.0
    version: 1.1.0(b@2.0.0)
devDependencies:
  local:
    specifier: file:../local
    version: file:../local
`;
    expect(await contentsOf('pnpm-lock.yaml', text)).toEqual({
      '': { a: entry('^1.0.0', '1.1.0'), local: entry('file:../local', null) },
    });
  });

  it('version 5: ranges stand apart', async () => {
    const text = `
lockfileVersion: 5.4
specifiers:
  a: ^1.0.0
  b: ^2.0.0
dependencies:
  a: 1.1.0
devDependencies:
  b: 2.2.0_a@1.1.0
  c: 3.0.0
`;
    expect(await contentsOf('pnpm-lock.yaml', text)).toEqual({
      '': { a: entry('^1.0.0', '1.1.0'), b: entry('^2.0.0', '2.2.0'), c: entry(null, '3.0.0') },
    });
  });

  it('version 5: importers', async () => {
    const text =
      'importers:\n  packages/x:\n    specifiers:\n      a: 1\n    dependencies:\n      a: 1.0.0\n  y: null\n';
    expect(await contentsOf('pnpm-lock.yaml', text)).toEqual({
      'packages/x': { a: entry(null, '1.0.0') },
      y: {},
    });
  });
});

describe('Yarn', () => {
  const classic = `# yarn lockfile v1


"@scope/a@^1.0.0", "@scope/a@^1.1.0":
  version "1.2.0"
  resolved "https://registry.yarnpkg.com/a.tgz#abc"
  dependencies:
    b "^2.0.0"

b@^2.0.0:
  version "2.3.0"

"c@>=1.0.0 <3.0.0 || 5":
  version "5.0.0"

alias@npm:b@^2.0.0:
  version "2.3.0"

"git@git+https://example.com/git.git":
  version "1.0.0"
`;
  const read = {
    '@scope/a@^1.0.0': '1.2.0',
    '@scope/a@^1.1.0': '1.2.0',
    'b@^2.0.0': '2.3.0',
    'c@>=1.0.0 <3.0.0 || 5': '5.0.0',
    'alias@npm:b@^2.0.0': '2.3.0',
    'git@git+https://example.com/git.git': '1.0.0',
  };

  it.each([
    ['classic', classic],
    ['classic, with CRLF', classic.replaceAll('\n', '\r\n')],
  ])('%s', async (_, text) => {
    expect(await contentsOf('yarn.lock', text)).toEqual(read);
  });

  it('berry', async () => {
    const text = `
__metadata:
  version: 8
  cacheKey: 10c0

"@scope/a@npm:^1.0.0, @scope/a@npm:^1.1.0":
  version: 1.2.0
  resolution: "@scope/a@npm:1.2.0"

"alias@npm:@scope/a@^1.0.0":
  version: 1.2.0

"root@workspace:.":
  version: 0.0.0-use.local

"odd@npm:1":
  resolution: "odd"
`;
    expect(await contentsOf('yarn.lock', text)).toEqual({
      '@scope/a@^1.0.0': '1.2.0',
      '@scope/a@^1.1.0': '1.2.0',
      'alias@npm:@scope/a@^1.0.0': '1.2.0',
      'root@workspace:.': '0.0.0-use.local',
      'odd@1': null,
    });
  });

  it('an empty one', async () => {
    expect(await contentsOf('yarn.lock', '')).toEqual({});
  });
});

describe('Bun', () => {
  it('workspaces and packages, with trailing commas', async () => {
    const text = `{
  "lockfileVersion": 1,
  "workspaces": {
    "": {
      "name": "root",
      "dependencies": { "a": "^1.0.0", "member": "workspace:*", },
    },
    "packages/member": {
      "name": "member",
      "devDependencies": { "a": "^2.0.0", "@scope/b": "^3.0.0", "gone": "1", },
    },
  },
  "packages": {
    "a": ["a@1.1.0", "", {}, "sha512-x"],
    "member/a": ["a@2.2.0", "", {}, "sha512-x"],
    "@scope/b": ["@scope/b@3.0.1", "", {}, "sha512-x"],
    "member": ["member@workspace:packages/member"],
  }
}`;
    expect(await contentsOf('bun.lock', text)).toEqual({
      '': { a: entry('^1.0.0', '1.1.0'), member: entry('workspace:*', null) },
      'packages/member': {
        a: entry('^2.0.0', '2.2.0'),
        '@scope/b': entry('^3.0.0', '3.0.1'),
        gone: entry('1', null),
      },
    });
  });
});

describe('what can’t be read', () => {
  it.each([
    ['package-lock.json', '{'],
    ['package-lock.json', '[]'],
    ['package-lock.json', ''],
    ['pnpm-lock.yaml', 'a: [1'],
    ['pnpm-lock.yaml', '- a'],
    ['pnpm-lock.yaml', '<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> b\n'],
    ['yarn.lock', '__metadata:\n  version: 8\n"a@npm:1": [\n'],
    ['bun.lock', '{'],
    ['bun.lock', '3'],
  ])('%s: %j', async (path, text) => {
    const [lockfile] = await gatherIn({ [path]: text });
    expect(lockfile?.contents).toEqual({ kind: 'unreadable', reason: expect.stringMatching(/^[^\n]+$/) });
  });
});

describe('which lockfiles', () => {
  it('those beside a manifest of the project', async () => {
    const found = await gatherIn({
      'package.json': '{"workspaces":["packages/*"]}',
      'packages/a/package.json': '{}',
      'packages/a/yarn.lock': '',
      'examples/b/package.json': '{}',
      'examples/b/yarn.lock': '',
      'pnpm-lock.yaml': 'a: 1',
    });
    expect(found.map(({ path, directory, format }) => [path, directory, format])).toEqual([
      ['pnpm-lock.yaml', '', 'pnpm'],
      ['packages/a/yarn.lock', 'packages/a', 'yarn'],
    ]);
  });

  it('none without a manifest', async () => {
    expect(await gatherLockfiles(await sceneOf({ 'package-lock.json': '{}' }))).toEqual([]);
  });
});
