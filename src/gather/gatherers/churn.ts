import type { Churn } from '../../model/evidence.ts';
import type { History } from '../../model/world.ts';

/** A year: one round of whatever comes back each year. */
const days = 365;

/** How often each file was changed of late; `null` where the history is not there. */
export async function gatherChurn(history: History): Promise<Churn | null> {
  const commits = await history.commitsByFile(days);
  return commits === null ? null : { days, commits };
}
