import type { BranchProtection } from '../../model/ecosystem.ts';
import type { History } from '../../model/world.ts';

/** What holds for the branch that this work is for; `null` in a terminal, and where the token may not read it. */
export async function gatherBranchProtection(history: History): Promise<BranchProtection | null> {
  return await history.branchProtection();
}
