import { expect, it } from 'vitest';
import unusedDependencies from '../../../../src/checks/readiness/dependencies/unused-dependencies.ts';
import type { Manifest, ModuleImport, SourceFile } from '../../../../src/model/evidence.ts';
import { graphOf, importOf, shown, sourceWith, unparsable } from '../../../support/code-facts.ts';
import { asking } from '../../../support/dependencies.ts';
import { manifestWith, type ReadableManifest } from '../../../support/evidence.ts';

const packaged = (name: string, overrides: Partial<ModuleImport> = {}) =>
  importOf('', { target: { kind: 'package', name }, ...overrides });
const run = (
  manifest: Partial<ReadableManifest>,
  imports: readonly ModuleImport[] = [],
  files: readonly SourceFile[] = [sourceWith('src/a.ts')],
  others: readonly Manifest[] = [],
) =>
  shown(
    unusedDependencies.run({
      modules: graphOf({ 'src/a.ts': imports }),
      manifests: [manifestWith(manifest), ...others],
      files,
    }),
  );
const untold = ['No package asks for a dependency of which it can be told whether it is used.'];
const unused = 'package.json: `ms` is in `dependencies`, and no file imports it.';
const dependencies = [asking('ms'), asking('zod')];

it('finds what no file imports', () => {
  expect(run({ dependencies }, [packaged('zod')])).toEqual([0.5, unused]);
});

it.each<[string, Partial<ReadableManifest>, readonly ModuleImport[]]>([
  ['imported', { dependencies }, [packaged('zod'), packaged('ms', { kind: 'dynamic' })]],
  ['imported for its types', { dependencies }, [packaged('zod'), packaged('ms', { isTypeOnly: true })]],
  ['run by a script', { dependencies, scripts: { a: 'ms --help' } }, [packaged('zod')]],
])('is used when %s', (_, manifest, imports) => {
  expect(run(manifest, imports)).toEqual([1]);
});

it.each([
  'eslint-plugin-x',
  '@babel/runtime',
  'react-dom',
  '@nestjs/core',
  'pg',
  '@types/node',
  'winston-adapter',
])('does not ask who uses %s', (name) => {
  expect(run({ dependencies: [asking(name)] })).toEqual(untold);
});

it('looks at `dependencies` only, and not where imports are not known', () => {
  expect(run({ dependencies: [asking('ms', '1', 'devDependencies')] })).toEqual(untold);
  expect(run({ dependencies }, [packaged('zod', { specifier: null })])).toEqual(untold);
  expect(run({ dependencies }, [], [unparsable('src/b.ts', 5)])).toEqual(untold);
  expect(run({ dependencies, workspaces: ['packages/*'] })).toEqual(untold);
});

it('does not ask what is published without its source', () => {
  const judge = (scripts: Readonly<Record<string, string>>, targets: readonly string[] = ['dist/index.js']) =>
    shown(
      unusedDependencies.run({
        modules: graphOf({ 'src/a.ts': [] }, { used: ['src/a.ts'] }),
        manifests: [
          manifestWith({
            ...{ dependencies, scripts, hasEntryPoint: true },
            exports: [{ subpath: '.', targets }],
          }),
        ],
        files: [sourceWith('src/a.ts')],
      }),
    );
  const [, ...found] = judge({ build: 'ncc build src/a.ts' });
  expect(found).toHaveLength(2);
  expect(judge({ format: 'prettier --write src/a.ts', 'lint:fix': 'eslint --fix src/a.ts' })).toEqual(untold);
  expect(judge({ format: 'prettier --write src/a.ts' }, ['./src/a.ts'])).toHaveLength(3);
});

it('counts a manifest that can’t be read', () => {
  const broken = {
    kind: 'unreadable',
    path: 'b/package.json',
    directory: 'b',
    reason: 'It is no JSON.',
  } as const;
  expect(run({ dependencies: [asking('ms')] }, [packaged('ms')], undefined, [broken])).toEqual([
    0.5,
    "b/package.json: It can't be read as a manifest: It is no JSON.",
  ]);
});
