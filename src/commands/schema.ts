import { documentJsonSchema } from '../certificate/document-schema.ts';
import { configurationJsonSchema } from '../config/configuration.ts';
import { type Command, type ExitCode, oneOf, parsed, type Terminal } from './command.ts';

const schema: Command = {
  id: 'schema',
  summary: 'Print the JSON Schema of the configuration, or of the scorecard document.',
  usage: 'Usage: certgate schema [configuration|scorecard]\n',
  run,
};

export default schema;

async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const [word = 'configuration'] = parsed(args, {}, 1).positionals;
  const which = oneOf(word, ['configuration', 'scorecard'], 'schema');
  const json = which === 'scorecard' ? documentJsonSchema() : configurationJsonSchema();
  terminal.stdout.write(`${JSON.stringify(json, null, 2)}\n`);
  return 0;
}
