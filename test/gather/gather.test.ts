import { describe, expect, it } from 'vitest';
import { gather } from '../../src/gather/gather.ts';
import { defaultSettings } from '../../src/model/settings.ts';
import { historyWith } from '../support/memory-history.ts';
import { type Files, memoryAnalyser, memoryRepository } from '../support/memory-repository.ts';

const files: Files = {
  'package.json': '{"name":"widget"}',
  'package-lock.json': '{}',
  'pnpm-workspace.yaml': 'packages: []',
  'README.md': '# Widget',
  LICENSE: 'x',
  '.env': 'A=1',
  '.github/workflows/ci.yml': 'jobs: {}',
};

/** A history in which nothing changed. */
const unchanged = historyWith({
  commitsByFile: async () => new Map(),
});

/** Gathers from a repository in which nobody can read some files. */
const gatherWithout = async (...unreadable: readonly string[]) => {
  const repository = memoryRepository(files);
  const read = async (path: string) => {
    if (unreadable.includes(path)) throw new Error(`\`${path}\` can't be read.`);
    return await repository.read(path);
  };
  return await gather(
    { repository: { ...repository, read }, analyser: memoryAnalyser(files), history: unchanged },
    defaultSettings,
    'abc',
  );
};

const missingIn = (evidence: object) =>
  Object.entries(evidence).flatMap(([key, gathered]) => (gathered.ok ? [] : [`${key}: ${gathered.reason}`]));

describe('gathering', () => {
  it('brings every kind of evidence', async () => {
    const evidence = await gatherWithout();
    expect(missingIn(evidence)).toEqual([]);
    expect(evidence).toMatchObject({
      files: { value: expect.any(Array) },
      profile: { value: { id: 'monorepo' } },
      manifests: { value: [{ name: 'widget' }] },
      lockfiles: { value: [{ path: 'package-lock.json' }] },
      license: { value: { path: 'LICENSE' } },
      readme: { value: { path: 'README.md' } },
      environmentFiles: { value: [{ path: '.env' }] },
      workflows: { value: [{ path: '.github/workflows/ci.yml' }] },
      coverage: { value: null },
      modules: { value: null },
      churn: { value: { days: 365 } },
    });
  });

  it.each([
    ['package-lock.json', 'lockfiles'],
    ['LICENSE', 'license'],
    ['.env', 'environmentFiles'],
    ['.github/workflows/ci.yml', 'workflows'],
    ['pnpm-workspace.yaml', 'manifests'],
  ])('goes on when %s can’t be read', async (path, key) => {
    const missing = missingIn(await gatherWithout(path)).filter(
      (one) => !/^(?:installedPackages|runtimePins): /.test(one),
    );
    expect(missing).toEqual([`${key}: \`${path}\` can't be read.`]);
  });

  it('says that a file is gone', async () => {
    const repository = { ...memoryRepository(files), read: async () => null };
    const evidence = await gather(
      { repository, analyser: memoryAnalyser(files), history: unchanged },
      defaultSettings,
      null,
    );
    expect(evidence.changes).toEqual({ ok: true, value: null });
    expect(evidence.license).toEqual({ ok: false, reason: '`LICENSE` is gone.' });
  });
});
