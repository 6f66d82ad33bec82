import type { Trap } from '../trap.ts';

/** GitHub runs no such workflow, and what it would have checked is not checked. */
const unreadableWorkflow: Trap = {
  id: 'unreadable-workflow',
  severity: 'error',
  find: ({ workflows }) =>
    workflows.flatMap(({ path, problem }) =>
      problem === null
        ? []
        : [
            {
              path,
              line: null,
              message: `The workflow can't be read: ${problem} Mend it: GitHub runs none of it.`,
            },
          ],
    ),
};

export default unreadableWorkflow;
