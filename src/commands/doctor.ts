import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { analysis } from '../analysis.ts';
import { diagnose } from '../diagnose.ts';
import type { Diagnosis } from '../doctor/index.ts';
import { printable } from '../model/printable.ts';
import { CertgateError } from '../model/problem.ts';
import { bestEffortHistory } from '../platform/best-effort.ts';
import { clockAt } from '../platform/clock.ts';
import { FileAnalyser } from '../platform/file-analyser.ts';
import { GitHistory } from '../platform/git-history.ts';
import { GitRepository } from '../platform/git-repository.ts';
import { terminalLog } from '../platform/terminal-log.ts';
import { Workspace } from '../platform/workspace.ts';
import { configurationFile, readPolicy } from '../policy.ts';
import { type Command, type ExitCode, oneOf, parsed, type Terminal, timeOf } from './command.ts';

const doctor: Command = {
  id: 'doctor',
  summary: 'Name the traps in how certgate is set up: workflows, permissions, configuration.',
  usage: `Usage: certgate doctor [directory] [options]

  --retention-days N  days after which GitHub deletes artifacts (default: 90, the most for public repositories)
  --format FORMAT     terminal | json (default: terminal)

Exit code: 0 nothing that lets a change pass or wait for ever, 1 something that does, 2 could not run.
`,
  run,
};

export default doctor;

async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values, positionals } = parsed(
    args,
    {
      'retention-days': { type: 'string' },
      format: { type: 'string', default: 'terminal' },
      now: { type: 'string' },
    },
    1,
  );
  const format = oneOf(values.format, ['terminal', 'json'], 'format');
  const clock = clockAt(timeOf(values.now));
  const workspace = await Workspace.open(resolve(terminal.workingDirectory, positionals[0] ?? '.'));
  const repository = new GitRepository(workspace);
  const log = terminalLog(terminal.stderr);
  const settings = readPolicy(await repository.read(configurationFile), configurationFile, clock());
  const analyser = new FileAnalyser(workspace, analysis, {
    jobs: availableParallelism(),
    cache: null,
    reportsCacheUse: false,
    log,
  });
  const history = bestEffortHistory(new GitHistory(workspace.root), log);
  const world = { repository, analyser, history, clock };
  const found = await diagnose(world, settings, daysOf(values['retention-days']));
  terminal.stdout.write(format === 'json' ? `${JSON.stringify(found, null, 2)}\n` : described(found));
  return found.some(({ severity }) => severity === 'error') ? 1 : 0;
}

function described(found: readonly Diagnosis[]): string {
  if (found.length === 0) return 'Nothing is in the way: certgate is set up as it should be.\n';
  const lines = found.map(({ severity, trap, path, line, message }) => {
    const place = path === null ? '' : `${path}${line === null ? '' : `:${line}`}  `;
    return printable(`${severity === 'error' ? '✗' : '!'} ${trap}  ${place}${message}`);
  });
  return `${lines.join('\n')}\n`;
}

function daysOf(word: string | undefined): number | null {
  if (word === undefined) return null;
  if (/^[1-9]\d{0,2}$/.test(word)) return Number(word);
  throw new CertgateError('usage', `\`${word}\` is no number of days.`, 'Give a whole number, 1 to 999.');
}
