import { defineCheck } from '../../../model/check.ts';
import type { Finding } from '../../../model/finding.ts';
import { notApplicable, noted, proportion } from '../../../model/outcome.ts';
import type { ActionDefinition, Job, Workflow } from '../../../model/workflow.ts';
import { unreadable } from '../../unreadable.ts';
import { actionOf, callersOf, isNever, stepsAndCalls } from '../../workflow-steps.ts';
import { foreignCheckouts } from './foreign-checkout.ts';

/** Events that strangers cause, and that run with the secrets of the repository. */
const privileged = new Set(['pull_request_target', 'workflow_run', 'issue_comment']);

/** Conditions that let nothing in but what is the repository’s own. */
const ownOnly =
  /head\.repo\.full_name\s?==\s?github\.repository|github\.repository\s?==\s?\S{0,60}head\.repo\.full_name|head\.repo\.fork\s?==\s?false|!\s?github\.event\.pull_request\.head\.repo\.fork|head_repository\.full_name\s?==\s?github\.repository|workflow_run\.event\s?==\s?'(?:push|schedule|release|workflow_dispatch)'|workflow_run\.event\s?!=\s?'pull_request'/;

/** Conditions by which a person of the project lets something in, without having seen all that comes. */
const byPerson =
  /author_association|\blabels?\b|permission|authori[sz]|team|is_?member|\bapprov|workflow_run\.head_branch\s?==/i;

export default defineCheck({
  id: 'dangerous-triggers',
  category: 'readiness/security-posture',
  importance: 'critical',
  title: 'No workflow runs a stranger’s code with the repository’s secrets',
  failureTitle: 'Workflows run a stranger’s code with the repository’s secrets',
  why: 'Workflows that `pull_request_target`, `workflow_run` or `issue_comment` start have the secrets and a token that may write, even for pull requests of strangers. Checking such a request out and running something of it hands both over (GitHub Security Lab, “pwn requests”; OpenSSF Scorecard, Dangerous-Workflow). Each job of such a workflow counts once. One that waits for a person of the project is a note: what they let in may change behind their back.',
  fix: 'Run the code in a workflow that `pull_request` starts, which has no secrets, and hand its result on as an artifact.',
  needs: ['workflows', 'actions'],

  run({ workflows, actions }) {
    const broken = unreadable('a workflow', workflows);
    const jobs = workflows.flatMap((workflow) => {
      const events = eventsOf(workflow, workflows);
      return events.length === 0 ? [] : workflow.jobs.map((job) => ({ workflow, job, events }));
    });
    const total = broken.length + jobs.length;
    if (total === 0)
      return notApplicable(
        'No stranger can start a workflow by `pull_request_target`, `workflow_run` or `issue_comment`.',
      );
    const found = jobs.flatMap((place) => foreignCode(place, actions));
    const sure = found.filter(({ classification }) => classification === undefined);
    const notes = found.filter(({ classification }) => classification !== undefined);
    return noted(proportion(total, [...broken, ...sure]), notes);
  },
});

interface Place {
  readonly workflow: Workflow;
  readonly job: Job;
  /** By which a stranger starts it. */
  readonly events: readonly string[];
}

/** Events by which a stranger starts a workflow with the secrets, by one that calls it too. */
function eventsOf(workflow: Workflow, workflows: readonly Workflow[]): readonly string[] {
  const callers = callersOf(workflow, workflows)
    .filter(({ job }) => !isNever(job.if) && !ownOnly.test(job.if ?? ''))
    .map((caller) => caller.workflow);
  const isReviewed = workflows.some(({ triggers }) =>
    triggers.some(({ event }) => event.startsWith('pull_request')),
  );
  const events = [workflow, ...callers]
    .flatMap(({ triggers }) => triggers.map(({ event }) => event))
    // A run that no pull request started is of the repository's own code.
    .filter((event) => privileged.has(event) && (event !== 'workflow_run' || isReviewed));
  return [...new Set(events)];
}

/** The first place of a job at which foreign code is fetched that runs afterwards. */
function foreignCode(
  { workflow, job, events }: Place,
  actions: readonly ActionDefinition[],
): readonly Finding[] {
  if (isNever(job.if) || ownOnly.test(job.if ?? '')) return [];
  const places = foreignCheckouts(stepsAndCalls(job.steps, actions), { ...workflow.env, ...job.env }).filter(
    ({ step }) => !ownOnly.test(step.if ?? ''),
  );
  const [place] = [...places].sort((left, right) => Number(left.isUnclear) - Number(right.isUnclear));
  if (place === undefined) return [];
  const { step, what, runs, isUnclear } = place;
  const isNoted = isUnclear || isGuarded(workflow, job) || byPerson.test(step.if ?? '');
  return [
    {
      path: workflow.path,
      line: step.line,
      message: `The job \`${job.id}\` fetches ${what} with the secrets of \`${events.join('`, `')}\`, and runs ${runs} after that. Move it to a workflow that \`pull_request\` starts.`,
      subject: job.id,
      ...(isNoted ? { severity: 'medium' as const, classification: 'to-review' as const } : {}),
    },
  ];
}

/** Whether a person of the project has to let it in: by an environment, a label, or a step or a job before it. */
function isGuarded({ triggers, jobs }: Workflow, { environment, if: condition, needs, steps }: Job): boolean {
  const before = jobs.filter(({ id }) => needs.includes(id));
  const starting = triggers.filter(({ event }) => privileged.has(event));
  const isLabelled = starting.length > 0 && starting.every(({ types }) => types.join() === 'labeled');
  return (
    isLabelled ||
    [environment, ...before.map((job) => job.environment)].some((name) => name !== null) ||
    [condition, ...needs, ...before.map((job) => job.if)].some((text) => byPerson.test(text ?? '')) ||
    steps.some((step) => /permission|membership|authori[sz]/.test(actionOf(step) ?? ''))
  );
}
