import { getInput } from '@actions/core';
import { CertgateError } from '../model/problem.ts';
import type { RunRequest } from '../model/world.ts';
import type { RunContext } from '../platform/github/run-context.ts';

/** The input `mode`, or what the event decides. */
export function modeIn({ target, isProtectedBranch }: RunContext): RunRequest['mode'] {
  return modeOf(getInput('mode'), target === null && isProtectedBranch);
}

function modeOf(word: string, mayCertify: boolean): RunRequest['mode'] {
  if (word === 'certify' && !mayCertify) {
    throw new CertgateError(
      'usage',
      'Only a run on a protected branch issues certificates.',
      'Leave `mode` out: the event decides.',
    );
  }
  if (word === '' || word === 'check' || word === 'certify') {
    return word === '' ? (mayCertify ? 'certify' : 'check') : word;
  }
  throw new CertgateError(
    'usage',
    `\`${word}\` is no mode.`,
    'It can be `check` or `certify`; `report` is for `workflow_run`.',
  );
}
