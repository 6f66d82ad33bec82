import { expect, it } from 'vitest';
import { gatherChurn } from '../../../src/gather/gatherers/churn.ts';
import type { History } from '../../../src/model/world.ts';
import { historyWith } from '../../support/memory-history.ts';

/** A history that knows a file's commits, or nothing. */
function historyOf(commits: ReadonlyMap<string, number> | null): History & { readonly asked: number[] } {
  const asked: number[] = [];
  return historyWith({
    asked,
    commitsByFile: async (days) => {
      asked.push(days);
      return commits;
    },
  });
}

it('asks for a year', async () => {
  const commits = new Map([['src/a.ts', 3]]);
  const history = historyOf(commits);
  expect(await gatherChurn(history)).toEqual({ days: 365, commits });
  expect(history.asked).toEqual([365]);
});

it('knows nothing where the history is not there', async () => {
  expect(await gatherChurn(historyOf(null))).toBeNull();
});
