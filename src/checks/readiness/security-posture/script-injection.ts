import { defineCheck } from '../../../model/check.ts';
import type { Finding } from '../../../model/finding.ts';
import { measured, notApplicable } from '../../../model/outcome.ts';
import type { ActionDefinition, Step, Variables, Workflow } from '../../../model/workflow.ts';
import { valuesIn } from '../../expressions.ts';
import { unreadable } from '../../unreadable.ts';
import { actionOf } from '../../workflow-steps.ts';
import { type Hazard, hazardOf } from './untrusted-input.ts';

/** Inputs of actions that are run as a script. */
const scriptInputs: readonly (readonly [RegExp, string])[] = [
  [/^actions\/github-script$/, 'script'],
  [/^appleboy\/ssh-action$/, 'script'],
  [/^azure\/(?:cli|powershell)$/, 'inlinescript'],
];

export default defineCheck({
  id: 'script-injection',
  category: 'readiness/security-posture',
  importance: 'high',
  title: 'No script is put together from what strangers write',
  failureTitle: 'Scripts are put together from what strangers write',
  why: 'GitHub fills expressions in before the shell sees the script, so the title of an issue or the name of a branch runs as code, with the secrets of the job (GitHub Security Lab, “untrusted input”; in December 2024 the name of a branch put a miner into Ultralytics’ releases). Each step with a script counts once; one that takes an input of a workflow or an action instead counts for half, since whoever starts it is mostly known.',
  fix: 'Hand the value over in `env:` and let the script read the variable, in quotes: `"$TITLE"`.',
  needs: ['workflows', 'actions'],

  run({ workflows, actions }) {
    const broken = [...unreadable('a workflow', workflows), ...unreadable('an action', actions)];
    const scripts = [...workflows.flatMap(scriptsOfWorkflow), ...actions.flatMap(scriptsOfAction)];
    const total = broken.length + scripts.length;
    if (total === 0) return notApplicable('No workflow and no action runs a script.');
    const findings = [...broken, ...scripts.flatMap(injected)];
    const lost = findings.reduce((sum, { share = 1 }) => sum + share, 0);
    return measured(1 - lost / total, findings);
  },
});

/** A text that runs, and the variables whose values are put into it too. */
interface Script {
  readonly path: string;
  readonly line: number;
  readonly text: string;
  readonly variables: Variables;
  readonly isAction: boolean;
}

function scriptsOfWorkflow({ path, env, jobs }: Workflow): readonly Script[] {
  return jobs.flatMap((job) =>
    job.steps.flatMap((step) => scriptsOf(path, step, { ...env, ...job.env, ...step.env }, false)),
  );
}

function scriptsOfAction({ path, steps }: ActionDefinition): readonly Script[] {
  return steps.flatMap((step) => scriptsOf(path, step, step.env, true));
}

function scriptsOf(path: string, step: Step, variables: Variables, isAction: boolean): readonly Script[] {
  const text = step.run ?? scriptInput(step);
  return text === null ? [] : [{ path, line: step.line, text, variables, isAction }];
}

function scriptInput(step: Step): string | null {
  const action = actionOf(step) ?? '';
  const [, input] = scriptInputs.find(([pattern]) => pattern.test(action)) ?? [];
  const [, text] = Object.entries(step.with).find(([name]) => name.toLowerCase() === input) ?? [];
  return text ?? null;
}

function injected({ path, line, text, variables, isAction }: Script): readonly Finding[] {
  const hazards = valuesIn(text).flatMap((value) => {
    const variable = /^env\.([\w-]+)$/.exec(value.name)?.[1];
    const values = variable === undefined ? [value] : valuesIn(variableIn(variables, variable));
    const hazard = worstOf(values.map((each) => hazardOf(each, isAction)));
    return hazard === null ? [] : [{ name: value.name, hazard }];
  });
  const worst = worstOf(hazards.map(({ hazard }) => hazard));
  if (worst === null) return [];
  const names = [...new Set(hazards.filter(({ hazard }) => hazard === worst).map(({ name }) => name))];
  const shown = names.slice(0, 3).map((name) => `\`${name}\``);
  return [
    {
      path,
      line,
      message: `${shown.join(', ')} becomes part of a script before it runs, and ${told[worst]}. Hand it over in \`env:\`.`,
      subject: names.join(' '),
      ...(worst === 'stranger' ? {} : { severity: 'medium' as const, share: 0.5 }),
    },
  ];
}

const told: Readonly<Record<Hazard, string>> = {
  stranger: 'anybody can write code into it',
  caller: 'whoever starts or calls it can write code into it',
};

function variableIn(variables: Variables, name: string): string {
  return Object.entries(variables).find(([key]) => key.toLowerCase() === name)?.[1] ?? '';
}

function worstOf(hazards: readonly (Hazard | null)[]): Hazard | null {
  if (hazards.includes('stranger')) return 'stranger';
  return hazards.includes('caller') ? 'caller' : null;
}
