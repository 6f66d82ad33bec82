import type { History } from '../../src/model/world.ts';

/** A history that knows nothing but what is given. */
export function historyWith<T extends Partial<History>>(known: T): History & T {
  return {
    mergeBase: async () => null,
    isAncestor: async () => false,
    firstParents: async () => null,
    changesSince: async () => [],
    addedDependencies: async () => null,
    addedTexts: async () => null,
    mostChanges: null,
    filesAt: async () => null,
    lineDates: async () => null,
    commitsByFile: async () => null,
    tags: async () => null,
    branchProtection: async () => null,
    ...known,
  };
}
