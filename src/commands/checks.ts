import { catalogue, checks } from '../checks/index.ts';
import { checkPath } from '../model/check.ts';
import { type Command, type ExitCode, oneOf, parsed, type Terminal } from './command.ts';

const listChecks: Command = {
  id: 'checks',
  summary: 'List the catalogue of checks.',
  usage: 'Usage: certgate checks [--format terminal|json]\n',
  run,
};

export default listChecks;

async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values } = parsed(args, { format: { type: 'string', default: 'terminal' } }, 0);
  const format = oneOf(values.format, ['terminal', 'json'], 'format');
  const width = Math.max(...checks.map((check) => checkPath(check).length));
  terminal.stdout.write(
    format === 'json'
      ? `${JSON.stringify(catalogue(), null, 2)}\n`
      : checks
          .map(
            (check) => `${checkPath(check).padEnd(width)}  ${check.importance.padEnd(8)}  ${check.title}\n`,
          )
          .join(''),
  );
  return 0;
}
