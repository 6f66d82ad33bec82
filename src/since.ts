import type { PriorCertificate } from './compare/compare.ts';
import type { FileChange } from './model/change.ts';
import { type ChangeLog, changeLogOf } from './model/change-log.ts';
import type { RunRequest, World } from './model/world.ts';

/** The commit where this work left its target; `null` when there is nothing to compare with. */
export async function startOf(
  { history }: Pick<World, 'history'>,
  { base, subject }: Pick<RunRequest, 'base' | 'subject'>,
): Promise<string | null> {
  if (base === null || subject.commit === null) return null;
  if (base === subject.commit) return base;
  return (await history.mergeBase(base, subject.commit)) ?? base;
}

/** The start, as far as something can be told since: a commit of the branch itself begins at itself. */
export function toldFrom(start: string | null, { subject }: Pick<RunRequest, 'subject'>): string | null {
  return start === subject.commit && !subject.modified ? null : start;
}

/** What is otherwise than at the baseline. When it can't be learned, findings in renamed files count as new. */
export async function changesSince(
  prior: PriorCertificate,
  { history, log }: Pick<World, 'history' | 'log'>,
): Promise<readonly FileChange[] | null> {
  if ('missing' in prior) return null;
  return await history.changesSince(prior.certificate.subject.commit).catch((error: unknown) => {
    log.warn(`What was renamed since the baseline could not be learned. ${String(error)}`);
    return null;
  });
}

/** The change log since the baseline's commit, or else since the work began. What was asked already is not asked again. */
export async function changeLog(
  prior: PriorCertificate,
  start: string | null,
  { history }: Pick<World, 'history'>,
  request: Pick<RunRequest, 'subject'>,
): Promise<ChangeLog | null> {
  const from = 'missing' in prior ? 'start' : 'baseline';
  const since = 'missing' in prior ? toldFrom(start, request) : prior.certificate.subject.commit;
  if (since === null) return null;
  const changes = await history.changesSince(since).catch(() => null);
  return changes === null ? null : changeLogOf(changes, { since, from, mostTold: history.mostChanges });
}
