import type { Evidence } from '../../../model/evidence.ts';
import type { Job, Step, Workflow } from '../../../model/workflow.ts';
import { type ManifestScripts, scriptCalled, scriptsOf } from '../../manifest-scripts.ts';
import { type Command, commandsIn, programOf } from '../../shell-commands.ts';
import { actionOf, isNever, runningSteps, stepCommands } from '../../workflow-steps.ts';

/** Inputs of actions that hold commands: `with: { run: npm test }`. */
const commandInput =
  /^(?:run|cmd|commands?|scripts?|run-?cmd|coverage-?command|test-?(?:script|command)|build-?(?:script|command))$/i;

export type CiEvidence = Pick<Evidence, 'workflows' | 'actions' | 'manifests'>;

/** Something that a workflow runs for a change: a command, scripts of manifests followed to what they run, or an action. */
export interface CiCommand {
  /** Words; of an action its name alone. */
  readonly command: Command;
  /** Of the step. */
  readonly path: string;
  readonly line: number;
  /** For changes before they are merged, rather than afterwards only. */
  readonly isBeforeMerge: boolean;
  /** `|| true`: nobody hears of its failure. */
  readonly isIgnored: boolean;
}

/** What workflows run for changes, in their order. */
export function ciCommands({ workflows, actions, manifests }: CiEvidence): readonly CiCommand[] {
  const scripts = scriptsOf(manifests);
  return workflows.flatMap((workflow) => {
    const when = occasionOf(workflow);
    if (when === null) return [];
    return jobsOf(workflow, workflows).flatMap(({ path, job }) =>
      runningSteps(job.steps, actions).flatMap((step) =>
        runBy(step, scripts).map((command) => ({
          command,
          path,
          line: step.line,
          isBeforeMerge: when === 'before',
          isIgnored: isIgnored(step),
        })),
      ),
    );
  });
}

/** A workflow of another repository that is called for changes: what it runs is not known. */
export function foreignCall({ workflows }: Pick<CiEvidence, 'workflows'>): string | null {
  const called = workflows
    .filter((workflow) => occasionOf(workflow) !== null)
    .flatMap(({ jobs }) => jobs.map(({ uses }) => uses));
  return called.find((uses) => uses !== null && !uses.startsWith('./')) ?? null;
}

/** Whether a workflow runs for changes; `null` for one that runs on a schedule, by hand or for releases. */
function occasionOf({ triggers }: Workflow): 'before' | 'after' | null {
  const pushes = triggers.filter(
    ({ event, branches, tags }) => event === 'push' && (branches.length > 0 || tags.length === 0),
  );
  const isBefore =
    triggers.some(({ event }) => ['pull_request', 'pull_request_target', 'merge_group'].includes(event)) ||
    pushes.some(({ branches }) => branches.length === 0 || branches.some((branch) => /^\*\*?$/.test(branch)));
  if (isBefore) return 'before';
  return pushes.length > 0 ? 'after' : null;
}

/** Its own jobs, and those of the repository's workflows that it calls. */
function jobsOf(
  workflow: Workflow,
  workflows: readonly Workflow[],
): readonly { readonly path: string; readonly job: Job }[] {
  return workflow.jobs
    .filter((job) => !isNever(job.if))
    .flatMap((job) => {
      const called = workflows.find(({ path }) => `./${path}` === job.uses);
      if (called === undefined || called === workflow) return [{ path: workflow.path, job }];
      return called.jobs
        .filter((each) => !isNever(each.if))
        .map((each) => ({ path: called.path, job: each }));
    });
}

function runBy(step: Step, scripts: ManifestScripts): readonly Command[] {
  const action = actionOf(step);
  if (action === null) return followedAll(stepCommands(step), scripts);
  const given = Object.entries(step.with).filter(([input]) => commandInput.test(input));
  const commands = given.flatMap(([, text]) => commandsIn(text));
  return [[action], ...followedAll(commands, scripts)];
}

/** A command that runs a script of a manifest gives what that runs, and what runs before and after it; each script is followed once, whoever calls it. */
function followedAll(commands: readonly Command[], scripts: ManifestScripts): readonly Command[] {
  const seen = new Set<string>();
  const followed = (command: Command): readonly Command[] => {
    const name = testScript(command) ?? scriptCalled(command, scripts);
    // Where there is no script at all, there is nothing for it to run.
    if (name !== null && scripts.size === 0) return [];
    const started = startedBy(command);
    if (name === null && started !== null) return [command, ...followed(started)];
    const inside = name === null ? undefined : scripts.get(name);
    if (name === null || inside === undefined) return [command];
    if (seen.has(name)) return [];
    seen.add(name);
    return [...(scripts.get(`pre${name}`) ?? []), ...inside, ...(scripts.get(`post${name}`) ?? [])].flatMap(
      followed,
    );
  };
  return commands.flatMap(followed);
}

/** `npm test` of `c8 npm test`. */
function startedBy(command: Command): Command | null {
  if (!/^(?:c8|nyc|cross-env|env-cmd|dotenvx|timeout|time|xvfb-run)$/.test(programOf(command))) return null;
  const at = command.findIndex((word, index) => index > 0 && /^(?:npm|pnpm|yarn|bun)$/.test(word));
  return at === -1 ? null : command.slice(at);
}

/** `npm test` runs the script `test` without being told to run one. */
function testScript(command: Command): string | null {
  const [verb = ''] = command.slice(1).filter((word) => !word.startsWith('-'));
  const isTest =
    /^(?:npm|pnpm|yarn)$/.test(programOf(command)) && /^(?:test|t|tst|it|cit|install-test)$/.test(verb);
  return isTest ? 'test' : null;
}

function isIgnored({ run }: Step): boolean {
  return run !== null && /\|\|[ \t]*(?:true|:|exit[ \t]+0)[ \t]*(?:$|[\n;#])/.test(run);
}

/** A name of a script that no manifest holds, or of a target of another tool: `test` of `make test`. */
export function calledName(command: Command): string | null {
  const program = programOf(command);
  if (
    !/^(?:npm|pnpm|yarn|bun|make|just|task|rake|nx|turbo|lerna|wireit|rush|moon|mise|poe|pdm|hatch|composer|ant|earthly|bazel|bazelisk)$/.test(
      program,
    )
  )
    return null;
  const words = command.slice(1).filter((word) => !/^[-.]|=/.test(word));
  const verbs = new Set([
    'run',
    'run-script',
    'workspaces',
    'workspace',
    'foreach',
    'affected',
    'run-many',
    'recursive',
    'r',
    'x',
  ]);
  const isOwnVerb =
    /^(?:npm|pnpm|bun)$/.test(program) && /^(?:i|install|ci|add|audit|publish|pack)$/.test(words[0] ?? '');
  if (isOwnVerb) return null;
  return words.find((word) => !verbs.has(word)) ?? null;
}

/** Words of a command that may be a program which another one starts: `mocha` of `c8 mocha`. */
export function programsOf(command: Command): readonly string[] {
  const program = programOf(command);
  const isStarting =
    /^(?:c8|nyc|cross-env|env-cmd|dotenvx|node|tsx|ts-node|bun|deno|yarn|pnpm|wireit|concurrently|run-s|run-p|npm-run-all2?|poetry|pdm|uv|coverage|docker|xvfb-run|nodemon|borp|start-server-and-test|wait-on|timeout|time|retry|turbo|nx|lerna)$/.test(
      program,
    );
  const others = isStarting ? command.slice(1).flatMap((word) => word.split(/\s+/)) : [];
  return [program, ...others.map((word) => (word.split('/').at(-1) ?? '').replace(/\.[cm]?js$/, ''))];
}
