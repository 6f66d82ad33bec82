import { gateJobs, type Trap } from '../trap.ts';

const missingWorkflow: Trap = {
  id: 'missing-workflow',
  severity: 'error',
  find: (setup) =>
    gateJobs(setup).some(({ workflow }) => workflow.triggers.length > 0)
      ? []
      : [
          {
            path: null,
            line: null,
            message:
              'No workflow in `.github/workflows` runs certgate, so that nothing is measured. Take the recipe of the README.',
          },
        ],
};

export default missingWorkflow;
