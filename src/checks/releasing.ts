import type { Evidence } from '../model/evidence.ts';
import type { Job, Step, Workflow } from '../model/workflow.ts';
import { type ManifestScripts, scriptCalled, scriptsOf } from './manifest-scripts.ts';
import {
  deployingByName,
  npmPublishing,
  npmPublishingAction,
  type ReleaseKind,
  releasingActions,
  releasingCommands,
} from './release-tools.ts';
import { type Command, isCommand, programOf } from './shell-commands.ts';
import { actionOf, isNever, runningSteps, stepCommands } from './workflow-steps.ts';

/** Something that a workflow releases. */
export interface Release {
  readonly kind: ReleaseKind;
  /** By what: `npm publish`, `actions/deploy-pages`. */
  readonly what: string;
  /** Whether it goes to the registry of npm. */
  readonly isNpm: boolean;
  readonly workflow: Workflow;
  readonly job: Job;
  /** Of the step, in the workflow. */
  readonly line: number;
}

type Act = Pick<Release, 'kind' | 'what' | 'isNpm'>;

/** Where a step stands, and what its commands may call. */
interface Place {
  readonly isNamed: boolean;
  readonly scripts: ManifestScripts;
}

/** Scripts of manifests that call each other. */
const mostScripts = 100;

const named = /deploy|releas|publish|\bship\b|\bcd\b|rollout|promote/i;
const rehearsing =
  /\b(?:tests?|e2e|integration|lint|verify|validat\w{1,10}|dry-?run|smoke|preview|snapshot)\b/i;
/** What stands for the real thing in a test: a cluster, a cloud or a registry on the runner itself. */
const standIn =
  /\b(?:kind create|minikube|k3d|k3s|microk8s|kind-action|setup-kind|localstack|verdaccio|localhost:\d|ctlptl)\b/i;

/** What workflows publish and deploy. Rehearsals, and what runs for a pull request only, are none. */
export function releasesOf({
  workflows,
  actions,
  manifests,
}: Pick<Evidence, 'workflows' | 'actions' | 'manifests'>): readonly Release[] {
  const scripts = scriptsOf(manifests);
  return workflows.filter(isForMoreThanReview).flatMap((workflow) =>
    workflow.jobs
      .filter((job) => !isNever(job.if))
      .flatMap((job) => {
        const steps = runningSteps(job.steps, actions);
        if (isRehearsal(job, steps)) return [];
        const place = { isNamed: named.test(wordsOf(workflow, job)), scripts };
        return steps.flatMap((step) =>
          actsOf(step, place).map((act) => ({ ...act, workflow, job, line: step.line })),
        );
      }),
  );
}

/** Jobs that change what runs, each once. What another workflow does that they call is told of that one. */
export function deployingJobs(
  evidence: Pick<Evidence, 'workflows' | 'actions' | 'manifests'>,
): readonly Release[] {
  const seen = new Set<Job>();
  return releasesOf(evidence).filter(({ kind, job }) => {
    if (kind !== 'deploy' || job.uses !== null || seen.has(job)) return false;
    seen.add(job);
    return true;
  });
}

function wordsOf({ path, name }: Workflow, job: Job): string {
  return [path.split('/').at(-1), name, job.id, job.name].join(' ').replaceAll('_', ' ');
}

function isForMoreThanReview({ triggers }: Workflow): boolean {
  return triggers.some(
    ({ event, types }) =>
      !['pull_request', 'pull_request_target', 'merge_group'].includes(event) || types.includes('closed'),
  );
}

function isRehearsal(job: Job, steps: readonly Step[]): boolean {
  const words = [job.id, job.name].join(' ').replaceAll('_', ' ');
  if (rehearsing.test(words) && !named.test(words)) return true;
  if (/^(?!.*\|\|).*event_name\s?==\s?'pull_request/s.test(job.if ?? '')) return true;
  return steps.some(({ uses, run, with: given }) =>
    [uses, run, given['tags']].some((text) => standIn.test(text ?? '')),
  );
}

function actsOf(step: Step, place: Place): readonly Act[] {
  const action = actionOf(step);
  if (action !== null) return actsOfAction(action, step, place);
  return stepCommands(step).flatMap((command) => actsOfCommand(command, place, new Set()));
}

function actsOfAction(action: string, step: Step, { isNamed }: Place): readonly Act[] {
  const tool = releasingActions.find(
    ({ action: pattern, given }) => pattern.test(action) && (given === undefined || isGiven(step, given)),
  );
  const isNpm = npmPublishingAction.test(action);
  if (tool !== undefined) return [{ kind: tool.kind, what: action, isNpm }];
  // A workflow of another repository: all that is known of it is what it and its caller are called.
  const isCalled = /^(?!\.\/).*\.ya?ml$/.test(action) && (isNamed || named.test(action));
  if (!isCalled) return [];
  return [{ kind: /deploy/.test(action) ? 'deploy' : 'publish', what: action, isNpm: true }];
}

function isGiven(
  { with: inputs }: Step,
  { input, text, isDefault }: NonNullable<(typeof releasingActions)[number]['given']>,
): boolean {
  const value = inputs[input];
  return value === undefined ? isDefault === true : text.test(value);
}

/** `seen`: scripts that were looked into already. */
function actsOfCommand(command: Command, place: Place, seen: Set<string>): readonly Act[] {
  if (command.some((word) => /^--(?:dry-?run|snapshot)/i.test(word))) return [];
  const script = scriptCalled(command, place.scripts);
  if (script === null) return known(command, place) ?? [];
  if (seen.has(script) || seen.size >= mostScripts) return [];
  seen.add(script);
  const commands = place.scripts.get(script) ?? [];
  const inside = commands.flatMap((inner) => actsOfCommand(inner, place, seen));
  return inside.length > 0 ? inside : byName(command, script, place);
}

function known(command: Command, { isNamed }: Place): readonly Act[] | null {
  const tool = toolOf(command) ?? toolOf(withoutPackageManager(command));
  if (tool !== undefined)
    return [{ kind: tool.kind, what: tool.pattern, isNpm: npmPublishing.includes(tool.pattern) }];
  const isDeploying = isNamed && deployingByName.some((pattern) => isCommand(command, pattern));
  const isHook = isNamed && programOf(command) === 'curl' && command.some((word) => /deploy/i.test(word));
  if (isDeploying || isHook) return [{ kind: 'deploy', what: programOf(command), isNpm: false }];
  return byName(command, targetOf(command), { isNamed });
}

/** Tools by their programs: scripts can have many commands, and there are many tools. */
const tools = new Map<string, (typeof releasingCommands)[number][]>();
for (const tool of releasingCommands) {
  const [program = ''] = tool.pattern.split(' ');
  tools.set(program, [...(tools.get(program) ?? []), tool]);
}

function toolOf(command: Command): (typeof releasingCommands)[number] | undefined {
  return tools.get(programOf(command))?.find(({ pattern }) => isCommand(command, pattern));
}

/** The program that a package manager runs: `semantic-release` of `yarn semantic-release`. */
function withoutPackageManager(command: Command): Command {
  return /^(?:yarn|pnpm|bun)$/.test(programOf(command)) ? command.slice(1) : command;
}

/** A target of `make`, or a script's name. */
function targetOf(command: Command): string {
  const words = command.filter((word) => !word.startsWith('-'));
  const [program = '', first = ''] = words;
  if (/^(?:make|just|task|rake|mage|bash|sh|node|python3?|nx|turbo)$/.test(programOf(command)))
    return (first === 'run' ? (words[2] ?? '') : first).split('/').at(-1) ?? '';
  return program.includes('/') ? programOf(command) : '';
}

/** What is called a release where the job is called one too, whatever it does. */
function byName(command: Command, name: string, { isNamed }: Pick<Place, 'isNamed'>): readonly Act[] {
  if (!isNamed || !/^(?:deploy|release|publish|push|ship|promote|roll-?out)/i.test(name)) return [];
  if (/notes|check|dry|test|verif|version|build|pack|prep|draft/i.test(name)) return [];
  const kind = /^deploy/i.test(name) ? 'deploy' : 'publish';
  const what = command.slice(0, 3).join(' ').slice(0, 60);
  return [{ kind, what, isNpm: kind === 'publish' }];
}
