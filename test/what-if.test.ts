import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { checksOf } from '../src/model/scorecard.ts';
import type { Settings } from '../src/model/settings.ts';
import { configurationFile, readPolicy } from '../src/policy.ts';
import { suppose } from '../src/what-if.ts';
import { fixtures, storyDocuments } from './support/stories.ts';

/** What the story was judged by. */
function settingsOf(story: string, now: string): Settings {
  const work = join(fixtures, story, 'work');
  const file = join(existsSync(work) ? work : join(fixtures, story, 'repo'), configurationFile);
  return readPolicy(existsSync(file) ? readFileSync(file, 'utf8') : null, configurationFile, now);
}

const documents = storyDocuments().map(
  ([story, document]) => [story, document, settingsOf(story, document.issuedAt)] as const,
);

describe.each(documents)('of %s', (_, document, settings) => {
  test('with nothing mended it is what it was', () => {
    const { scorecard, judged, mended } = suppose(document, new Set(), settings);
    expect(scorecard.total).toEqual({ score: document.total, waivedScore: document.waivedTotal });
    const { gate, level, readiness, rulings, blockers, pathToCertification } = document;
    expect(judged).toMatchObject({ gate, level, readiness, blockers, pathToCertification });
    const words = (all: typeof rulings) =>
      all.map(({ rule, target, status }) => `${rule} ${target} ${status}`).sort();
    expect(words(judged.rulings)).toEqual(words(rulings));
    expect(mended).toEqual([]);
  });

  test('a check that is mended whole gives the points that it costs', () => {
    for (const { id, lost, waivedScore, score } of checksOf(document.areas)) {
      if (lost === null || lost === 0 || waivedScore !== score || document.waivedTotal === null) continue;
      const { scorecard } = suppose(document, new Set([id]), settings);
      expect(scorecard.total.waivedScore, id).toBeCloseTo(document.waivedTotal + lost, 6);
    }
  });

  test('a path that is done leads where it says', () => {
    const steps = document.pathToCertification;
    if (steps.some(({ kind }) => kind !== 'mend')) return;
    const fixes = new Set(steps.map(({ target }) => target));
    expect(suppose(document, fixes, settings).judged).toMatchObject({ gate: 'open', level: 'CERTIFIED' });
  });
});

it('says of which checks it can only guess', () => {
  const [, document, settings] = documents.find(([story]) => story === 'protocol-engine/before') ?? [];
  if (document === undefined || settings === undefined) throw new Error('The story is gone.');
  const check = checksOf(document.areas).find(
    ({ findings, tally, lost }) =>
      tally === null && (lost ?? 0) > 0 && findings.filter((one) => one.lost > 0).length > 1,
  );
  const [first] = (check?.findings ?? []).filter(({ lost }) => lost > 0);
  const { estimated, mended } = suppose(document, new Set([first?.fingerprint ?? '']), settings);
  expect(estimated).toEqual([check?.id]);
  expect(mended).toEqual([first]);
});
