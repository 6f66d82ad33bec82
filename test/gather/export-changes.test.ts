import { describe, expect, it } from 'vitest';
import { withExportChanges } from '../../src/gather/export-changes.ts';
import type { FileChange } from '../../src/model/change.ts';
import { changeLogOf } from '../../src/model/change-log.ts';
import type { FormerFiles } from '../../src/model/world.ts';
import { historyWith } from '../support/memory-history.ts';
import { type Files, memoryAnalyser, sceneOf } from '../support/memory-repository.ts';

const since = 'c0ffee0000000000000000000000000000000001';

function change(path: string, overrides: Partial<FileChange> = {}): FileChange {
  return { path, formerPath: null, status: 'modified', added: null, lines: null, ...overrides };
}

const tooLarge = 'too large';

/** Files as a commit has them, made of an object. */
function formerly(files: Files, paths: readonly string[]): FormerFiles {
  const bytesOf = (path: string) => new TextEncoder().encode(files[path] ?? '');
  return {
    files: paths
      .filter((path) => path in files)
      .map((path) => ({ path, isTracked: true, contentId: 'a'.repeat(40) })),
    sizeOf: (path) => bytesOf(path).byteLength,
    read: async (path) =>
      files[path] === tooLarge
        ? { kind: 'refused', reason: 'It is too large.', bytes: 9 }
        : { kind: 'content', bytes: bytesOf(path) },
  };
}

/** The change log, and what was asked for of the past. */
async function compared(then: Files | null, now: Files, changes: readonly FileChange[]) {
  const asked: string[] = [];
  const history = historyWith({
    filesAt: async (commit, paths) => {
      expect(commit).toBe(since);
      asked.push(...paths);
      return then === null ? null : formerly(then, paths);
    },
  });
  const log = changeLogOf(changes, { since, from: 'baseline', mostTold: null });
  const { files } = await sceneOf(now);
  const told = await withExportChanges(
    log,
    { ok: true, value: files },
    { history, analyser: memoryAnalyser({}) },
  );
  return {
    asked,
    uncompared: told?.uncompared,
    exports: Object.fromEntries((told?.files ?? []).map(({ path, exports }) => [path, exports])),
  };
}

const none = { added: [], removed: [], changed: [] };
const a = 'export function a() {}\n';

describe('what became of the exports of a changed file', () => {
  it.each<
    [
      sentence: string,
      then: Files,
      now: Files,
      change: FileChange,
      exports: Partial<typeof none> | Readonly<Record<'added' | 'removed' | 'changed', readonly string[]>>,
    ]
  >([
    [
      'is told of a modified one',
      { 'a.ts': `${a}export class B {}\nexport const c = (d: string) => d;` },
      { 'a.ts': `${a}export class E {}\nexport const c = (d: number) => d;` },
      change('a.ts'),
      { added: ['E'], removed: ['B'], changed: ['c'] },
    ],
    [
      'is nothing where only its inside is another',
      { 'a.ts': a },
      { 'a.ts': `${a}const b = 1;` },
      change('a.ts'),
      none,
    ],
    [
      'is all of a new one',
      {},
      { 'a.ts': a },
      change('a.ts', { status: 'added' }),
      { ...none, added: ['a'] },
    ],
    [
      'is all of a removed one',
      { 'a.ts': a },
      {},
      change('a.ts', { status: 'removed' }),
      { ...none, removed: ['a'] },
    ],
    [
      'is told of a renamed one by its former name',
      { 'b.js': a },
      { 'a.ts': 'export function c() {}' },
      change('a.ts', { status: 'renamed', formerPath: 'b.js' }),
      { ...none, added: ['c'], removed: ['a'] },
    ],
    [
      'is a loss where it has become a test',
      { 'a.ts': a },
      { 'test/a.ts': a },
      change('test/a.ts', { status: 'renamed', formerPath: 'a.ts' }),
      { ...none, removed: ['a'] },
    ],
  ])('%s', async (_, then, now, changed, exports) => {
    expect(await compared(then, now, [changed])).toMatchObject({
      exports: { [changed.path]: exports },
      uncompared: 0,
    });
  });

  it.each<[sentence: string, path: string, text: string]>([
    ['a test', 'a.test.ts', a],
    ['prose', 'README.md', '# A'],
    ['code of another language', 'a.py', 'def a(): pass'],
    ['code from elsewhere', 'node_modules/a.js', a],
    ['what a tool wrote', 'a.ts', `// @generated\n${a}`],
  ])('is not told of %s', async (_, path, text) => {
    const { exports, uncompared } = await compared({ [path]: text }, { [path]: text }, [change(path)]);
    expect(exports).toEqual({ [path]: null });
    expect(uncompared).toBe(0);
  });

  it.each<[sentence: string, then: Files | null, now: Files, change: FileChange]>([
    ['the clone does not have the commit', null, { 'a.ts': a }, change('a.ts')],
    ['the commit does not have the file', {}, { 'a.ts': a }, change('a.ts')],
    ['it could not be parsed', { 'a.ts': a }, { 'a.ts': 'export function (' }, change('a.ts')],
    ['it could not be parsed then', { 'a.ts': 'export function (' }, { 'a.ts': a }, change('a.ts')],
    ['it could not be read then', { 'a.ts': tooLarge }, { 'a.ts': a }, change('a.ts')],
    ['it was not looked at', { 'a.ts': a }, {}, change('a.ts')],
  ])('is not known where %s', async (_, then, now, changed) => {
    expect(await compared(then, now, [changed])).toMatchObject({ exports: { 'a.ts': null }, uncompared: 1 });
  });

  it('asks for no more of the past than it needs', async () => {
    const now = { 'a.ts': a, 'b.ts': a, 'a.test.ts': a, 'README.md': '#' };
    const changes = [
      change('a.ts', { status: 'renamed', formerPath: 'c.ts' }),
      change('b.ts', { status: 'added' }),
      change('a.test.ts'),
      change('README.md'),
    ];
    expect((await compared({ 'c.ts': a }, now, changes)).asked).toEqual(['c.ts']);
    expect((await compared(null, now, changes.slice(1))).asked).toEqual([]);
  });
});

it('leaves a log alone that is none, or whose files are not known', async () => {
  const world = { history: historyWith({}), analyser: memoryAnalyser({}) };
  expect(await withExportChanges(null, { ok: true, value: [] }, world)).toBeNull();
  const log = changeLogOf([change('a.ts')], { since, from: 'start', mostTold: null });
  expect(await withExportChanges(log, { ok: false, reason: 'No.' }, world)).toBe(log);
});
