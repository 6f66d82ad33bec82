import { type Command, didYouMean, type ExitCode, type Terminal } from './commands/command.ts';
import { printable } from './model/printable.ts';
import { CertgateError } from './model/problem.ts';
import { toolVersion } from './version.ts';

/** Loaded when they are called for: `--version` must not wait for parsers and schemas. */
const commands: Readonly<Record<string, () => Promise<{ readonly default: Command }>>> = {
  check: () => import(/* webpackMode: "eager" */ './commands/check.ts'),
  verify: () => import(/* webpackMode: "eager" */ './commands/verify.ts'),
  report: () => import(/* webpackMode: "eager" */ './commands/report.ts'),
  'what-if': () => import(/* webpackMode: "eager" */ './commands/what-if.ts'),
  explain: () => import(/* webpackMode: "eager" */ './commands/explain.ts'),
  fix: () => import(/* webpackMode: "eager" */ './commands/fix.ts'),
  checks: () => import(/* webpackMode: "eager" */ './commands/checks.ts'),
  doctor: () => import(/* webpackMode: "eager" */ './commands/doctor.ts'),
  schema: () => import(/* webpackMode: "eager" */ './commands/schema.ts'),
  keygen: () => import(/* webpackMode: "eager" */ './commands/keygen.ts'),
};

/** argv → exit code. Expected failures are one line and a hint; anything else is a bug, and says so. */
export async function main(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  try {
    return await dispatch(args, terminal);
  } catch (error) {
    if (!(error instanceof CertgateError)) throw error;
    const lines = error.message.split('\n').map((line) => `certgate: ${printable(line)}\n`);
    terminal.stderr.write(`${lines.join('')}${error.hint === '' ? '' : `  ${printable(error.hint)}\n`}`);
    return 2;
  }
}

async function dispatch([id, ...args]: readonly string[], terminal: Terminal): Promise<ExitCode> {
  if (id === '--version' || id === '-v') {
    terminal.stdout.write(`${toolVersion}\n`);
    return 0;
  }
  if (id === undefined || id === '--help' || id === '-h' || id === 'help') {
    terminal.stdout.write(await help());
    return 0;
  }
  const load = Object.hasOwn(commands, id) ? commands[id] : undefined;
  if (load === undefined) {
    throw new CertgateError('usage', `There is no command \`${id}\`.`, didYouMean(id, Object.keys(commands)));
  }
  const { default: command } = await load();
  if (args.includes('--help') || args.includes('-h')) {
    terminal.stdout.write(command.usage);
    return 0;
  }
  return await command.run(args, terminal);
}

async function help(): Promise<string> {
  const loaded = await Promise.all(Object.values(commands).map((load) => load()));
  const lines = loaded.map(({ default: { id, summary } }) => `  ${id.padEnd(9)}${summary}`);
  return `certgate ${toolVersion}: certificates for every commit on main, a gate for every pull request.

Usage: certgate <command> [options]

${lines.join('\n')}

\`certgate <command> --help\` says more. Exit code: 0 gate open, 1 gate closed, 2 could not run.
`;
}
