import { join } from 'node:path';
import { linked } from '../certificate/chain.ts';
import { revocationOf } from '../certificate/revocation.ts';
import { printable } from '../model/printable.ts';
import { displayed } from '../model/score.ts';
import { bundlesIn } from '../platform/bundle-folder.ts';
import { readNamedFile } from '../platform/text-file.ts';
import { verifyCertificate } from '../verify-certificate.ts';
import { type Accepting, acceptanceOf } from './acceptance.ts';
import type { ExitCode, Terminal } from './command.ts';

/** Walks the certificates of a folder, oldest first, and names where their chain does not hold. */
export async function verifyFolder(
  folder: string,
  accepting: Accepting,
  now: string,
  terminal: Terminal,
): Promise<ExitCode> {
  const names = await bundlesIn(terminal.workingDirectory, folder);
  const accepted = await acceptanceOf(accepting, join(folder, 'any'), now, terminal);
  const { publicKeys, identities, revoked, prover } = accepted;
  const options = { publicKeys, identities, now, allowExpired: true };
  const bundles = await Promise.all(
    names.map(async (name) => {
      const text = await readNamedFile(terminal.workingDirectory, join(folder, name));
      return { name, verified: await verifyCertificate(text, options, prover) };
    }),
  );
  const { links, breaks, forks } = linked(bundles);
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
