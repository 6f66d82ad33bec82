import { isStartedBy, requiredJobs, type Trap } from '../trap.ts';

const missingMergeGroup: Trap = {
  id: 'missing-merge-group',
  severity: 'warning',
  find: (setup) =>
    [...new Set(requiredJobs(setup).map(({ workflow }) => workflow))]
      .filter((workflow) => !isStartedBy(workflow, 'merge_group'))
      .map(({ path }) => ({
        path,
        line: null,
        message:
          'It does not run on `merge_group`: a merge queue would wait for its check for ever. Add `merge_group:` to `on:`.',
      })),
};

export default missingMergeGroup;
