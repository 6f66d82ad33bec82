import { builtinModules } from 'node:module';
import { expect, it } from 'vitest';
import { builtInModules } from '../../../../src/checks/readiness/dependencies/built-in-modules.ts';
import undeclaredImports from '../../../../src/checks/readiness/dependencies/undeclared-imports.ts';
import type { Manifest, ModuleImport, SourceFile } from '../../../../src/model/evidence.ts';
import { graphOf, importOf, shown, sourceWith } from '../../../support/code-facts.ts';
import { asking } from '../../../support/dependencies.ts';
import { manifestWith } from '../../../support/evidence.ts';

const packaged = (name: string, overrides: Partial<ModuleImport> = {}) =>
  importOf('', { target: { kind: 'package', name }, line: 4, ...overrides });
const run = (
  imports: readonly ModuleImport[],
  manifests: readonly Manifest[] = [manifestWith()],
  files: readonly SourceFile[] = [sourceWith('src/a.ts')],
) => shown(undeclaredImports.run({ modules: graphOf({ 'src/a.ts': imports }), manifests, files }));
const nothing = ['No source file imports a package.'];

it('knows Node.js’s own modules', () => {
  const own = builtinModules.filter(
    (name) => !/[:/_]/.test(name[0] === '_' ? '_' : name.replaceAll('_', '')),
  );
  expect([...builtInModules].sort()).toEqual(own.sort());
});

it.each<[string, readonly ModuleImport[]]>([
  ['a built-in module', [packaged('fs'), packaged('node:fs')]],
  ['a scheme', [packaged('virtual:x'), packaged('bun:test'), packaged('https://esm.sh/a')]],
  ['a host', [packaged('electron'), packaged('vscode')]],
  ['types alone', [packaged('ms', { isTypeOnly: true })]],
  ['what it can do without', [packaged('ms', { isGuarded: true })]],
  ['a file', [importOf('src/b.ts')]],
])('does not ask for %s', (_, imports) => {
  expect(run(imports)).toEqual(nothing);
});

it('finds each package once, at its first place', () => {
  const imports = [packaged('ms'), packaged('ms', { line: 9 }), packaged('@scope/a'), packaged('zod')];
  const manifests = [manifestWith({ dependencies: [asking('zod', '^4', 'devDependencies')] })];
  expect(run(imports, manifests)).toEqual(
    [
      1 - 2 / 3,
      'src/a.ts:4 `ms` is imported here, and `package.json` does not declare it.',
      'src/a.ts:4 `@scope/a` is imported here, and `package.json` does not declare it.',
    ].map((each) => (typeof each === 'number' ? Math.round(each * 1e9) / 1e9 : each)),
  );
});

it.each(['ms', '@scope/a'])('%s may be there for its types, or be the package itself', (name) => {
  const typed = `@types/${name === 'ms' ? 'ms' : 'scope__a'}`;
  expect(run([packaged(name)], [manifestWith({ dependencies: [asking(typed)] })])).toEqual([1]);
  expect(run([packaged(name)], [manifestWith({ name })])).toEqual([1]);
});

it('asks the manifests above, and no others', () => {
  const declaring = (directory: string) => manifestWith({ directory, dependencies: [asking('ms')] });
  const graph = graphOf({ 'packages/a/a.ts': [packaged('ms')] });
  const modules = { ...graph, modules: graph.modules.map((one) => ({ ...one, package: 'packages/a' })) };
  const asked = (other: string) =>
    shown(
      undeclaredImports.run({
        modules,
        manifests: [manifestWith({ directory: 'packages/a' }), declaring(other)],
        files: [sourceWith('packages/a/a.ts')],
      }),
    )[0];
  expect(asked('')).toBe(1);
  expect(asked('packages')).toBe(1);
  expect(asked('packages/ab')).toBe(0);
});

it('leaves tests, and what Deno resolves, alone', () => {
  expect(run([packaged('ms')], undefined, [sourceWith('src/a.ts', {}, { kind: 'test' })])).toEqual(nothing);
  expect(run([packaged('ms')], undefined, [sourceWith('src/a.ts'), sourceWith('deno.json')])).toEqual(
    nothing,
  );
});

it('counts a manifest that can’t be read', () => {
  const broken = {
    kind: 'unreadable',
    path: 'package.json',
    directory: '',
    reason: 'It is no JSON.',
  } as const;
  expect(run([packaged('ms')], [broken])).toEqual([
    0,
    "package.json: It can't be read as a manifest: It is no JSON.",
  ]);
});

it('needs imports, and asks for a manifest', () => {
  const none = 'No file imports anything.';
  expect(shown(undeclaredImports.run({ modules: null, manifests: [manifestWith()], files: [] }))).toEqual([
    none,
  ]);
  expect(run([packaged('ms')], [])).toEqual([
    0,
    'src/a.ts:4 `ms` is imported here, and there is no `package.json` to declare it.',
  ]);
  expect(run([packaged('node:fs')], [])).toEqual(nothing);
});
