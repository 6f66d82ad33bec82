import type { Settings } from '../model/settings.ts';
import type { ActionDefinition, Job, Step, Workflow } from '../model/workflow.ts';

/** What the doctor looks at: how certgate is set up, never what it measures. */
export interface Setup {
  readonly workflows: readonly Workflow[];
  readonly actions: readonly ActionDefinition[];
  readonly settings: Settings;
  /** Days after which GitHub deletes artifacts of this repository; `null` when nobody said. */
  readonly retentionDays: number | null;
}

/** A way in which a setup does not do what it is there for. */
export interface Trap {
  /** The name of its file. */
  readonly id: string;
  /** `error`: a change may pass that should not, or wait for ever. `warning`: less is done than could be. */
  readonly severity: 'error' | 'warning';
  /** Where it is sprung: a message each, with what happens and what to do. */
  readonly find: (setup: Setup) => readonly Sprung[];
}

export interface Sprung {
  /** `null` where it is about no file. */
  readonly path: string | null;
  /** 1-based; `null` where it is about the whole file. */
  readonly line: number | null;
  readonly message: string;
}

/** A job that runs certgate, with the steps that do. */
export interface GateJob {
  readonly workflow: Workflow;
  readonly job: Job;
  readonly steps: readonly Step[];
}

/** Every job that runs certgate: by its name, or as the repository's own action. */
export function gateJobs({ workflows, actions }: Setup): readonly GateJob[] {
  const isOwn = actions.some(({ path, name }) => /^action\.ya?ml$/.test(path) && name === 'certgate');
  const runsGate = ({ uses }: Step) =>
    uses !== null && (/(?:^|\/)certgate(?:@|$)/.test(uses) || (isOwn && /^\.\/?$/.test(uses)));
  return workflows.flatMap((workflow) =>
    workflow.jobs.flatMap((job) => {
      const steps = job.steps.filter(runsGate);
      return steps.length === 0 ? [] : [{ workflow, job, steps }];
    }),
  );
}

/** Whether a workflow is started by an event. */
export function isStartedBy({ triggers }: Workflow, event: string): boolean {
  return triggers.some((trigger) => trigger.event === event);
}

/** Jobs that run certgate on pull requests: those that may be required. */
export function requiredJobs(setup: Setup): readonly GateJob[] {
  return gateJobs(setup).filter((gate) => runsOn(gate, 'pull_request'));
}

/** Whether an event runs the job, as far as its condition is written in the usual ways. */
export function runsOn({ workflow, job }: GateJob, event: string): boolean {
  if (!isStartedBy(workflow, event)) return false;
  const condition = job.if ?? '';
  if (!condition.includes('github.event_name')) return true;
  const isNamed = condition.includes(`'${event}'`);
  const isNegated = /!\s*\(/.test(condition) || new RegExp(`!=\\s*'${event}'`).test(condition);
  const namesOnlyOthers = /!=/.test(condition) && !isNamed;
  return namesOnlyOthers || isNamed !== isNegated;
}

/** At the job. */
export function at({ workflow, job }: Pick<GateJob, 'workflow' | 'job'>, message: string): Sprung {
  return { path: workflow.path, line: job.line, message };
}
