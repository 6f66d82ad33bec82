import { expect, it } from 'vitest';
import testPresence from '../../../../src/checks/readiness/testing/test-presence.ts';
import type { SourceFile } from '../../../../src/model/evidence.ts';
import { functionWith, graphOf, importOf, shown, sourceWith } from '../../../support/code-facts.ts';

const code = (path: string) => sourceWith(path, { functions: [functionWith()] });
const test = (path: string) => sourceWith(path, { functions: [functionWith()] }, { kind: 'test' });
const run = (files: readonly SourceFile[], imports: Readonly<Record<string, readonly string[]>> = {}) =>
  shown(
    testPresence.run({
      files,
      modules: graphOf(
        Object.fromEntries(
          files.map(({ path }) => [path, (imports[path] ?? []).map((target) => importOf(target))]),
        ),
      ),
    }),
  );
const untested = (folder: string, path: string, count = 'a file') =>
  `${path}: No test runs anything of \`${folder}\` (${count}).`;

it.each<
  [string, readonly SourceFile[], Readonly<Record<string, readonly string[]>>, readonly (string | number)[]]
>([
  ['no source', [test('test/a.ts')], {}, ['There is no source that runs.']],
  ['no tests', [code('src/a.ts')], {}, [0, ': There are no tests.']],
  ['imported', [code('src/a/x.ts'), test('test/t.ts')], { 'test/t.ts': ['src/a/x.ts'] }, [1]],
  [
    'by way of two files',
    [code('src/a/x.ts'), code('src/index.ts'), code('src/b/y.ts'), test('test/t.ts')],
    { 'test/t.ts': ['src/index.ts'], 'src/index.ts': ['src/b/y.ts'], 'src/b/y.ts': ['src/a/x.ts'] },
    [1],
  ],
  [
    'too far away',
    [code('src/a/x.ts'), code('src/b/y.ts'), code('src/c/z.ts'), code('src/d/w.ts'), test('test/t.ts')],
    {
      'test/t.ts': ['src/b/y.ts'],
      'src/b/y.ts': ['src/c/z.ts'],
      'src/c/z.ts': ['src/d/w.ts'],
      'src/d/w.ts': ['src/a/x.ts'],
    },
    [0.75, untested('src/a', 'src/a/x.ts')],
  ],
  ['beside it', [code('src/a/x.ts'), test('src/a/y.test.ts')], {}, [1]],
  ['in a mirror', [code('src/rules/deep/x.ts'), test('test/rules/y.test.ts')], {}, [1]],
  ['by its name', [code('lib/parse.py'), test('tests/test_parse.py')], {}, [1]],
  [
    'one of two folders, with how many files',
    [code('src/a/x.ts'), code('src/b/y.ts'), code('src/b/deep/z.ts'), test('test/x.test.ts')],
    {},
    [0.5, untested('src/b', 'src/b/y.ts', '2 files')],
  ],
  ['the root', [code('a.js'), test('test/t.ts')], {}, [0, untested('.', 'a.js')]],
  [
    'an index is a name for anything',
    [code('src/a/index.ts'), test('test/index.test.ts')],
    {},
    [0, untested('src/a', 'src/a/index.ts')],
  ],
  [
    'packages have folders of their own',
    [code('packages/a/src/x.ts'), code('packages/b/src/y.ts'), test('packages/a/test/x.test.ts')],
    {},
    [0.5, untested('packages/b/src', 'packages/b/src/y.ts')],
  ],
])('%s', (_, files, imports, expected) => {
  expect(run(files, imports)).toEqual(expected);
});

it('takes what can be started for tested where tests start processes', () => {
  const files = [code('src/main.ts'), code('lib/x.ts'), test('test/t.ts')];
  const starting = (name: string) =>
    graphOf(
      {
        'src/main.ts': [],
        'lib/x.ts': [],
        'test/t.ts': [importOf('', { specifier: name, target: { kind: 'package', name } })],
      },
      { used: ['src/main.ts'] },
    );
  expect(shown(testPresence.run({ files, modules: starting('node:child_process') }))).toEqual([
    0.5,
    untested('lib', 'lib/x.ts'),
  ]);
  expect(shown(testPresence.run({ files, modules: starting('node:fs') }))[0]).toBe(0);
});

it('does without a graph of imports', () => {
  expect(
    shown(testPresence.run({ files: [code('src/x.ts'), test('test/x.test.ts')], modules: null })),
  ).toEqual([1]);
});
