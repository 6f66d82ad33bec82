import { revocationOf } from '../certificate/revocation.ts';
import type { Certificate } from '../model/certificate.ts';
import { daysBetween } from '../model/day.ts';
import { githubIssuer } from '../model/keyless.ts';
import { CertgateError } from '../model/problem.ts';
import { displayed } from '../model/score.ts';
import { readNamedFile } from '../platform/text-file.ts';
import { verifyCertificate } from '../verify-certificate.ts';
import { acceptanceOf } from './acceptance.ts';
import { type Command, type ExitCode, parsed, type Terminal, timeOf } from './command.ts';
import { verifyFolder } from './verify-folder.ts';

const verify: Command = {
  id: 'verify',
  summary: 'Say whether a certificate holds, offline.',
  usage: `Usage: certgate verify <bundle> [options]
       certgate verify --chain FOLDER [options]

  --key PEM      file with the public key that must have signed it
                 (default: the key of the checkout, when the bundle lies in its .certgate/)
  --config FILE  configuration whose keys, runs and revocations count (\`certificate\`)
  --commit SHA   the commit it has to be of
  --max-age AGE  refuse what is older, like 30d
  --chain FOLDER walk all certificates of a folder (\`*.sigstore.json\`), and name the breaks
  --now ISO      time to judge by (default: the clock)

Of one that a workflow signed keyless, without a key of its own:
  --identity WORKFLOW   whose run must have signed it, whole:
                        OWNER/REPO/.github/workflows/certgate.yml@refs/heads/main
  --issuer URL          who vouches for that run (default: GitHub)
  --github-hosted       refuse runs on runners that are not GitHub's
  --trusted-root FILE   Sigstore's trusted root (default: that of the public good
                        instance, of the day this version was made)

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
      config: { type: 'string' },
      commit: { type: 'string' },
      'max-age': { type: 'string' },
      chain: { type: 'string' },
      now: { type: 'string' },
      identity: { type: 'string', multiple: true },
      issuer: { type: 'string', default: githubIssuer },
      'github-hosted': { type: 'boolean', default: false },
      'trusted-root': { type: 'string' },
    },
    1,
  );
  const [path] = positionals;
  const now = timeOf(values.now).toISOString();
  if (values.chain !== undefined) return await verifyFolder(values.chain, values, now, terminal);
  if (path === undefined)
    throw new CertgateError('usage', 'No bundle is named.', verify.usage.split('\n')[0] ?? '');
  const bundle = await readNamedFile(terminal.workingDirectory, path);
  const { publicKeys, identities, revoked, prover, isOwn } = await acceptanceOf(values, path, now, terminal);
  const maxAgeDays = daysOf(values['max-age']);
  const options = {
    publicKeys,
    identities,
    now,
    ...(values.commit === undefined ? {} : { commit: values.commit }),
    ...(maxAgeDays === undefined ? {} : { maxAgeDays }),
  };
  const verified = await verifyCertificate(bundle, options, prover);
  const reason = verified.ok ? revocationOf(verified.certificate, revoked) : verified.reason;
  if (!verified.ok || reason !== null) {
    terminal.stdout.write(`Refused: ${reason}\n`);
    return 1;
  }
  terminal.stdout.write(describe(verified.certificate, now, isOwn));
  return 0;
}

function describe(
  { predicate, subject, keyId, signer }: Certificate,
  now: string,
  isOwnKey: boolean,
): string {
  const { level, expiresAt, issuedAt, scorecard } = predicate;
  const left = Math.floor(daysBetween(now, expiresAt));
  const total = scorecard.waivedTotal === null ? 'not judged' : displayed(scorecard.waivedTotal);
  const key = isOwnKey
    ? 'the key of this checkout: this proves it unchanged, not who issued it'
    : 'the key that was given';
  return [
    `Valid: ${level}, total ${total}, for commit ${subject.commit}.`,
    `Issued ${issuedAt}, expires ${expiresAt} (${left} ${left === 1 ? 'day' : 'days'} left).`,
    signer === null ? `Signed by key ${keyId ?? 'none'}, ${key}.` : `Signed keyless by ${signer}.`,
    '',
  ].join('\n');
}

function daysOf(age: string | undefined): number | undefined {
  if (age === undefined) return undefined;
  const days = /^(\d{1,5})d$/.exec(age)?.[1];
  if (days !== undefined) return Number(days);
  throw new CertgateError('usage', `\`${age}\` is no age.`, 'Write it in days, like `30d`.');
}
