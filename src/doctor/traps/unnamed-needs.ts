import { at, requiredJobs, type Trap } from '../trap.ts';

/** With `if: always()` the gate runs after a job that failed, and has to be told that it did. */
const unnamedNeeds: Trap = {
  id: 'unnamed-needs',
  severity: 'error',
  find: (setup) =>
    requiredJobs(setup)
      .filter(
        ({ job: { needs }, steps }) => needs.length > 0 && steps.some((step) => !('needs' in step.with)),
      )
      .map((gate) =>
        at(
          gate,
          'It is not told how the jobs that it needs ended, so that one that failed does not close the gate. Give it `toJSON(needs)`, as an expression, in its input `needs`.',
        ),
      ),
};

export default unnamedNeeds;
