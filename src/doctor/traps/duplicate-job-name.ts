import { statusContext } from '../../model/status-context.ts';
import { at, requiredJobs, type Trap } from '../trap.ts';

const duplicateJobName: Trap = {
  id: 'duplicate-job-name',
  severity: 'error',
  find: (setup) =>
    requiredJobs(setup).flatMap((gate) => {
      const name = nameOf(gate.job);
      if (name === statusContext) {
        return [
          at(
            gate,
            `The job is called like certgate's commit status, \`${statusContext}\`: both are required then. Give the job another name.`,
          ),
        ];
      }
      const others = setup.workflows.flatMap(({ path, jobs }) =>
        jobs.filter((job) => job !== gate.job && nameOf(job) === name).map(() => path),
      );
      if (others.length === 0) return [];
      const places = [...new Set(others)].map((path) => `\`${path}\``).join(', ');
      return [
        at(
          gate,
          `A job of ${places} is called \`${name}\` too: which of the two a required check means is not certain. Give one another name.`,
        ),
      ];
    }),
};

export default duplicateJobName;

/** What a check is called that a job makes. */
function nameOf({ name, id }: { readonly name: string | null; readonly id: string }): string {
  return name ?? id;
}
