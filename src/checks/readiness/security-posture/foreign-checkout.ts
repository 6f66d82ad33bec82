import type { Step, Variables } from '../../../model/workflow.ts';
import { type Command, commandsIn, programOf } from '../../shell-commands.ts';
import { actionOf, stepCommands } from '../../workflow-steps.ts';

/** A step that fetches what a stranger wrote, and what runs behind it. */
export interface ForeignCheckout {
  readonly step: Step;
  readonly what: string;
  readonly runs: string;
  /** It lies in a folder of its own, and nothing tells that what runs is in there. */
  readonly isUnclear: boolean;
}

/** The head of a pull request, or of what started a run. */
const foreignHead =
  /github\.event\.pull_request\.(?:head\.|merge_commit_sha)|github\.head_ref|github\.event\.workflow_run\.(?:head_|pull_requests)|refs\/pull\/|\bsteps\.[\w-]{1,80}\.outputs\.(?:pr_)?head[_-]?(?:ref|sha|branch)\b/i;

/** Programs that read files, and never run what is in them. */
const reading = new Set(
  (
    'git gh echo printf cat ls diff jq yq grep sed awk sort uniq head tail cut tr wc find cp mv rm mkdir touch tee test [ [[ ]] true false exit set ' +
    'export cd pwd date sleep curl wget tar zip unzip base64 sha256sum fi done for case esac in read local return'
  ).split(' '),
);

const runningActions =
  /^(?:docker\/(?:build-push-action|bake-action)|pre-commit\/action|bahmutov\/npm-install|cypress-io\/github-action|gradle\/gradle-build-action|codecov\/test-results-action)$/;

/** Verbs of git by which files become those of what they name. */
const taking = new Set('checkout switch merge reset rebase cherry-pick worktree pull clone'.split(' '));

/**
 * Steps that fetch foreign code of which something runs: in the same step, or in one behind it. `variables`: of the job
 * and its workflow.
 */
export function foreignCheckouts(steps: readonly Step[], variables: Variables): readonly ForeignCheckout[] {
  const commands = steps.map(markedCommands);
  const runs = steps.map(runOf);
  return steps.flatMap((step, index) => {
    const what = fetched(step, commands, { index, names: foreignNames({ ...variables, ...step.env }) });
    if (what === null) return [];
    const folder = step.with['path'];
    const running = runs.slice(index).filter((run) => run !== null);
    const inside = running.find(({ text }) => folder === undefined || text.includes(folder));
    const run = inside ?? running[0];
    return run === undefined ? [] : [{ step, what, runs: run.name, isUnclear: inside === undefined }];
  });
}

interface Place {
  readonly index: number;
  /** Variables that hold the head of a pull request. */
  readonly names: readonly string[];
}

/** What of a stranger a step fetches; `null` where it fetches nothing of the kind. `commands`: of all steps. */
function fetched(
  step: Step,
  commands: readonly (readonly Command[])[],
  { index, names }: Place,
): string | null {
  if (actionOf(step) === 'actions/checkout') {
    const { ref = '', repository = '' } = step.with;
    const place = [ref, repository].find(
      (text) => foreignHead.test(text) || names.some((name) => text.includes(`env.${name}`)),
    );
    return place === undefined ? null : `\`${place.trim().slice(0, 80)}\``;
  }
  const own = commands[index] ?? [];
  const requests = own.flatMap((command, at) => (namesRequest(command, names) ? [{ command, at }] : []));
  const taken = requests.slice(0, mostRequests).find(({ command, at }) => {
    const behind = () => [...own.slice(at + 1), ...commands.slice(index + 1).flat()];
    return fetchesRequest(command, behind, names);
  });
  return taken === undefined
    ? null
    : `a pull request (\`${taken.command.slice(0, 3).join(' ').slice(0, 60)}\`)`;
}

/** Variables that hold the head of a pull request. */
function foreignNames(variables: Variables): readonly string[] {
  return Object.entries(variables).flatMap(([name, value]) => (foreignHead.test(value) ? [name] : []));
}

/** Of one step: each of them is looked for in all that comes behind. */
const mostRequests = 20;

const mark = 'PULL_REQUEST_HEAD';

/** Commands of a step, with a mark for each expression that is the head of a pull request. */
function markedCommands({ run }: Step): readonly Command[] {
  const [first = '', ...others] = (run ?? '').split('${{');
  const marked = others.map((part) => {
    const end = part.indexOf('}}');
    const isHead = end !== -1 && foreignHead.test(part.slice(0, end));
    return isHead ? `${mark}${part.slice(end + 2)}` : `\${{${part}`;
  });
  return commandsIn([first, ...marked].join(''));
}

function namesRequest(command: Command, names: readonly string[]): boolean {
  const program = programOf(command);
  if (program === 'gh') return command[1] === 'pr' && command[2] === 'checkout';
  return program === 'git' && command.some((word) => isForeign(word, names));
}

/** Whether a command that names foreign code fetches it, for one behind it to take over. */
function fetchesRequest(
  command: Command,
  behind: () => readonly Command[],
  names: readonly string[],
): boolean {
  if (programOf(command) === 'gh' || command.some((word) => taking.has(word))) return true;
  if (!command.includes('fetch')) return false;
  const words = command.filter((word) => isForeign(word, names));
  const branches = words.flatMap((word) => word.split(':').slice(1));
  return behind().some((later) => takes(later, branches, names));
}

/** Whether a command takes over what was fetched. */
function takes(command: Command, branches: readonly string[], names: readonly string[]): boolean {
  if (programOf(command) !== 'git' || !command.some((word) => taking.has(word))) return false;
  return command.some(
    (word, index) =>
      index > 1 &&
      (word.startsWith('FETCH_HEAD') ||
        isForeign(word, names) ||
        branches.some((branch) => branch === word || branch.endsWith(`/${word}`))),
  );
}

function isForeign(word: string, names: readonly string[]): boolean {
  return (
    word.includes(mark) ||
    /(?:^|[/+:])pull\//.test(word) ||
    names.some((name) => word.includes(`$${name}`) || word.includes(`\${${name}}`))
  );
}

/** What of a step may run code of the checked out files. */
function runOf(step: Step): { readonly name: string; readonly text: string } | null {
  const { uses, run } = step;
  if (uses !== null) {
    const isRunning = uses.startsWith('./') || runningActions.test(actionOf(step) ?? '');
    return isRunning ? { name: `\`${uses}\``, text: [uses, ...Object.values(step.with)].join(' ') } : null;
  }
  const command = stepCommands(step).find((words) => !reading.has(programOf(words)));
  return command === undefined
    ? null
    : { name: `\`${command.slice(0, 3).join(' ').slice(0, 60)}\``, text: run ?? '' };
}
