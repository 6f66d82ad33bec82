import { describe, expect, it } from 'vitest';
import { gatherComposeFiles } from '../../../src/gather/gatherers/compose-files.ts';
import { gatherEnvironment } from '../../../src/gather/gatherers/environment.ts';
import { type Files, sceneOf } from '../../support/memory-repository.ts';

const gatherIn = async (files: Files) => {
  const scene = await sceneOf(files);
  return await gatherEnvironment(scene, await gatherComposeFiles(scene));
};

describe('reads', () => {
  it('are those of source files, parsed or not', async () => {
    const { reads, hasComputedReads } = await gatherIn({
      'src/a.ts': 'process.env.PORT;\nprocess.env["A_B"] ?? "c";',
      'src/b.py': 'os.getenv("C_D")',
      'test/c.ts': 'process.env.E_F;',
    });
    expect(reads).toEqual([
      { name: 'PORT', path: 'src/a.ts', line: 1, hasDefault: false, by: 'syntax' },
      { name: 'A_B', path: 'src/a.ts', line: 2, hasDefault: true, by: 'syntax' },
      { name: 'C_D', path: 'src/b.py', line: 1, hasDefault: false, by: 'text' },
    ]);
    expect(hasComputedReads).toBe(false);
  });

  it('may be of a name that nobody can tell', async () => {
    const { reads, hasComputedReads } = await gatherIn({ 'src/a.ts': 'process.env[name];' });
    expect({ reads, hasComputedReads }).toEqual({ reads: [], hasComputedReads: true });
  });
});

describe('notes', () => {
  it.each<[string, Files, readonly object[]]>([
    [
      'a template, commented out or not',
      { '.env.example': '# a\nPORT=\n#A_B=1\nexport C_D=2\n' },
      [
        { name: 'PORT', path: '.env.example', line: 2, kind: 'template' },
        { name: 'A_B', path: '.env.example', line: 3, kind: 'template' },
        { name: 'C_D', path: '.env.example', line: 4, kind: 'template' },
      ],
    ],
    ['no environment file that is in use', { '.env': 'PORT=1' }, []],
    [
      'a document',
      { 'README.md': 'Set `A_B`.' },
      [{ name: 'A_B', path: 'README.md', line: 1, kind: 'note' }],
    ],
    [
      'a compose file, of what is built here',
      {
        'compose.yaml':
          'services:\n  a:\n    build: .\n    environment: [A_B=1]\n  b:\n    image: x\n    environment: [C_D=1]\n',
      },
      [{ name: 'A_B', path: 'compose.yaml', line: 4, kind: 'compose' }],
    ],
  ])('%s', async (_, files, notes) => {
    expect((await gatherIn(files)).documented).toEqual(notes);
  });
});

it.each([
  ['schema.parse(process.env);', { path: 'src/a.ts', line: 1, by: 'parse' }],
  ['process.env.PORT;', null],
])('validation: %s', async (text, validation) => {
  expect((await gatherIn({ 'src/a.ts': text })).validation).toEqual(validation);
});
