import { at, requiredJobs, type Trap } from '../trap.ts';

/** A job that is skipped counts as passed, and a job is skipped when one that it needs failed. */
const skippedGate: Trap = {
  id: 'skipped-gate',
  severity: 'error',
  find: (setup) =>
    requiredJobs(setup).flatMap((gate) => {
      const { needs, if: condition } = gate.job;
      if (condition !== null && /\balways\(\)/.test(condition)) return [];
      if (condition !== null) {
        return [
          at(
            gate,
            'Its `if` can skip the job, and a skipped job passes as a required check. Write `if: always()`, and decide in the configuration.',
          ),
        ];
      }
      return needs.length === 0
        ? []
        : [
            at(
              gate,
              `It needs ${quoted(needs)}, and is skipped when that fails: a skipped job passes as a required check. Write \`if: always()\`.`,
            ),
          ];
    }),
};

export default skippedGate;

function quoted(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ');
}
