import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checks } from '../src/checks/index.ts';
import { checkPath } from '../src/model/check.ts';

/** What each folder of `src` may import, besides itself. Files at the top of `src` are on the floors 3 and 4. */
const floors: Readonly<Record<string, readonly string[]>> = {
  model: [],
  config: ['model'],
  formats: ['model'],
  facts: ['model'],
  checks: ['model'],
  triage: ['model'],
  score: ['model'],
  compare: ['model'],
  gate: ['model'],
  certificate: ['model'],
  fix: ['model'],
  doctor: ['model'],
  report: ['model'],
  gather: ['model', 'formats', 'facts'],
  platform: ['model'],
};

/** Rooms that may touch the outside world. */
const outside = ['platform', 'commands', 'modes'];

/** Built-in modules that are pure functions of their arguments, and the rooms that need them. */
const pureBuiltIns: Readonly<Record<string, readonly string[]>> = {
  'node:crypto': ['model', 'certificate'],
  'node:zlib': ['facts'],
};

const entries = ['action.ts', 'bin.ts', 'worker.ts', 'analysis.ts'];
const forbiddenFolders = ['utils', 'util', 'helpers', 'common', 'lib', 'types', 'shared', 'misc'];

const source = join(import.meta.dirname, '../src');
const files = filesBelow(source);

interface Import {
  readonly from: string;
  readonly to: string;
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}

function importsOf(file: string): readonly Import[] {
  const text = readFileSync(join(source, file), 'utf8');
  const found = text.matchAll(/(?:from|import)\s*\(?\s*(?:\/\*.*?\*\/\s*)?'([^']+)'/g);
  return [...found].map(([, to = '']) => ({
    from: file,
    to: to.startsWith('.') ? relative(source, join(source, dirname(file), to)) : to,
  }));
}

const roomOf = (path: string) => (path.includes('/') ? (path.split('/')[0] ?? '') : '');

describe('the floors', () => {
  const imports = files.flatMap(importsOf);

  it('sees the imports it judges', () => {
    expect(imports.length).toBeGreaterThan(100);
    expect(new Set(files.map(roomOf).filter((room) => room in floors)).size).toBe(Object.keys(floors).length);
  });

  it('lets a room import itself and what stands below it, and nothing else', () => {
    const wrong = imports.filter(({ from, to }) => {
      const [room, target] = [roomOf(from), roomOf(to)];
      const isOwn = !to.startsWith('node:') && to.endsWith('.ts');
      return isOwn && room in floors && target !== room && !floors[room]?.includes(target);
    });
    expect(wrong, 'Pass data instead, or move the shared word to model/.').toEqual([]);
  });

  it('keeps the outside world in platform/, the commands and the entries', () => {
    const wrong = imports.filter(({ from, to }) => {
      if (!to.startsWith('node:') && !to.startsWith('@actions/') && !to.startsWith('@octokit/')) return false;
      const room = roomOf(from);
      return !outside.includes(room) && !entries.includes(from) && !pureBuiltIns[to]?.includes(room);
    });
    expect(wrong, 'Ask a port of model/world.ts for it.').toEqual([]);
  });

  it('keeps the clock, chance, the process and the network out of the pure rooms', () => {
    const forbidden =
      /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bprocess\.|(?<!\/\/)\bconsole\.|\bfetch\(|\bsetTimeout\(/;
    const wrong = files.filter((file) => {
      if (outside.includes(roomOf(file)) || entries.includes(file)) return false;
      return forbidden.test(readFileSync(join(source, file), 'utf8'));
    });
    expect(wrong, 'Time comes from the Clock, everything else from a port.').toEqual([]);
  });

  it('has no folder whose name says nothing', () => {
    const folders = new Set(files.flatMap((file) => file.split('/').slice(0, -1)));
    expect(forbiddenFolders.filter((name) => folders.has(name))).toEqual([]);
  });
});

describe('things that are one file each', () => {
  const checkFiles = files.filter((file) => /^checks\/[^/]+\/[^/]+\/[^/]+\.ts$/.test(file));
  const defining = checkFiles.filter((file) =>
    readFileSync(join(source, file), 'utf8').includes('defineCheck('),
  );

  it('lists every check in checks/index.ts, under the path of its file', () => {
    const listed = checks.map((check) => `checks/${checkPath(check)}.ts`).sort();
    expect(
      listed,
      'Add the check to src/checks/index.ts; its category is its folder, its id its file name.',
    ).toEqual([...defining].sort());
  });

  it('holds every check to its titles, reasons and remedies', () => {
    for (const check of checks) {
      expect(check.title, checkPath(check)).not.toMatch(/\.$/);
      expect(check.failureTitle, checkPath(check)).not.toMatch(/\.$/);
      expect(check.why, checkPath(check)).toMatch(/\.$/);
      expect(check.fix, checkPath(check)).toMatch(/\.$/);
    }
  });

  it.each([
    ['gate/rules', 'gate/judge.ts'],
    ['report/reports', 'report/index.ts'],
    ['triage/reasons', 'triage/reasons/index.ts'],
    ['triage/code-reasons', 'triage/code-reasons/index.ts'],
    ['triage/report-reasons', 'triage/report-reasons/index.ts'],
    ['triage/advisory-reasons', 'triage/advisory-reasons/index.ts'],
    ['formats/findings', 'formats/findings/index.ts'],
    ['facts/secret-kinds', 'facts/secret-kinds/index.ts'],
    ['gather/gatherers', 'gather/gather.ts'],
    ['formats/coverage', 'formats/coverage/index.ts'],
    ['formats/load', 'formats/load/index.ts'],
    ['certificate/trust', 'certificate/trust/index.ts'],
    ['fix/remedies', 'fix/index.ts'],
  ])('lists every file of %s that is one thing in %s', (folder, index) => {
    const text = readFileSync(join(source, index), 'utf8');
    const things = files.filter((file) => dirname(file) === folder && isOneThing(file));
    const missing = things.filter((file) => !text.includes(`/${file.split('/').at(-1)}'`));
    expect(missing, `Add a line to src/${index}.`).toEqual([]);
  });

  it('has a test for every check, rule, format and gatherer', () => {
    const needing = [
      ...defining,
      ...files.filter((file) => /^(?:gate\/rules|gather\/gatherers|fix\/remedies)\//.test(file)),
    ];
    const tests = new Set(filesBelow(import.meta.dirname));
    const missing = needing
      .map((file) => file.replace(/\.ts$/, '.test.ts'))
      .filter((file) => !tests.has(file));
    expect(missing, 'Write the test; test/ mirrors src/.').toEqual([]);
  });
});

function isOneThing(file: string): boolean {
  const text = readFileSync(join(source, file), 'utf8');
  return /^export default /m.test(text) || file.startsWith('gather/gatherers/');
}
