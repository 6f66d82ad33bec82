import { expect, it } from 'vitest';
import { gatherChanges } from '../../../src/gather/gatherers/changes.ts';
import type { FileChange } from '../../../src/model/change.ts';
import type { History } from '../../../src/model/world.ts';
import { historyWith } from '../../support/memory-history.ts';

const change: FileChange = { path: 'a.ts', formerPath: null, status: 'modified', added: [], lines: null };

/** A history that remembers what it was asked. */
function historyOf(changes: readonly FileChange[]): History & { readonly asked: string[] } {
  const asked: string[] = [];
  return historyWith({
    asked,
    changesSince: async (commit) => {
      asked.push(commit);
      return changes;
    },
  });
}

it('asks what changed since the work left its target', async () => {
  const history = historyOf([change]);
  expect(await gatherChanges(history, 'abc')).toEqual([change]);
  expect(history.asked).toEqual(['abc']);
});

it('asks nothing when there is nothing to compare with', async () => {
  const history = historyOf([change]);
  expect(await gatherChanges(history, null)).toBeNull();
  expect(history.asked).toEqual([]);
});
