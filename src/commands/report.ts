import { readBundleDocument } from '../certificate/read-document.ts';
import { CertgateError } from '../model/problem.ts';
import { readNamedFile } from '../platform/text-file.ts';
import { type Command, type ExitCode, parsed, type Terminal } from './command.ts';
import { formatOf, formats, rendered } from './formats.ts';

const report: Command = {
  id: 'report',
  summary: 'Show a stored scorecard or certificate again, in any format.',
  usage: `Usage: certgate report <scorecard.json|bundle> [--format ${formats.join('|')}] [--all]

With \`--format sarif\`, \`--all\` lists what was dismissed too, as suppressed.
Nothing is measured again, and no signature is checked: \`certgate verify\` does that.
`,
  run,
};

export default report;

async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values, positionals } = parsed(
    args,
    { format: { type: 'string', default: 'terminal' }, all: { type: 'boolean', default: false } },
    1,
  );
  const [path] = positionals;
  if (path === undefined)
    throw new CertgateError('usage', 'No document is named.', report.usage.split('\n')[0] ?? '');
  const format = formatOf(values);
  const read = readBundleDocument(await readNamedFile(terminal.workingDirectory, path));
  if (!read.ok)
    throw new CertgateError(
      'bad-document',
      `\`${path}\` can't be used. ${read.reason}`,
      'Name a `scorecard.json` or a certificate.',
    );
  terminal.stdout.write(rendered(read.document, { format, all: values.all }, terminal));
  return 0;
}
