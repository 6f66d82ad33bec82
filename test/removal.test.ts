import { describe, expect, it } from 'vitest';
import type { CheckResult } from '../src/model/outcome.ts';
import type { Scorecard } from '../src/model/scorecard.ts';
import { judgedFiles } from './support/judged-files.ts';
import { filesOfStory, stories } from './support/stories.ts';

/** Whether a finding that costs something is about the file: without it the finding is gone, and rightly so. */
function isFinding(path: string, results: readonly CheckResult[]): boolean {
  return results.some(
    ({ outcome }) =>
      outcome.kind === 'judged' &&
      outcome.findings.some(
        (finding) =>
          finding.path === path && finding.share !== 0 && finding.classification !== 'false-positive',
      ),
  );
}

/** `total` and the paths of categories → score. */
function scoresOf({ total, areas }: Scorecard): ReadonlyMap<string, number | null> {
  const categories = areas.flatMap((area) => area.categories.map(({ id, score }) => [id, score] as const));
  return new Map<string, number | null>([['total', total.score], ...categories]);
}

/** Scores that are higher than before. Of what could not be judged before or now nothing can be said. */
function raised(before: Scorecard, after: Scorecard): readonly string[] {
  const old = scoresOf(before);
  return [...scoresOf(after)].flatMap(([name, score]) => {
    const was = old.get(name) ?? null;
    return was !== null && score !== null && score > was + 1e-9 ? [`${name}: ${was} → ${score}`] : [];
  });
}

describe('less evidence never helps', () => {
  it.each(['light', 'stress'])(
    'without the report of %s load, performance is not judged',
    async (scenario) => {
      const { files, untracked, settings } = filesOfStory('service-under-load');
      const { [`load/results/${scenario}.json`]: gone, ...rest } = files;
      expect(gone).toBeTypeOf('string');
      const { scorecard, results } = await judgedFiles(rest, untracked, settings);
      expect(scorecard.total.score).toBeNull();
      expect(scorecard.areas.find(({ id }) => id === 'performance')).toMatchObject({
        assessed: true,
        score: null,
      });
      const reasons = results.flatMap(({ check, outcome }) =>
        check.category.startsWith('performance/') && outcome.kind === 'errored' ? [outcome.reason] : [],
      );
      expect(new Set(reasons)).toEqual(
        new Set([
          `The load report \`load/results/${scenario}.json\`, named under \`performance.reports\`, is not there: run the load tool that writes it first.`,
        ]),
      );
    },
  );

  it.each(stories)(
    'no file of %s raises a score by being gone',
    async (story) => {
      const { files, untracked, settings } = filesOfStory(story);
      const whole = await judgedFiles(files, untracked, settings);
      const gains: string[] = [];
      for (const path of Object.keys(files)) {
        if (isFinding(path, whole.results)) continue;
        const { [path]: gone, ...rest } = files;
        const { scorecard } = await judgedFiles(rest, untracked, settings);
        // Shares of the source are of less source then; the total may not rise all the same.
        const isSource = /\.[cm]?[jt]sx?$/.test(path);
        const better = raised(whole.scorecard, scorecard).filter(
          (name) => !isSource || name.startsWith('total'),
        );
        gains.push(...better.map((gain) => `without ${path}, ${gain}`));
        expect(gone).toBeTypeOf('string');
      }
      expect(gains).toEqual([]);
    },
    60_000,
  );
});
