import { expect, it } from 'vitest';
import { gatherBranchProtection } from '../../../src/gather/gatherers/branch-protection.ts';
import { historyWith } from '../../support/memory-history.ts';

it.each([[{ branch: 'main', isProtected: true, rules: ['pull_request'] }], [null]])(
  'is what the history knows: %o',
  async (protection) => {
    expect(await gatherBranchProtection(historyWith({ branchProtection: async () => protection }))).toBe(
      protection,
    );
  },
);
