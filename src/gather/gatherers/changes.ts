import type { FileChange } from '../../model/change.ts';
import type { History } from '../../model/world.ts';

/** What the work tree holds otherwise than `since`; `null` without a commit to compare with. */
export async function gatherChanges(
  history: History,
  since: string | null,
): Promise<readonly FileChange[] | null> {
  return since === null ? null : await history.changesSince(since);
}
