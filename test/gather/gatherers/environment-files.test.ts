import { describe, expect, it } from 'vitest';
import { gatherEnvironmentFiles } from '../../../src/gather/gatherers/environment-files.ts';
import { type Files, sceneOf } from '../../support/memory-repository.ts';

const gatherIn = async (files: Files, untracked: readonly string[] = []) =>
  await gatherEnvironmentFiles(await sceneOf(files, { untracked }));

describe('which files', () => {
  const paths = [
    ...['.env', '.env.local', '.env.production', 'config/app.env', 'deploy/.env', '.ENV'],
    ...['.env.example', 'sample.env', '.env.dist', '.env.defaults', '.env.local.template'],
    ...[
      '.envrc',
      'env.ts',
      '.env.ts',
      'environment',
      'test/.env',
      'fixtures/app.env',
      'vendor/a/.env',
      '.env.md',
    ],
  ];

  it('dotenv files that are data, templates among them', async () => {
    const found = await gatherIn(Object.fromEntries(paths.map((path) => [path, ''])));
    expect(
      found.map(({ path, isTemplate }) => `${isTemplate ? 'template' : 'values'} ${path}`).sort(),
    ).toEqual(
      [
        ...['.ENV', '.env', '.env.local', '.env.production', 'config/app.env', 'deploy/.env'].map(
          (path) => `values ${path}`,
        ),
        ...['.env.defaults', '.env.dist', '.env.example', '.env.local.template', 'sample.env'].map(
          (path) => `template ${path}`,
        ),
      ].sort(),
    );
  });

  it('whether git has them', async () => {
    const found = await gatherIn({ '.env': '', 'a.env': '' }, ['.env']);
    expect(found.map(({ path, isTracked }) => [path, isTracked])).toEqual([
      ['.env', false],
      ['a.env', true],
    ]);
  });
});

describe('names with a value of their own', () => {
  it.each<[string, string, readonly string[]]>([
    ['a value', 'PORT=3000', ['PORT 1']],
    ['blanks around', '  PORT = 3000  ', ['PORT 1']],
    ['exported', 'export PORT=3000', ['PORT 1']],
    ['quoted', 'A="x y"\nB=\'z\'', ['A 1', 'B 2']],
    ['CRLF', 'A=\r\nB=1\r\n', ['B 2']],
    ['an equals sign within', 'A=b=c', ['A 1']],
    ['a comment behind it', 'A=1 # one', ['A 1']],
    ['a hash within is no comment', 'A=#1', ['A 1']],
    ['only a comment', 'A= # to be set', []],
    ['empty', 'A=', []],
    ['empty quotes', 'A=""\nB=\'\'', []],
    ['commented out', '# A=1', []],
    ['no name', '=1\n1A=2\nA-B=3', []],
    ['a reference', `A=$B\nC=$${'{D}'}`, []],
    ['a reference within', 'A=$B/x', ['A 1']],
    [
      'placeholders',
      'A=changeme\nB=<your key>\nC={{ key }}\nD=your-key-here\nE=xxx\nF=***\nG=null\nH=TODO',
      [],
    ],
    ['a placeholder in quotes', 'A="changeme"', []],
    ['a word that begins like one', 'A=examples', ['A 1']],
  ])('%s', async (_, text, assigned) => {
    const [file] = await gatherIn({ '.env': text });
    expect(file?.assigned.map(({ name, line }) => `${name} ${line}`)).toEqual(assigned);
  });

  it('never hold the value', async () => {
    expect(JSON.stringify(await gatherIn({ '.env': 'A=hunter2' }))).not.toContain('hunter2');
  });
});

describe('time is linear in the text', () => {
  const blanks = ' '.repeat(300_000);

  it.each([
    ['blanks within a value', `A=a${blanks}b`],
    ['blanks before a name', `${blanks}-`],
    ['blanks before no comment', `A=a${blanks}b#`],
    ['blanks without a value', `A${blanks}b`],
    ['exports', 'export '.repeat(50_000)],
    ['quotes', `A="${'"'.repeat(300_000)}x`],
    ['lines of nothing', '\n'.repeat(300_000)],
  ])('%s', { timeout: 20_000 }, async (_, text) => {
    expect(await gatherIn({ '.env': text })).toHaveLength(1);
  });
});
