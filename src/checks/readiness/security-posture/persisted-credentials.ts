import { defineCheck } from '../../../model/check.ts';
import type { Finding } from '../../../model/finding.ts';
import { notApplicable, proportion } from '../../../model/outcome.ts';
import type { ActionDefinition, Step, Workflow } from '../../../model/workflow.ts';
import { type Command, isCommand, programOf } from '../../shell-commands.ts';
import { unreadable } from '../../unreadable.ts';
import { actionOf, runningSteps, stepCommands } from '../../workflow-steps.ts';

/** Actions that push, or may: by their names. Those of GitHub and Docker push nothing with git. */
const pushingAction =
  /^(?!actions\/|docker\/).*(?:push|commit|release|publish|deploy|pages|tag|merge|pull-request|\bpr\b|format|autofix|autoupdate|backport|bump|version|changeset|rebase|sync|contributors|wiki)/;

export default defineCheck({
  id: 'persisted-credentials',
  category: 'readiness/security-posture',
  importance: 'low',
  title: 'Checkouts leave no token behind',
  failureTitle: 'Checkouts leave a token behind that nothing needs',
  why: '`actions/checkout` keeps the job’s token for git unless told otherwise: every later step can read it, and an artifact of the folder carried it out of many projects (“ArtiPACKED”, 2024; zizmor, artipacked). Each checkout counts once; where a later step of the job pushes or fetches, the token is needed, and nothing is wrong.',
  fix: 'Add `persist-credentials: false` to the `with:` of the checkout.',
  needs: ['workflows', 'actions'],

  run({ workflows, actions }) {
    const broken = unreadable('a workflow', workflows);
    const checkouts = workflows.flatMap((workflow) => checkoutsOf(workflow, actions));
    const total = broken.length + checkouts.length;
    if (total === 0) return notApplicable('No workflow checks anything out.');
    return proportion(total, [
      ...broken,
      ...checkouts.filter(({ isKept }) => isKept).map(({ finding }) => finding),
    ]);
  },
});

interface Checkout {
  readonly isKept: boolean;
  readonly finding: Finding;
}

function checkoutsOf({ path, jobs }: Workflow, actions: readonly ActionDefinition[]): readonly Checkout[] {
  return jobs.flatMap((job) => {
    const steps = runningSteps(job.steps, actions);
    const last = steps.findLastIndex(needsToken);
    return steps.flatMap((step, index) => {
      if (actionOf(step) !== 'actions/checkout') return [];
      const isKept = !isDropped(step) && index > last;
      const message = `The checkout of the job \`${job.id}\` keeps the token, and nothing in the job pushes. Add \`persist-credentials: false\`.`;
      return [{ isKept, finding: { path, line: step.line, message, subject: job.id } }];
    });
  });
}

function isDropped({ with: inputs }: Step): boolean {
  return (inputs['persist-credentials'] ?? '').trim().toLowerCase() === 'false';
}

function needsToken(step: Step): boolean {
  const action = actionOf(step);
  if (action !== null) return pushingAction.test(action);
  return stepCommands(step).some(isOnline);
}

/** Commands that talk to the remote, or are known to push. A script by whose name one would expect it, too. */
function isOnline(command: Command): boolean {
  const program = programOf(command);
  if (program === 'git')
    return command.some((word) => /^(?:push|fetch|pull|submodule|lfs|ls-remote|clone)$/.test(word));
  if (
    /^(?:semantic-release|release-it|lerna|changeset|gh-pages|standard-version|auto|np|goreleaser)$/.test(
      program,
    )
  )
    return true;
  if (isCommand(command, 'npm version') || isCommand(command, 'changeset publish')) return true;
  return command.some((word) => /^(?:[\w./-]{0,80}[/:-])?(?:release|publish|deploy|push|commit)/.test(word));
}
