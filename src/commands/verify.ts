import { join } from 'node:path';
import { verifyChain } from '../certificate/chain.ts';
import { revocationOf } from '../certificate/revocation.ts';
import { verifyBundle } from '../certificate/verify.ts';
import type { Certificate } from '../model/certificate.ts';
import { printable } from '../model/printable.ts';
import { CertgateError } from '../model/problem.ts';
import { displayed } from '../model/score.ts';
import { defaultSettings } from '../model/settings.ts';
import { type AcceptedKey, alwaysAccepted, type Revocations } from '../model/trust.ts';
import { bundlesIn } from '../platform/bundle-folder.ts';
import { localPublicKey } from '../platform/local-keys.ts';
import { readNamedFile } from '../platform/text-file.ts';
import { readPolicy } from '../policy.ts';
import { type Command, type ExitCode, parsed, type Terminal, timeOf } from './command.ts';

const dayMilliseconds = 86_400_000;

const verify: Command = {
  id: 'verify',
  summary: 'Say whether a certificate holds, offline.',
  usage: `Usage: certgate verify <bundle> [options]
       certgate verify --chain FOLDER [options]

  --key PEM      file with the public key that must have signed it
                 (default: the key of the checkout, when the bundle lies in its .certgate/)
  --config FILE  configuration whose \`certificate.public-keys\` and \`certificate.revoked\` count
  --commit SHA   the commit it has to be of
  --max-age AGE  refuse what is older, like 30d
  --chain FOLDER walk all certificates of a folder (\`*.sigstore.json\`), and name the breaks
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
      config: { type: 'string' },
      chain: { type: 'string' },
      commit: { type: 'string' },
      'max-age': { type: 'string' },
      now: { type: 'string' },
    },
    1,
  );
  const [path] = positionals;
  const now = timeOf(values.now).toISOString();
  const { workingDirectory } = terminal;
  if (values.chain !== undefined) return await walk(values.chain, values, now, terminal);
  if (path === undefined)
    throw new CertgateError('usage', 'No bundle is named.', verify.usage.split('\n')[0] ?? '');
  const bundle = await readNamedFile(workingDirectory, path);
  const { publicKeys, revoked, isOwn } = await acceptance(values, path, now, terminal);
  const maxAgeDays = daysOf(values['max-age']);
  const verified = verifyBundle(bundle, {
    publicKeys,
    now,
    ...(values.commit === undefined ? {} : { commit: values.commit }),
    ...(maxAgeDays === undefined ? {} : { maxAgeDays }),
  });
  const reason = verified.ok ? revocationOf(verified.certificate, revoked) : verified.reason;
  if (!verified.ok || reason !== null) {
    terminal.stdout.write(`Refused: ${reason}\n`);
    return 1;
  }
  terminal.stdout.write(describe(verified.certificate, now, isOwn));
  return 0;
}

interface Acceptance {
  readonly publicKeys: readonly AcceptedKey[];
  readonly revoked: Revocations;
  /** Whether the key is the one that was made for the checkout. */
  readonly isOwn: boolean;
}

/** By the keys that are named and those of the configuration; with neither, by the key of the checkout. */
async function acceptance(
  { key, config }: { readonly key?: string[] | undefined; readonly config?: string | undefined },
  path: string,
  now: string,
  { workingDirectory }: Terminal,
): Promise<Acceptance> {
  const given = await Promise.all((key ?? []).map((name) => readNamedFile(workingDirectory, name)));
  const named = given.map(alwaysAccepted);
  if (config !== undefined) {
    const policy = readPolicy(await readNamedFile(workingDirectory, config), config, now);
    const { publicKeys, revoked } = policy.certificate;
    return { publicKeys: [...named, ...publicKeys], revoked, isOwn: false };
  }
  const { revoked } = defaultSettings.certificate;
  const own = key === undefined ? await localPublicKey(join(workingDirectory, path)) : null;
  return { publicKeys: own === null ? named : [alwaysAccepted(own)], revoked, isOwn: own !== null };
}

async function walk(
  folder: string,
  named: Parameters<typeof acceptance>[0],
  now: string,
  terminal: Terminal,
): Promise<ExitCode> {
  const names = await bundlesIn(terminal.workingDirectory, folder);
  const { publicKeys, revoked } = await acceptance(named, join(folder, 'any'), now, terminal);
  const bundles = await Promise.all(
    names.map(async (name) => ({
      name,
      text: await readNamedFile(terminal.workingDirectory, join(folder, name)),
    })),
  );
  const { links, breaks, forks } = verifyChain(bundles, { publicKeys, now });
  const taken = links.flatMap(({ name, certificate }) => {
    const reason = revocationOf(certificate, revoked);
    return reason === null ? [] : [{ name, reason }];
  });
  const all = [...breaks, ...taken];
  const lines = [
    ...links.map(({ name, certificate: { predicate, subject } }) => {
      const total = predicate.scorecard.waivedTotal;
      const score = total === null ? 'not judged' : displayed(total);
      return `${predicate.issuedAt}  ${subject.commit.slice(0, 12)}  ${predicate.level}, total ${score}  ${name}`;
    }),
    ...forks.map(({ name, successors }) => `Fork: ${successors.join(' and ')} both follow ${name}.`),
    ...all.map(({ name, reason }) => `Break at ${name}: ${reason}`),
    all.length === 0
      ? `The chain of ${links.length} ${links.length === 1 ? 'certificate' : 'certificates'} holds.`
      : `The chain does not hold: ${all.length} ${all.length === 1 ? 'break' : 'breaks'}.`,
  ];
  terminal.stdout.write(`${lines.map(printable).join('\n')}\n`);
  return all.length === 0 ? 0 : 1;
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
