import picomatch from 'picomatch';
import type { Approval } from './model/gate.ts';
import type { ApprovalSettings } from './model/settings.ts';
import type { RunRequest, World } from './model/world.ts';

/** Whatever may run in a workflow, and with it decide what is measured, and how. */
const measuring = ['.github/workflows/**', '.github/actions/**', '**/action.{yml,yaml}'];

/**
 * What a pull request changes of that which measures or judges it, and who approved that; `null` when it changes nothing
 * of the kind, or is none. Asks who approved only where it matters.
 */
export async function approvalOf(
  { history, approvals, log }: Pick<World, 'history' | 'approvals' | 'log'>,
  { configuration }: Pick<RunRequest, 'configuration'>,
  asked: ApprovalSettings,
  start: string | null,
): Promise<Approval | null> {
  if (approvals === null || start === null) return null;
  const changes = await history.changesSince(start).catch(() => null);
  const isMeasuring = picomatch([...measuring, ...asked.paths], { dot: true });
  const isWhole = changes !== null && changes.length < (history.mostChanges ?? Number.POSITIVE_INFINITY);
  const touched = (changes ?? [])
    .flatMap(({ path, formerPath }) => (formerPath === null ? [path] : [path, formerPath]))
    .filter((path) => path === configuration || isMeasuring(path));
  if (isWhole && touched.length === 0) return null;
  const by = await approvals.find(asked).catch((error: unknown) => {
    log.warn(`Whether somebody approved this head could not be learned. ${String(error)}`);
    return null;
  });
  return { changed: touched.length === 0 ? null : [...new Set(touched)].sort(), by };
}
