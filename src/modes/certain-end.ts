import { saveState } from '@actions/core';
import { CertgateError } from '../model/problem.ts';
import type { Publisher } from '../model/world.ts';
import type { CommitStatus } from '../platform/github/commit-status.ts';

/** What the step tells the run of itself when the job is over. */
export const openStatus = 'open-status';

/** A commit whose status is to be ended, and the run that speaks of it. */
export type OpenStatus = Pick<CommitStatus, 'commit' | 'runUrl'>;

/** What GitHub sends when a run is cancelled, seconds before it kills: first the one, then the other. */
const cancellations = ['SIGINT', 'SIGTERM'] as const;

/**
 * Lets publishers begin, and does the work. However it ends, they are told: a status that stays pending would hold up a
 * pull request for ever. What dies without a word is ended by `afterwards`.
 */
export async function toItsEnd<T>(
  publishers: readonly Publisher[],
  status: CommitStatus,
  work: () => Promise<T>,
): Promise<T> {
  // What GitHub did not take is left to `afterwards`, too.
  const close = () => {
    if (!status.isPending) saveState(openStatus, '');
  };
  const abandon = async (why: string) => {
    await Promise.all(publishers.map((publisher) => publisher.abandon?.(why)));
    close();
  };
  const cancel = () => void abandon('The run was cancelled.').finally(() => process.exit(1));
  const { commit, runUrl } = status;
  saveState(openStatus, JSON.stringify({ commit, runUrl } satisfies OpenStatus));
  for (const signal of cancellations) process.once(signal, cancel);
  try {
    for (const publisher of publishers) await publisher.begin?.();
    const done = await work();
    close();
    return done;
  } catch (error) {
    await abandon(whyEnded(error));
    throw error;
  } finally {
    for (const signal of cancellations) process.off(signal, cancel);
  }
}

/** Without a word from outside: a status is no place for what an error quotes. */
function whyEnded(error: unknown): string {
  if (!(error instanceof CertgateError)) return noVerdict;
  return error.code === 'refused' ? error.message : (endings[error.code] ?? noVerdict);
}

export const noVerdict = 'The run ended without a verdict.';

const endings: Readonly<Partial<Record<CertgateError['code'], string>>> = {
  usage: 'The workflow does not call certgate as it should.',
  configuration: 'The configuration is not valid.',
  'bad-key': 'The key to sign with is none.',
  github: 'GitHub did not answer as it should.',
};
