import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { analyserVersion, analysis } from '../analysis.ts';
import { checks } from '../checks/index.ts';
import { remedies } from '../fix/index.ts';
import { mend, remedyOf } from '../mend.ts';
import { checkPath } from '../model/check.ts';
import { CertgateError } from '../model/problem.ts';
import { bestEffortHistory } from '../platform/best-effort.ts';
import { clockAt } from '../platform/clock.ts';
import { FileAnalyser } from '../platform/file-analyser.ts';
import { GitHistory } from '../platform/git-history.ts';
import { GitRepository, ownFolder } from '../platform/git-repository.ts';
import { terminalLog } from '../platform/terminal-log.ts';
import { Workspace } from '../platform/workspace.ts';
import { configurationFile, readPolicy } from '../policy.ts';
import { type Command, didYouMean, type ExitCode, parsed, type Terminal, timeOf } from './command.ts';

const fix: Command = {
  id: 'fix',
  summary: 'Print a file or a patch that mends what a check found. Writes nothing.',
  usage: `Usage: certgate fix <check-id> [directory]

Prints a file that is ready to be used, or a patch for \`git apply\`, on stdout; where it belongs, and what it leaves,
on stderr. Nothing is written.

  certgate fix security-policy > SECURITY.md
  certgate fix workflow-permissions | git apply

For: ${remedies.map(({ check }) => check.split('/').at(-1)).join(', ')}.
Exit code: 0 printed, 1 nothing to print, 2 could not run.
`,
  run,
};

export default fix;

async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values, positionals } = parsed(args, { now: { type: 'string' } }, 2);
  const [name, directory = '.'] = positionals;
  const remedy = remedyNamed(name);
  const now = clockAt(timeOf(values.now));
  const workspace = await Workspace.open(resolve(terminal.workingDirectory, directory));
  const repository = new GitRepository(workspace);
  const settings = readPolicy(await repository.read(configurationFile), configurationFile, now());
  const log = terminalLog(terminal.stderr);
  const history = new GitHistory(workspace.root);
  const version = await analyserVersion();
  const analyser = new FileAnalyser(workspace, analysis, {
    jobs: availableParallelism(),
    cache:
      version === null
        ? null
        : { file: resolve(workspace.root, ownFolder, 'cache/facts'), version, now: now() },
    reportsCacheUse: false,
    log,
  });
  const authors = await history.authors();
  const world = { repository, analyser, history: bestEffortHistory(history, log), clock: now, authors };
  const mended = await mend(world, settings, remedy);
  if (mended.kind === 'nothing') {
    log.info(mended.reason);
    return 1;
  }
  terminal.stdout.write(mended.text);
  if (mended.kind === 'file') log.info(`This belongs into \`${mended.path}\`.`);
  else for (const note of mended.notes) log.info(note);
  return 0;
}

function remedyNamed(name: string | undefined) {
  if (name === undefined)
    throw new CertgateError(
      'usage',
      'No check is named.',
      'See `certgate fix --help` for those it can mend.',
    );
  const remedy = remedyOf(name);
  if (remedy !== null) return remedy;
  const check = checks.find((one) => one.id === name || checkPath(one) === name);
  if (check === undefined)
    throw new CertgateError(
      'usage',
      `There is no check \`${name}\`.`,
      didYouMean(
        name,
        remedies.map((one) => one.check.split('/').at(-1) ?? ''),
      ),
    );
  throw new CertgateError('usage', `What \`${check.id}\` finds can't be written by a program.`, check.fix);
}
