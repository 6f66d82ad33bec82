import { checks } from '../checks/index.ts';
import { checkPath } from '../model/check.ts';
import { CertgateError } from '../model/problem.ts';
import { type Command, didYouMean, type ExitCode, parsed, type Terminal } from './command.ts';

const explain: Command = {
  id: 'explain',
  summary: 'Say what a check asks, why, how it scores, and how to mend what it finds.',
  usage: 'Usage: certgate explain <check-id>\n\nThe id may be given without its area and category.\n',
  run,
};

export default explain;

async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const [id] = parsed(args, {}, 1).positionals;
  if (id === undefined) throw new CertgateError('usage', 'No check is named.', 'See `certgate checks`.');
  const check = checks.find((candidate) => candidate.id === id || checkPath(candidate) === id);
  if (check === undefined) {
    const hint = didYouMean(id, [...checks.map(checkPath), ...checks.map((candidate) => candidate.id)]);
    throw new CertgateError('usage', `There is no check \`${id}\`.`, hint);
  }
  const { title, failureTitle, why, fix, importance } = check;
  terminal.stdout.write(
    [
      checkPath(check),
      '',
      `Passes:     ${title}.`,
      `Fails:      ${failureTitle}.`,
      `Importance: ${importance}`,
      '',
      why,
      '',
      `To mend it: ${fix}`,
      '',
    ].join('\n'),
  );
  return 0;
}
