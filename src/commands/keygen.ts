import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { generateKeys } from '../certificate/keys.ts';
import { CertgateError } from '../model/problem.ts';
import { type Command, type ExitCode, parsed, type Terminal } from './command.ts';

const keygen: Command = {
  id: 'keygen',
  summary: 'Make a key pair to sign certificates with.',
  usage: `Usage: certgate keygen [--out NAME]

Writes NAME.pem (private: make it the secret of a protected environment) and NAME.pub.pem (public: list it under
\`certificate.public-keys\`). The default NAME is certgate-key. No file is ever overwritten.
`,
  run,
};

export default keygen;

async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values } = parsed(args, { out: { type: 'string', default: 'certgate-key' } }, 0);
  const { privateKey, publicKey, keyId } = generateKeys();
  await writeNew(resolve(terminal.workingDirectory, `${values.out}.pem`), privateKey, 0o600);
  await writeNew(resolve(terminal.workingDirectory, `${values.out}.pub.pem`), publicKey, 0o644);
  terminal.stdout.write(`Key ${keyId}\n  private: ${values.out}.pem\n  public:  ${values.out}.pub.pem\n`);
  return 0;
}

async function writeNew(path: string, text: string, mode: number): Promise<void> {
  try {
    await writeFile(path, text, { mode, flag: 'wx' });
  } catch (error) {
    const exists = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    const why = exists ? 'is there already' : "can't be written";
    throw new CertgateError('unreadable-file', `\`${path}\` ${why}.`, 'Name another with `--out`.', error);
  }
}
