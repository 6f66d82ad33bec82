import type { Evidence } from '../../../model/evidence.ts';
import type { SignalKind } from '../../../model/facts.ts';
import type { Outcome } from '../../../model/outcome.ts';
import { baseName } from '../../../model/path.ts';
import type { Workflow } from '../../../model/workflow.ts';
import { notOperated } from '../../operated.ts';
import { inParts } from '../../parts.ts';
import { signalsIn } from '../../signals.ts';
import { topicsOf } from '../../topics.ts';

interface Procedure {
  /** Of commands that do it. */
  readonly signal: SignalKind;
  /** Headings of documents that tell of it. */
  readonly subject: RegExp;
  /** Words of a workflow's steps that do it, and of a module and its functions. */
  readonly named: RegExp;
  readonly notDone: string;
  readonly notTimed: string;
}

/** Two questions that count the same: whether a procedure is there, and whether it has a rhythm. */
export function judgeProcedure(
  { files, profile, workflows }: Pick<Evidence, 'files' | 'profile' | 'workflows'>,
  { signal, subject, named, notDone, notTimed }: Procedure,
): Outcome {
  const reason = notOperated(profile);
  if (reason !== null) return reason;
  const topics = topicsOf(files, subject);
  const places = [...signalsIn(files, signal), ...modulesNamed(files, named)];
  const isDone = places.length > 0 || topics.some(({ characters }) => characters >= 100);
  const isTimed = isScheduled(workflows, named) || topics.some(({ quantities }) => quantities > 0);
  return inParts([!isDone && notDone, !isTimed && notTimed], places[0]?.path ?? topics[0]?.path);
}

/** Modules that are called so and have a function that is: `backup` of `src/data/backup.ts`. A component shows a button. */
function modulesNamed(files: Evidence['files'], named: RegExp): Evidence['files'] {
  return files.filter(
    ({ kind, path, facts: { code } }) =>
      kind === 'source' &&
      /\.[cm]?[jt]s$/.test(path) &&
      named.test(baseName(path)) &&
      code?.kind === 'analysed' &&
      code.code.functions.some(({ name }) => named.test(name)),
  );
}

/** Whether a workflow that runs on a schedule names something in what it runs. */
function isScheduled(workflows: readonly Workflow[], named: RegExp): boolean {
  return workflows.some(
    ({ triggers, jobs }) =>
      triggers.some(({ crons }) => crons.length > 0) &&
      jobs.some(({ steps }) =>
        steps.some(({ run, uses }) => named.test(run ?? '') || named.test(uses ?? '')),
      ),
  );
}
