import { describe, expect, it } from 'vitest';
import { checks } from '../src/checks/index.ts';
import { runChecks } from '../src/checks/run-checks.ts';
import { gatherFiles } from '../src/gather/gatherers/files.ts';
import { score } from '../src/score/score.ts';
import { triage } from '../src/triage/triage.ts';
import { gatheredWith } from './support/evidence.ts';
import { codeBaseOfNames } from './support/look-alikes.ts';
import { type Files, memoryAnalyser, memoryRepository } from './support/memory-repository.ts';

async function evidenceOf(files: Files) {
  return triage(
    gatheredWith({ files: await gatherFiles(memoryRepository(files), memoryAnalyser(files)) }),
    '2026-11-23T09:00:00Z',
  );
}

/** The code base that scanners by name drown in: its story is PRODUCT's, the number of its look-alikes too. */
describe('a code base full of names', async () => {
  const { files, lookAlikes, planted } = codeBaseOfNames();
  const evidence = await evidenceOf(files);
  const secrets = evidence.secrets.ok ? evidence.secrets.value : [];
  const at = (path: string, line: number) =>
    secrets.filter((secret) => secret.path === path && secret.candidate.line === line);

  it('is as large as the one that was scored 10 of 100', () => {
    expect(lookAlikes.length).toBeGreaterThan(350);
    expect(planted.length).toBe(5);
  });

  it('has every look-alike dismissed, with its reason', () => {
    const wrong = lookAlikes.flatMap(({ path, line, expected }) => {
      const found = at(path, line).map(({ classification, reason }) => `${classification} ${reason}`);
      const isRight = found.length > 0 && found.every((one) => one === `false-positive ${expected}`);
      return isRight ? [] : [{ path, line, expected, found, text: files[path]?.split('\n')[line - 1] }];
    });
    expect(wrong).toEqual([]);
  });

  it('has every planted one found', () => {
    const found = planted.map(({ path, line }) =>
      at(path, line).map(({ candidate, classification }) => `${classification} ${candidate.kind}`),
    );
    expect(found).toEqual(planted.map(({ expected }) => [`real ${expected}`]));
  });

  it('scores beyond 90 for security once the planted ones are gone, and far below with them', async () => {
    const clean = Object.fromEntries(
      Object.entries(files).map(([path, text]) => {
        const gone = planted.filter((one) => one.path === path).map(({ line }) => line);
        return [
          path,
          text
            .split('\n')
            .filter((_, index) => !gone.includes(index + 1))
            .join('\n'),
        ];
      }),
    );
    expect(await securityScoreOf(clean)).toBeGreaterThan(90);
    expect(await securityScoreOf(files)).toBeLessThan(75);
  });
});

async function securityScoreOf(files: Files): Promise<number> {
  const { areas } = score(runChecks(checks, await evidenceOf(files)), {
    weights: {},
    renames: new Map(),
    waive: () => null,
  });
  const categories = areas.flatMap((area) => area.categories);
  return categories.find(({ id }) => id === 'quality/security')?.score ?? Number.NaN;
}
