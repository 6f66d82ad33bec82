import { at, gateJobs, type Trap } from '../trap.ts';

const openSigningKey: Trap = {
  id: 'open-signing-key',
  severity: 'error',
  find: (setup) =>
    gateJobs(setup)
      .filter(({ job: { environment }, steps }) => environment === null && steps.some(isGivenKey))
      .map((gate) =>
        at(
          gate,
          'It signs with a key, and has no `environment`: a secret of the repository can be read by the jobs of every branch. Put the key into an environment that only the protected branch may use.',
        ),
      ),
};

export default openSigningKey;

function isGivenKey(step: { readonly with: Readonly<Record<string, string>> }): boolean {
  return (step.with['signing-key'] ?? '') !== '';
}
