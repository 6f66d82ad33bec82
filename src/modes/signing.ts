import { getIDToken, getInput } from '@actions/core';
import { CertgateError } from '../model/problem.ts';
import type { Signer } from '../model/world.ts';
import type { GitRepository } from '../platform/git-repository.ts';
import type { RunContext } from '../platform/github/run-context.ts';
import { keylessSigner, needTokenPermission } from '../platform/sigstore/keyless.ts';
import { modeIn } from './chosen-mode.ts';

/** Who signs keyless; `null` where that is not asked for. Refused where it could not be, before anything is measured. */
export async function signerOf(
  context: RunContext,
  repository: GitRepository,
  environment: NodeJS.ProcessEnv,
): Promise<Signer | null> {
  const signing = getInput('signing') || 'key';
  if (signing === 'key') return null;
  const refuse = (message: string, hint: string) => new CertgateError('usage', message, hint);
  if (signing !== 'keyless') {
    throw refuse(`\`${signing}\` is no way of signing.`, '`signing` can be `key` or `keyless`.');
  }
  if (getInput('signing-key') !== '') {
    throw refuse('Two ways of signing are asked for.', 'Leave out `signing-key` or `signing: keyless`.');
  }
  if (modeIn(context) !== 'certify') {
    throw refuse(
      `A run on \`${context.event}\` that issues no certificate has nothing to sign.`,
      'Ask for `signing: keyless` in a job that runs on a protected branch only.',
    );
  }
  needTokenPermission(environment);
  const file = getInput('signing-config');
  const services = file === '' ? null : await repository.read(file);
  if (file !== '' && services === null) {
    throw refuse(`\`signing-config\` names \`${file}\`, which is not there.`, 'Commit that file.');
  }
  return keylessSigner({ services, token: () => getIDToken('sigstore') });
}
