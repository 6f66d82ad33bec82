import { join } from 'node:path';
import { verifyBundle } from '../certificate/verify.ts';
import type { Certificate } from '../model/certificate.ts';
import { CertgateError } from '../model/problem.ts';
import { displayed } from '../model/score.ts';
import { localPublicKey } from '../platform/local-keys.ts';
import { readNamedFile } from '../platform/text-file.ts';
import { type Command, type ExitCode, parsed, type Terminal, timeOf } from './command.ts';

const dayMilliseconds = 86_400_000;

const verify: Command = {
  id: 'verify',
  summary: 'Say whether a certificate holds, offline.',
  usage: `Usage: certgate verify <bundle> [options]

  --key PEM      file with the public key that must have signed it
                 (default: the key of the checkout, when the bundle lies in its .certgate/)
  --commit SHA   the commit it has to be of
  --max-age AGE  refuse what is older, like 30d
  --now ISO      time to judge by (default: the clock)

Exit code: 0 it holds, 1 refused, 2 could not run.
`,
  run,
};

export default verify;

async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values, positionals } = parsed(
    args,
    {
      key: { type: 'string', multiple: true },
      commit: { type: 'string' },
      'max-age': { type: 'string' },
      now: { type: 'string' },
    },
    1,
  );
  const [path] = positionals;
  if (path === undefined)
    throw new CertgateError('usage', 'No bundle is named.', verify.usage.split('\n')[0] ?? '');
  const { workingDirectory } = terminal;
  const bundle = await readNamedFile(workingDirectory, path);
  const own = values.key === undefined ? await localPublicKey(join(workingDirectory, path)) : null;
  const given = await Promise.all((values.key ?? []).map((key) => readNamedFile(workingDirectory, key)));
  const now = timeOf(values.now).toISOString();
  const maxAgeDays = daysOf(values['max-age']);
  const verified = verifyBundle(bundle, {
    publicKeys: own === null ? given : [own],
    now,
    ...(values.commit === undefined ? {} : { commit: values.commit }),
    ...(maxAgeDays === undefined ? {} : { maxAgeDays }),
  });
  if (!verified.ok) {
    terminal.stdout.write(`Refused: ${verified.reason}\n`);
    return 1;
  }
  terminal.stdout.write(describe(verified.certificate, now, own !== null));
  return 0;
}

function describe({ predicate, subject, keyId }: Certificate, now: string, isOwnKey: boolean): string {
  const { level, expiresAt, issuedAt, scorecard } = predicate;
  const left = Math.floor((Date.parse(expiresAt) - Date.parse(now)) / dayMilliseconds);
  const total = scorecard.waivedTotal === null ? 'not judged' : displayed(scorecard.waivedTotal);
  const key = isOwnKey
    ? 'the key of this checkout: this proves it unchanged, not who issued it'
    : 'the key that was given';
  return [
    `Valid: ${level}, total ${total}, for commit ${subject.commit}.`,
    `Issued ${issuedAt}, expires ${expiresAt} (${left} ${left === 1 ? 'day' : 'days'} left).`,
    `Signed by key ${keyId ?? 'none'}, ${key}.`,
    '',
  ].join('\n');
}

function daysOf(age: string | undefined): number | undefined {
  if (age === undefined) return undefined;
  const days = /^(\d{1,5})d$/.exec(age)?.[1];
  if (days !== undefined) return Number(days);
  throw new CertgateError('usage', `\`${age}\` is no age.`, 'Write it in days, like `30d`.');
}
