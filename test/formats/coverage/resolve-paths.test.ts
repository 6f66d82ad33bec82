import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PathOptions } from '../../../src/formats/coverage/path-candidate.ts';
import { resolvePaths } from '../../../src/formats/coverage/resolve-paths.ts';
import type { FileCoverage } from '../../../src/model/coverage.ts';
import { processorTime } from '../../support/processor-time.ts';

const repository = [
  'index.js',
  'src/a.js',
  'src/b.js',
  'src/deep/c.js',
  'packages/x/src/a.js',
  'packages/x/src/only-x.js',
  'packages/x/test/index.js',
  'packages/y/src/index.js',
  'packages/y/lib/index.js',
];

function fileAt(path: string, candidates?: readonly string[]): FileCoverage {
  const lines = [{ line: 1, hits: 1, branches: null }];
  return {
    detail: 'line',
    path,
    lines,
    functions: null,
    ...(candidates === undefined ? {} : { candidates }),
  };
}

/** What each path became, and by which rules. */
function resolve(paths: readonly string[], options: Partial<PathOptions> = {}) {
  const files = paths.map((path) => fileAt(path));
  const { resolved, unresolved, steps } = resolvePaths(files, {
    repositoryFiles: new Set(repository),
    reportDirectory: 'coverage',
    workspace: '/builds/acme/app',
    rewrites: [],
    ...options,
  });
  return {
    resolved: resolved.map(({ path }) => path),
    unresolved,
    steps: steps.map(({ rule, from, files }) => `${rule}${from === null ? '' : ` ${from}`} ${files}`),
  };
}

interface Case extends Partial<PathOptions> {
  readonly name: string;
  readonly paths: readonly string[];
  readonly resolved: readonly string[];
  readonly steps: readonly string[];
}

const cases: readonly Case[] = [
  {
    name: 'exact',
    paths: ['src/a.js', './src/b.js', 'src//deep/../deep/c.js'],
    resolved: ['src/a.js', 'src/b.js', 'src/deep/c.js'],
    steps: ['exact 3'],
  },
  {
    name: 'the workspace of this machine',
    paths: ['/builds/acme/app/src/a.js'],
    resolved: ['src/a.js'],
    steps: ['workspace 1'],
  },
  {
    name: 'the workspace of a Docker action',
    paths: ['/github/workspace/src/a.js'],
    resolved: ['src/a.js'],
    steps: ['workspace 1'],
  },
  {
    name: 'the workspace of a container job',
    paths: ['/__w/app/app/src/a.js'],
    resolved: ['src/a.js'],
    steps: ['workspace 1'],
  },
  {
    name: 'of another runner',
    paths: [
      '/home/runner/work/app/app/src/a.js',
      '/Users/runner/work/app/app/src/b.js',
      'D:\\a\\app\\app\\index.js',
    ],
    resolved: ['index.js', 'src/a.js', 'src/b.js'],
    steps: ['workspace 3'],
  },
  {
    name: 'backslashes',
    paths: ['src\\a.js', '.\\src\\deep\\c.js'],
    resolved: ['src/a.js', 'src/deep/c.js'],
    steps: ['exact 2'],
  },
  {
    name: 'a workspace of Windows',
    paths: ['C:\\work\\app\\src\\a.js'],
    workspace: 'C:\\work\\app',
    resolved: ['src/a.js'],
    steps: ['workspace 1'],
  },
  {
    name: 'file URLs',
    paths: ['file:///builds/acme/app/src/a.js', 'file:///C:/a/app/app/src/b.js'],
    resolved: ['src/a.js', 'src/b.js'],
    steps: ['workspace 2'],
  },
  {
    name: 'a rewriting',
    paths: ['/srv/src/a.js'],
    rewrites: [{ from: '/srv/', to: '' }],
    resolved: ['src/a.js'],
    steps: ['rewrite /srv/ 1'],
  },
  {
    name: 'a rewriting into a folder, with or without a slash',
    paths: ['/one/src/a.js', '/two/src/only-x.js'],
    rewrites: [
      { from: '/one/', to: 'packages/x' },
      { from: '/two', to: 'packages/x/' },
    ],
    resolved: ['packages/x/src/a.js', 'packages/x/src/only-x.js'],
    steps: ['rewrite /one/ 1', 'rewrite /two 1'],
  },
  {
    name: 'the first rewriting that fits',
    paths: ['/srv/src/a.js'],
    rewrites: [
      { from: '/srv/', to: 'packages/x/' },
      { from: '/srv/', to: '' },
    ],
    resolved: ['packages/x/src/a.js'],
    steps: ['rewrite /srv/ 1'],
  },
  {
    name: 'a rewriting of Windows',
    paths: ['C:\\srv\\src\\a.js'],
    rewrites: [{ from: 'C:\\srv\\', to: '' }],
    resolved: ['src/a.js'],
    steps: ['rewrite C:\\srv\\ 1'],
  },
  {
    name: 'a rewriting of what is built here',
    paths: ['/builds/acme/app/dist/a.js'],
    rewrites: [{ from: 'dist/', to: 'src/' }],
    resolved: ['src/a.js'],
    steps: ['rewrite dist/ 1'],
  },
  {
    name: "relative to the report's package",
    paths: ['src/only-x.js', 'src/a.js'],
    reportDirectory: 'packages/x/coverage',
    resolved: ['packages/x/src/a.js', 'packages/x/src/only-x.js'],
    steps: ['report-folder 2'],
  },
  {
    name: 'relative to the folder of the report itself',
    paths: ['../src/only-x.js'],
    reportDirectory: 'packages/x/coverage',
    resolved: ['packages/x/src/only-x.js'],
    steps: ['report-folder 1'],
  },
  {
    name: 'relative to the root, of a report in a package',
    paths: ['packages/x/src/a.js', 'src/b.js'],
    reportDirectory: 'packages/x/coverage',
    resolved: ['packages/x/src/a.js', 'src/b.js'],
    steps: ['exact 2'],
  },
  {
    name: 'between equals, the root',
    paths: ['src/a.js'],
    reportDirectory: 'packages/x/coverage',
    resolved: ['src/a.js'],
    steps: ['exact 1'],
  },
  {
    name: 'one prefix for all of them',
    paths: ['/app/index.js', '/app/src/a.js', '/app/src/b.js'],
    resolved: ['index.js', 'src/a.js', 'src/b.js'],
    steps: ['common-prefix /app/ 3'],
  },
  {
    name: 'one prefix into a package',
    paths: ['/app/src/a.js', '/app/src/only-x.js'],
    resolved: ['packages/x/src/a.js', 'packages/x/src/only-x.js'],
    steps: ['common-prefix /app/ 2'],
  },
  {
    name: 'a suffix that one file has',
    paths: ['/app/src/deep/c.js', '/other/generated.js'],
    resolved: ['src/deep/c.js'],
    steps: ['suffix 1'],
  },
  {
    name: 'the longest suffix',
    paths: ['/app/packages/x/src/a.js', '/none.js'],
    resolved: ['packages/x/src/a.js'],
    steps: ['suffix 1'],
  },
];

describe('rules, in order', () => {
  test.each(cases.map((one) => [one.name, one] as const))(
    '%s',
    (_, { name: _name, paths, resolved, steps, ...options }) => {
      const found = resolve(paths, options);
      expect(found.resolved).toEqual(resolved);
      expect(found.steps).toEqual(steps);
      expect(found.unresolved).toHaveLength(paths.length - resolved.length);
    },
  );
});

describe('never guessed', () => {
  test.each<[string, readonly string[], Partial<PathOptions>?]>([
    ['a file that is not there', ['src/z.js', '/z.js']],
    ['a suffix that two files have', ['/app/src/a.js']],
    ['a suffix of one name', ['/app/index.js', '/generated.js']],
    ['two paths with the same suffix', ['/one/src/deep/c.js', '/two/three/src/deep/c.js', '/z.js']],
    [
      'a package',
      [
        '/app/node_modules/x/src/deep/c.js',
        'node_modules/src/deep/c.js',
        '/builds/acme/app/node_modules/a/src/b.js',
      ],
    ],
    ['a package, rewritten', ['/srv/node_modules/p/src/a.js'], { rewrites: [{ from: '/srv/', to: '' }] }],
    ['what is built here, by its suffix', ['/builds/acme/app/dist/src/deep/c.js']],
    ['what lies outside', ['../../src/deep/c.js', '../../other/src/b.js']],
    ['a rewriting that ends within a name', ['/srvice/src/a.js'], { rewrites: [{ from: '/srv', to: '' }] }],
    [
      'names that prove nothing',
      ['/gen/index.js', '/gen/only.js'],
      { repositoryFiles: new Set(['lib/index.js', 'lib/only.js']) },
    ],
    [
      'one prefix that two folders fit',
      ['/app/src/a.js', '/app/src/b.js'],
      { repositoryFiles: new Set(['one/src/a.js', 'one/src/b.js', 'two/src/a.js', 'two/src/b.js']) },
    ],
    ['the empty path', ['', '.', '/', '..']],
    ['the shape of a runner, with two names', ['/__w/one/two/index.js']],
  ])('%s', (_, paths, options) => {
    expect(resolve(paths, options)).toEqual({ resolved: [], unresolved: [...paths].sort(), steps: [] });
  });

  test('what another path already is', () => {
    const { resolved, unresolved } = resolve(['src/deep/c.js', '/app/src/deep/c.js']);
    expect(resolved).toEqual(['src/deep/c.js']);
    expect(unresolved).toEqual(['/app/src/deep/c.js']);
  });

  test('a package that is committed', () => {
    const repositoryFiles = new Set(['node_modules/p/index.js']);
    expect(resolve(['node_modules/p/index.js'], { repositoryFiles }).resolved).toEqual([]);
  });
});

test('two paths that are surely one file are merged', () => {
  const files = ['src/a.js', '/builds/acme/app/src/a.js'].map((path) => fileAt(path));
  const { resolved, steps } = resolvePaths(files, {
    repositoryFiles: new Set(repository),
    reportDirectory: '',
    workspace: '/builds/acme/app',
    rewrites: [],
  });
  expect(resolved).toEqual([{ ...fileAt('src/a.js'), lines: [{ line: 1, hits: 2, branches: null }] }]);
  expect(steps).toEqual([
    { rule: 'exact', from: null, files: 1 },
    { rule: 'workspace', from: null, files: 1 },
  ]);
});

describe('laws', () => {
  const part = fc.constantFrom(
    'a',
    'b',
    'src',
    '..',
    '.',
    '',
    'node_modules',
    'C:',
    '\\',
    'index.js',
    '__proto__',
    '__w',
    'file://',
  );
  const path = fc.array(part, { maxLength: 6 }).map((parts) => parts.join('/'));

  test('every path is either a file of the repository or told of, and the order makes no difference', () => {
    fc.assert(
      fc.property(fc.array(path), fc.uniqueArray(path), path, path, (files, paths, from, reportDirectory) => {
        const repositoryFiles = new Set(files);
        const options = {
          repositoryFiles,
          reportDirectory,
          workspace: from,
          rewrites: [{ from: from || '/', to: 'src' }],
        };
        const found = resolve(paths, options);
        expect(found.resolved.every((one) => repositoryFiles.has(one))).toBe(true);
        expect(found.resolved.length + found.unresolved.length).toBeLessThanOrEqual(paths.length);
        expect(resolve(paths.toReversed(), options)).toEqual(found);
      }),
      { numRuns: 1000 },
    );
  });

  test('ten thousand files take less than two seconds', () => {
    const files = Array.from({ length: 10_000 }, (_, index) => `packages/p${index % 100}/src/f${index}.js`);
    const started = processorTime();
    const { resolved } = resolve(files.map((file) => `/somewhere/${file}`).concat('/odd.js'), {
      repositoryFiles: new Set(files),
    });
    expect(resolved).toHaveLength(10_000);
    expect(processorTime() - started).toBeLessThan(2000);
  });
});

describe('paths of which the format knows more', () => {
  const files = [
    'src/main.py',
    'packages/a/src/main.py',
    'packages/b/src/main.py',
    'packages/b/src/only.py',
    'one/src/main/java/com/x/Area.java',
    'two/src/main/java/com/x/Area.java',
    'two/custom/com/x/Odd.java',
    'three/custom/org/y/Same.java',
    'four/custom/org/y/Same.java',
    'go/area/area.go',
    'go/inner/deep/deep.go',
  ];
  const resolved = (reported: readonly FileCoverage[], options: Partial<PathOptions> = {}) => {
    const {
      resolved: found,
      unresolved,
      steps,
    } = resolvePaths(reported, {
      repositoryFiles: new Set(files),
      reportDirectory: '',
      workspace: '/builds/acme/app',
      rewrites: [],
      ...options,
    });
    return [
      ...found.map(({ path }) => path),
      ...unresolved.map((path) => `? ${path}`),
      ...steps.map(({ rule }) => rule),
    ];
  };
  const java = (path: string, ...groups: readonly string[]) =>
    fileAt(
      path,
      [...groups, ...(groups.length === 0 ? [''] : [])].map((group) => `${group}src/main/java/${path}`),
    );

  test.each<[string, readonly FileCoverage[], readonly string[], Partial<PathOptions>?]>([
    [
      'a source root of this machine comes before the root of the repository',
      [fileAt('src/main.py', ['/builds/acme/app/packages/a/src/main.py'])],
      ['packages/a/src/main.py', 'workspace'],
    ],
    [
      'a source root of a container, too',
      [
        fileAt('src/main.py', ['/app/packages/b/src/main.py']),
        fileAt('src/only.py', ['/app/packages/b/src/only.py']),
      ],
      ['packages/b/src/main.py', 'packages/b/src/only.py', 'common-prefix'],
    ],
    [
      'a source root that leads nowhere: the one file that ends so, or none',
      [fileAt('src/main.py', ['/app/src/main.py']), fileAt('only.py', ['/app/only.py'])],
      ['packages/b/src/only.py', '? src/main.py', 'ending'],
    ],
    [
      'under two source roots there is such a file',
      [
        fileAt('src/main.py', [
          '/builds/acme/app/packages/a/src/main.py',
          '/builds/acme/app/packages/b/src/main.py',
        ]),
      ],
      ['? src/main.py'],
    ],
    [
      'under one of two source roots',
      [
        fileAt('src/only.py', [
          '/builds/acme/app/packages/a/src/only.py',
          '/builds/acme/app/packages/b/src/only.py',
        ]),
      ],
      ['packages/b/src/only.py', 'workspace'],
    ],
    [
      'in this work tree and gone: not another file of the name',
      [fileAt('only.py', ['/builds/acme/app/only.py'])],
      ['? only.py'],
    ],
    [
      'two modules with the same file, told apart by their groups',
      [java('com/x/Area.java', 'one/'), java('com/x/Area.java', 'two/')],
      ['one/src/main/java/com/x/Area.java', 'two/src/main/java/com/x/Area.java', 'exact'],
    ],
    ['two modules with the same file, and no group', [java('com/x/Area.java')], ['? com/x/Area.java']],
    [
      'the module whose folder the report lies in',
      [java('com/x/Area.java')],
      ['two/src/main/java/com/x/Area.java', 'report-folder'],
      { reportDirectory: 'two/target/site/jacoco' },
    ],
    ['a root that nobody knows', [java('com/x/Odd.java')], ['two/custom/com/x/Odd.java', 'ending']],
    ['another package with a file of the name', [java('org/x/Odd.java')], ['? org/x/Odd.java']],
    [
      'a group that is no folder, and two such files',
      [java('org/y/Same.java', 'other/')],
      ['? org/y/Same.java'],
    ],
    [
      'two groups that claim one file',
      [java('com/x/Odd.java', 'five/'), java('com/x/Odd.java', 'six/')],
      ['? com/x/Odd.java'],
    ],
    [
      'import paths of Go, by the innermost module',
      [fileAt('example.org/shapes/area/area.go'), fileAt('example.org/shapes/inner/deep/deep.go')],
      ['go/area/area.go', 'go/inner/deep/deep.go', 'go-module', 'go-module'],
      {
        goModules: [
          { directory: 'go', module: 'example.org/shapes' },
          { directory: 'go/inner', module: 'example.org/shapes/inner' },
        ],
      },
    ],
    [
      'a file of Go that was generated',
      [fileAt('example.org/shapes/gen/area.go')],
      ['? example.org/shapes/gen/area.go'],
      { goModules: [{ directory: 'go', module: 'example.org/shapes' }] },
    ],
    ["the root of .NET's deterministic builds", [fileAt('/_/src/main.py')], ['src/main.py', 'workspace']],
  ])('%s', (_, reported, expected, options) => {
    expect(resolved(reported, options)).toEqual(expected);
    expect(resolved(reported.toReversed(), options)).toEqual(expected);
  });

  test('a resolved file carries no other spellings', () => {
    const { resolved: found } = resolvePaths([fileAt('main.py', ['src/main.py'])], {
      repositoryFiles: new Set(files),
      reportDirectory: '',
      workspace: '',
      rewrites: [],
    });
    expect(found).toEqual([fileAt('src/main.py')]);
  });
});
