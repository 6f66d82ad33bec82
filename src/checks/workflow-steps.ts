import type { ActionDefinition, Job, Step, Workflow } from '../model/workflow.ts';
import { type Command, commandsIn } from './shell-commands.ts';

/** Actions of this repository that call each other. */
const deepest = 3;

/** Of a job, its own actions opened. */
const mostSteps = 5000;

/** The action that a step uses, in lower case and without its version: `actions/checkout`. `null` where it uses none. */
export function actionOf({ uses }: Step): string | null {
  return uses === null ? null : (uses.split('@')[0] ?? uses).toLowerCase();
}

/** Steps that run, those of the repository's own composite actions in place of the steps that use them. */
export function runningSteps(steps: readonly Step[], actions: readonly ActionDefinition[]): readonly Step[] {
  return opened(steps, { actions, depth: 0, isKept: false, budget: { left: mostSteps } });
}

/** The same, with the steps that use an own action before those of the action. */
export function stepsAndCalls(steps: readonly Step[], actions: readonly ActionDefinition[]): readonly Step[] {
  return opened(steps, { actions, depth: 0, isKept: true, budget: { left: mostSteps } });
}

interface Opening {
  readonly actions: readonly ActionDefinition[];
  readonly depth: number;
  /** Whether the step that uses an own action stays. */
  readonly isKept: boolean;
  /** Actions that use each other many times could go on for ever. */
  readonly budget: { left: number };
}

function opened(steps: readonly Step[], opening: Opening): readonly Step[] {
  const { actions, depth, isKept, budget } = opening;
  return steps
    .filter(({ if: condition }) => !isNever(condition))
    .flatMap((step) => {
      budget.left -= 1;
      const own = depth < deepest && budget.left > 0 ? ownAction(step, actions) : undefined;
      if (own === undefined || own.steps.length === 0) return [step];
      // What is found in it is told of the place that uses it.
      const inside = opened(own.steps, { ...opening, depth: depth + 1 });
      const placed = inside.map((inner) => ({ ...inner, line: step.line }));
      return isKept ? [step, ...placed] : placed;
    });
}

export function isNever(condition: string | null): boolean {
  return condition !== null && /^\s*(?:\$\{\{\s*)?false\s*(?:\}\}\s*)?$/.test(condition);
}

/** Commands of a step's script. */
export function stepCommands({ run }: Step): readonly Command[] {
  return run === null ? [] : commandsIn(run);
}

function ownAction({ uses }: Step, actions: readonly ActionDefinition[]): ActionDefinition | undefined {
  if (uses === null || !uses.startsWith('./')) return undefined;
  const folder = uses.slice(2).replace(/\/$/, '');
  return actions.find(({ path }) => path.replace(/\/?action\.ya?ml$/, '') === folder);
}

/** Jobs of the repository that call a reusable workflow of it. */
export function callersOf(
  { path }: Pick<Workflow, 'path'>,
  workflows: readonly Workflow[],
): readonly { readonly workflow: Workflow; readonly job: Job }[] {
  return workflows.flatMap((workflow) =>
    workflow.jobs.filter(({ uses }) => uses === `./${path}`).map((job) => ({ workflow, job })),
  );
}
