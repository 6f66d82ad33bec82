import { describe, expect, it } from 'vitest';
import { gatherFiles, kindOf } from '../../../src/gather/gatherers/files.ts';
import type { FileKind } from '../../../src/model/evidence.ts';
import type { FileFacts } from '../../../src/model/facts.ts';
import { factsWith } from '../../support/evidence.ts';
import { memoryAnalyser, memoryRepository } from '../../support/memory-repository.ts';

describe('the kind of a file', () => {
  it.each<[FileKind, string]>([
    ['source', 'src/a.ts'],
    ['source', 'a.PY'],
    ['source', 'main.go'],
    ['source', 'query.sql'],
    ['source', 'src/testament.ts'],
    ['source', 'src/contest/a.ts'],
    ['source', 'latest.ts'],
    ['document', 'README.md'],
    ['document', 'docs/a.RST'],
    ['data', 'package.json'],
    ['data', 'Dockerfile'],
    ['data', '.env'],
    ['data', '.env.example'],
    ['document', 'LICENSE'],
    ['test', 'test/a.ts'],
    ['test', 'packages/a/__tests__/a.js'],
    ['test', 'src/a.test.ts'],
    ['test', 'src/a_spec.rb'],
    ['test', 'test_a.py'],
    ['test', 'pkg/a_test.go'],
    ['test', 'fixtures/.env'],
    ['test', 'testdata/README.md'],
    ['vendored', 'node_modules/a/index.js'],
    ['vendored', 'vendor/a/a_test.go'],
    ['vendored', 'third_party/a.c'],
    ['generated', 'dist/index.js'],
    ['generated', 'packages/a/build/a.d.ts'],
    ['data', 'dist/data.json'],
    ['source', 'build/a.ts'],
    ['source', 'distance/a.js'],
  ])('%s: %s', (kind, path) => {
    expect(kindOf(path, factsWith())).toBe(kind);
  });

  it.each<[string, FileKind, string, Partial<FileFacts>]>([
    ['unread before all else', 'unread', 'node_modules/a.js', { unread: 'It is a link.', isBinary: true }],
    ['binary before its place', 'binary', 'test/a.png', { isBinary: true }],
    [
      'code with NUL bytes is code all the same',
      'source',
      'src/a.ts',
      { isBinary: true, code: { kind: 'not-analysed', reason: 'NUL.', line: null } },
    ],
    ['vendored before generated', 'vendored', 'vendor/a.min.js', { generated: 'Minified.' }],
    ['generated before test', 'generated', 'test/a.ts', { generated: 'A marker.' }],
  ])('%s', (_, kind, path, facts) => {
    expect(kindOf(path, factsWith(facts))).toBe(kind);
  });
});

describe('files', () => {
  it('come with their facts, kinds and whether git has them', async () => {
    const files = { 'src/a.py': 'a\nb\n', 'notes.txt': '', 'a.bin': '\0' };
    const gathered = await gatherFiles(memoryRepository(files, ['notes.txt']), memoryAnalyser(files));
    expect(gathered).toEqual([
      {
        path: 'a.bin',
        isTracked: true,
        kind: 'binary',
        facts: factsWith({ bytes: 1, lines: 0, isBinary: true }),
      },
      { path: 'notes.txt', isTracked: false, kind: 'document', facts: factsWith({ bytes: 0, lines: 0 }) },
      { path: 'src/a.py', isTracked: true, kind: 'source', facts: factsWith({ bytes: 4, lines: 2 }) },
    ]);
  });
});
