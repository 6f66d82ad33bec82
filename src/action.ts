import { getState, saveState, setFailed } from '@actions/core';
import { printable } from './model/printable.ts';
import { CertgateError } from './model/problem.ts';
import { afterwards } from './modes/afterwards.ts';
import { measure } from './modes/measure.ts';
import { report } from './modes/report.ts';

const { env: environment } = process;

/** The runner starts this file twice: as the step, and when the job is over, however it went. */
const hasBegun = 'begun';

async function main(): Promise<void> {
  if (getState(hasBegun) !== '') return await afterwards(environment);
  saveState(hasBegun, 'true');
  // Such a run has the rights of the base: nothing is measured in it.
  const isAfterAnother = environment['GITHUB_EVENT_NAME'] === 'workflow_run';
  await (isAfterAnother ? report(environment) : measure(environment));
}

main().catch((error: unknown) => {
  // Both end the job as failed; the words tell a person whether to mend the repository or to report a bug.
  if (error instanceof CertgateError)
    setFailed(`certgate could not run. ${printable(error.message)} ${printable(error.hint)}`);
  else
    setFailed(
      `This is a bug in certgate; please report it. ${printable(error instanceof Error ? (error.stack ?? error.message) : String(error))}`,
    );
});
