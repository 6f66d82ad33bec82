import { describe, expect, it } from 'vitest';
import { gatherHistoricSecrets } from '../../../src/gather/gatherers/historic-secrets.ts';
import type { AddedText } from '../../../src/model/change.ts';
import { defaultSettings } from '../../../src/model/settings.ts';
import type { History } from '../../../src/model/world.ts';
import { historyWith } from '../../support/memory-history.ts';
import { type Files, sceneOf } from '../../support/memory-repository.ts';
import { checked, drawn } from '../../support/secret-values.ts';

const token = checked('ghp_', 3);

const historyOf = (texts: readonly AddedText[] | null): History =>
  historyWith({
    addedTexts: async () => texts,
  });

const one: AddedText = { commit: 'a'.repeat(40), path: 'src/a.ts', text: `const t = '${token}';` };

async function gathered(
  texts: readonly AddedText[] | null,
  {
    files = {},
    since = 'base',
    isAsked = true,
    changed = [],
  }: { files?: Files; since?: string | null; isAsked?: boolean; changed?: readonly string[] } = {},
) {
  const settings = { findings: { ...defaultSettings.findings, history: isAsked } };
  return await gatherHistoricSecrets(await sceneOf(files, { settings }), historyOf(texts), since, changed);
}

describe('credentials of commits', () => {
  it('are told once, with the oldest commit', async () => {
    const texts = [{ ...one, commit: 'b'.repeat(40), path: 'src/b.ts' }, one];
    expect(await gathered(texts)).toMatchObject([
      {
        commit: one.commit,
        path: 'src/a.ts',
        kind: 'source',
        candidate: { kind: 'github-token', proof: 'checksum-valid' },
      },
    ]);
  });

  it.each<[string, Files, readonly string[], number]>([
    ['the same file still holds', { 'src/a.ts': one.text }, [], 0],
    ['another file holds now', { 'src/b.ts': one.text }, ['src/b.ts'], 0],
    [
      'another one took the place of',
      { 'src/a.ts': one.text.replace(token, checked('ghp_', 4)) },
      ['src/a.ts'],
      1,
    ],
    ['no file holds', {}, ['src/a.ts'], 1],
  ])('that %s', async (_, files, changed, count) => {
    expect((await gathered([one], { files, changed }))?.length).toBe(count);
  });

  it('are read as the file is: settings need no quotes, tests are tests', async () => {
    const texts = ['.env', 'src/c.ts', 'test/.env'].map((path, at) => ({
      ...one,
      path,
      text: `API_SECRET=${drawn('ABCDEFGHabcdefgh0123456789', 32, at + 1)}`,
    }));
    expect(
      (await gathered(texts))?.map(({ path, kind, candidate }) => `${path} ${kind} ${candidate.proof}`),
    ).toEqual(['.env data random', 'src/c.ts source name-only', 'test/.env test random']);
  });

  it('of minified files are nobody’s', async () => {
    expect(await gathered([{ ...one, path: 'a.min.js' }])).toEqual([]);
  });

  it.each([
    ['nobody asks', { isAsked: false }],
    ['there is nothing to compare with', { since: null }],
  ])('are not looked for where %s', async (_, options) => {
    expect(await gathered([one], options)).toBeNull();
  });

  it('that are asked for and can not be had are a reason', async () => {
    await expect(gathered(null)).rejects.toThrow('check out with `fetch-depth: 0`');
  });
});
