import { describe, expect, it } from 'vitest';
import { gatherModules } from '../../../src/gather/gatherers/modules.ts';
import type { ImportTarget, ModuleGraph } from '../../../src/model/evidence.ts';
import { type Files, sceneOf } from '../../support/memory-repository.ts';
import { processorTime } from '../../support/processor-time.ts';

async function graphOf(files: Files): Promise<ModuleGraph> {
  const graph = await gatherModules(await sceneOf(files));
  if (graph === null) throw new Error('There is no graph.');
  return graph;
}

function shown(target: ImportTarget | undefined): string {
  if (target?.kind === 'file') return target.path;
  return target?.kind === 'package' ? `package ${target.name}` : `${target?.kind}`;
}

/** What the first import of `from` stands for. */
async function targetOf(specifier: string, files: Files, from = 'src/main.ts'): Promise<string> {
  const { modules } = await graphOf({ ...files, [from]: `import x from '${specifier}'; x();` });
  return shown(modules.find(({ path }) => path === from)?.imports[0]?.target);
}

/** A file with something in it. */
const x = 'export const x = 1;';

describe('an import by its place', () => {
  it.each<[specifier: string, files: Files, expected: string]>([
    ['./a.ts', { 'src/a.ts': x }, 'src/a.ts'],
    ['./a.js', { 'src/a.ts': x }, 'src/a.ts'],
    ['./a.js', { 'src/a.js': x, 'src/a.ts': x }, 'src/a.js'],
    ['./a.jsx', { 'src/a.tsx': x }, 'src/a.tsx'],
    ['./a.mjs', { 'src/a.mts': x }, 'src/a.mts'],
    ['./a.cjs', { 'src/a.cts': x }, 'src/a.cts'],
    ['./a', { 'src/a.tsx': x }, 'src/a.tsx'],
    ['./a', { 'src/a.ts': x, 'src/a/index.ts': x }, 'src/a.ts'],
    ['./a', { 'src/a/index.js': x }, 'src/a/index.js'],
    ['.', { 'src/index.ts': x }, 'src/index.ts'],
    ['..', { 'index.js': x }, 'index.js'],
    ['./a', { 'src/a.js': x, 'src/a.d.ts': 'export declare const x: number;' }, 'src/a.js'],
    ['./A.vue', { 'src/A.vue': '<script>1</script>' }, 'src/A.vue'],
    ['./a.json', { 'src/a.json': '{}' }, 'src/a.json'],
    ['./a.svg?raw', { 'src/a.svg': '<svg/>' }, 'src/a.svg'],
    ['../dist/a.js', { 'src/a.ts': x }, 'src/a.ts'],
    ['./gone', {}, 'missing'],
    ['../../../etc/passwd', {}, 'missing'],
    ['/src/a.ts', { 'src/a.ts': x }, 'src/a.ts'],
  ])('%s', async (specifier, files, expected) => {
    expect(await targetOf(specifier, files)).toBe(expected);
  });
});

describe('an import by a name', () => {
  const workspace: Files = {
    'package.json': '{"name":"root","workspaces":["packages/*"]}',
    'packages/tool/package.json':
      '{"name":"@w/tool","exports":{".":{"types":"./dist/index.d.ts","import":"./dist/index.mjs"},"./deep/*":"./dist/deep/*.js","./deep/own":"./lib/own.js"}}',
    'packages/tool/src/index.ts': x,
    'packages/tool/src/deep/a.ts': x,
    'packages/tool/lib/own.js': x,
    'packages/old/package.json': '{"name":"old","main":"./build/src/main.js"}',
    'packages/old/src/main.ts': x,
    'packages/old/src/deep.ts': x,
    'packages/bare/package.json': '{"name":"bare"}',
    'packages/bare/index.js': x,
  };

  it.each<[specifier: string, expected: string]>([
    ['@w/tool', 'packages/tool/src/index.ts'],
    ['@w/tool/deep/a', 'packages/tool/src/deep/a.ts'],
    ['@w/tool/deep/own', 'packages/tool/lib/own.js'],
    ['@w/tool/nothing', 'unknown'],
    ['old', 'packages/old/src/main.ts'],
    ['old/src/deep', 'packages/old/src/deep.ts'],
    ['bare', 'packages/bare/index.js'],
    ['@w/other/deep', 'package @w/other'],
    ['react/jsx-runtime', 'package react'],
    ['node:fs', 'package node:fs'],
    ['https://esm.sh/x', 'package https://esm.sh/x'],
  ])('of the workspace or from elsewhere: %s', async (specifier, expected) => {
    expect(await targetOf(specifier, workspace)).toBe(expected);
  });

  it('of its own package', async () => {
    const files = { 'package.json': '{"name":"own","exports":"./dist/index.js"}', 'src/index.ts': x };
    expect(await targetOf('own', files)).toBe('src/index.ts');
  });

  it.each<[specifier: string, expected: string]>([
    ['#db', 'src/db.ts'],
    ['#feature/a', 'src/feature/a.ts'],
    ['#dependency', 'package lodash'],
    ['#gone', 'missing'],
    ['#other', 'unknown'],
  ])('that only the package knows: %s', async (specifier, expected) => {
    const imports = {
      '#db': { node: './dist/db.js' },
      '#feature/*': './src/feature/*.ts',
      '#dependency': 'lodash/fp',
      '#gone': './gone.js',
    };
    const files = { 'package.json': JSON.stringify({ imports }), 'src/db.ts': x, 'src/feature/a.ts': x };
    expect(await targetOf(specifier, files)).toBe(expected);
  });

  it('that the compiler’s configuration maps, comments and all', async () => {
    const files = {
      'tsconfig.json': `{
        // "paths" are inherited
        "extends": "./config/base", "compilerOptions": {"strict": true,}, /* "baseUrl": "//" */
      }`,
      'config/base.json':
        '{"compilerOptions":{"baseUrl":"..","paths":{"@app/*":["src/app/*","gen/*"],"lib":["src/lib/index.ts"]}}}',
      'src/app/a.ts': x,
      'gen/b.ts': x,
      'src/lib/index.ts': x,
      'tool/c.ts': x,
    };
    expect(await targetOf('@app/a', files)).toBe('src/app/a.ts');
    expect(await targetOf('@app/b.js', files)).toBe('gen/b.ts');
    expect(await targetOf('lib', files)).toBe('src/lib/index.ts');
    expect(await targetOf('tool/c', files), 'baseUrl').toBe('tool/c.ts');
    expect(await targetOf('react', files)).toBe('package react');
    expect(await targetOf('@app/none', files)).toBe('package @app/none');
  });

  it('that a nearer configuration maps otherwise, or one that is broken does not', async () => {
    const files = {
      'tsconfig.json': '{"compilerOptions":{"paths":{"@/*":["./src/*"]}}}',
      'app/tsconfig.app.json': '{"compilerOptions":{"paths":{"@/*":["./own/*"]}}}',
      'bad/tsconfig.json': '{"compilerOptions":',
      'src/a.ts': x,
      'app/own/a.ts': x,
    };
    expect(await targetOf('@/a', files, 'app/main.ts')).toBe('app/own/a.ts');
    expect(await targetOf('@/a', files, 'bad/main.ts')).toBe('src/a.ts');
    expect(await targetOf('@/a', files, 'elsewhere.ts')).toBe('src/a.ts');
  });

  it('that frameworks map without a word', async () => {
    const files = { 'src/a.ts': x, 'src/lib/b.ts': x };
    expect(await targetOf('@/a', files)).toBe('src/a.ts');
    expect(await targetOf('$lib/b', files)).toBe('src/lib/b.ts');
    expect(await targetOf('$app/stores', files)).toBe('unknown');
  });
});

describe('who else uses a file', () => {
  const usersOf = async (files: Files) =>
    Object.fromEntries((await graphOf(files)).modules.map(({ path, usedBy }) => [path, usedBy]));
  const userOf = async (path: string, files: Files) =>
    (await usersOf({ [path]: x, 'src/else.ts': x, ...files }))[path];

  it.each<[sentence: string, path: string, files: Files, expected: string | null]>([
    ['nobody', 'src/a.ts', { 'package.json': '{"main":"./src/index.js"}' }, null],
    ['main', 'src/a.ts', { 'package.json': '{"main":"./dist/a.js"}' }, '`package.json`'],
    [
      'a built file that is committed, and its source',
      'src/a.ts',
      { 'package.json': '{"bin":{"a":"dist/a.js"}}', 'dist/a.js': x },
      '`package.json`',
    ],
    [
      'exports by a pattern',
      'src/parts/a.ts',
      { 'package.json': '{"exports":{"./*":"./dist/parts/*.js"}}' },
      '`package.json`',
    ],
    ['the default beginning', 'src/index.ts', { 'package.json': '{}' }, '`package.json`'],
    [
      'a member of the workspace',
      'p/a/src/cli.ts',
      { 'package.json': '{"workspaces":["p/*"]}', 'p/a/package.json': '{"bin":"dist/cli.js"}' },
      '`p/a/package.json`',
    ],
    [
      'a script',
      'src/a.ts',
      { 'package.json': '{"scripts":{"start":"tsx --watch src/a.ts"}}' },
      '`package.json`',
    ],
    ['an action', 'src/a.ts', { 'action.yml': 'runs: { using: node24, main: dist/a.js }' }, '`action.yml`'],
    [
      'a workflow',
      'src/a.ts',
      { '.github/workflows/ci.yml': 'run: node src/a.ts' },
      '`.github/workflows/ci.yml`',
    ],
    ['a container', 'src/a.ts', { Dockerfile: 'CMD ["node", "dist/a.js"]' }, '`Dockerfile`'],
    [
      'a page',
      'src/a.ts',
      { 'index.html': '<script type="module" src="/src/a.ts"></script>' },
      '`index.html`',
    ],
    [
      'a configuration',
      'src/a.ts',
      { 'vitest.config.ts': "export default { setupFiles: './src/a' };" },
      '`vitest.config.ts`',
    ],
    [
      'a bundler’s glob',
      'src/a.ts',
      { 'tsup.config.ts': "export default { entry: ['src/*.ts'] };" },
      '`tsup.config.ts`',
    ],
    [
      'no linter’s glob',
      'src/a.ts',
      { 'eslint.config.js': "export default [{ files: ['src/*.ts'] }];" },
      null,
    ],
    [
      'a component of another language',
      'src/a.ts',
      { 'src/pages/x.astro': "---\nimport a from '../a';\n---" },
      '`src/pages/x.astro`',
    ],
    ['a test runner', 'src/a.test.ts', {}, 'a test runner'],
    ['the compiler', 'src/a.d.ts', {}, 'the compiler'],
    ['a tool', 'vite.config.ts', {}, 'a tool that knows its name'],
    ['a tool with a folder', '.storybook/main.ts', {}, 'a tool that knows its name'],
    ['a person', 'scripts/a.ts', {}, 'a person who starts it'],
    [
      'a framework',
      'src/app/x/page.tsx',
      { 'package.json': '{"dependencies":{"next":"1"}}' },
      'a framework that loads it by its place',
    ],
    ['no framework that is not there', 'src/app/x/page.tsx', { 'package.json': '{}' }, null],
    [
      'one that computes its path',
      'src/plugins/a.ts',
      { 'src/plugins/load.ts': 'import(name);' },
      '`src/plugins/load.ts`, which computes what it imports',
    ],
    ['one that computes a path elsewhere', 'src/a.ts', { 'src/plugins/load.ts': 'import(name);' }, null],
    [
      'one that names the folder',
      'src/formats/a.ts',
      { 'src/cli/load.ts': 'import(`../formats/${name}.js`);' },
      '`src/cli/load.ts`, which computes what it imports',
    ],
    [
      'one that joins the folder',
      'src/formats/a.ts',
      { 'src/cli/load.ts': "const path = join(here, '..', 'formats', name); import(path);" },
      '`src/cli/load.ts`, which computes what it imports',
    ],
  ])('%s', async (_, path, files, expected) => {
    expect(await userOf(path, files)).toBe(expected);
  });

  it('a file that no parser reads still imports', async () => {
    const { modules } = await graphOf({
      'src/a.ts': x,
      'src/broken.ts': "\nimport { a } from './a';\nconst = ;",
      'src/routes.gen.ts': `// @generated\n${"import { a } from './a';\n".repeat(3)}`,
    });
    const importsOf = (path: string) =>
      modules
        .find((each) => each.path === path)
        ?.imports.map(({ line, names, target }) => [line, names, shown(target)]);
    expect(importsOf('src/broken.ts')).toEqual([[2, ['*'], 'src/a.ts']]);
    expect(importsOf('src/routes.gen.ts')?.at(-1)).toEqual([4, ['*'], 'src/a.ts']);
  });
});

describe('a package', () => {
  const openIn = async (files: Files) =>
    Object.fromEntries((await graphOf({ 'src/a.ts': x, ...files })).openPackages);

  it.each<[sentence: string, files: Files, expected: Readonly<Record<string, string>>]>([
    ['with a beginning is closed', { 'package.json': '{"main":"src/a.ts"}' }, {}],
    ['without a manifest is open', {}, { '': 'No `package.json` says what is used from outside.' }],
    [
      'with a manifest that can’t be read is open',
      { 'package.json': '{' },
      { '': "`package.json` can't be read." },
    ],
    [
      'that names nothing is open',
      { 'package.json': '{}' },
      { '': '`package.json` names no file that its code begins with.' },
    ],
    [
      'of which only tests are used is open',
      { 'package.json': '{}', 'src/a.test.ts': x, 'vitest.config.ts': x },
      { '': '`package.json` names no file that its code begins with.' },
    ],
    [
      'whose build can’t be traced is open',
      { 'package.json': '{"exports":{".":"./src/a.ts","./extra":"./dist/extra.js"}}' },
      { '': "`package.json` names `./dist/extra.js`, and what that is built from can't be told." },
    ],
    [
      'whose program can’t be traced is open',
      { 'package.json': '{"main":"src/a.ts","bin":"dist/program.js"}' },
      { '': "`package.json` names `dist/program.js`, and what that is built from can't be told." },
    ],
    [
      'may export what is no code',
      { 'package.json': '{"exports":{".":"./src/a.ts","./style.css":"./dist/style.css"}}' },
      {},
    ],
    [
      'of no workspace is open',
      { 'package.json': '{"main":"src/a.ts"}', 'example/package.json': '{"main":"b.js"}', 'example/b.js': x },
      { example: '`example/package.json` belongs to no workspace.' },
    ],
  ])('%s', async (_, files, expected) => {
    expect(await openIn(files)).toEqual(expected);
  });
});

it('there is no graph without code', async () => {
  expect(await gatherModules(await sceneOf({ 'README.md': '# Widget', 'a.py': 'import b' }))).toBeNull();
  expect(await gatherModules(await sceneOf({ 'dist/a.js': x, 'node_modules/b/index.js': x }))).toBeNull();
});

it('takes no longer than the texts are long', async () => {
  const long = (part: string) => part.repeat(Math.floor(100_000 / part.length));
  const parts = [
    'a',
    'a/',
    'a.',
    "'a/",
    '"',
    'join(',
    "import '",
    '`../',
    '*',
    'from',
    '"*',
    '.ts',
    '../',
    '[(',
    "'a/*",
  ];
  const hostile = parts.map((part) => [part, long(part)] as const);
  for (const [part, text] of hostile) {
    const files = {
      'package.json': '{}',
      'src/a.ts': x,
      'src/load.ts': `import(name); /* ${text.replaceAll('*', '')} */`,
      'src/broken.ts': `const = ; ${text}`,
      'tsup.config.mjs': `export default 1; /* ${text.replaceAll('*/', '')} */`,
      'index.html': text,
      'tsconfig.json': text,
    };
    const scene = await sceneOf(files);
    const began = processorTime();
    await gatherModules(scene);
    expect(processorTime() - began, part).toBeLessThan(3000);
  }
});
