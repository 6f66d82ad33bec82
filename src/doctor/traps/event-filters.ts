import { requiredJobs, type Trap } from '../trap.ts';

/** A workflow that a filter keeps from running leaves its required check pending for ever. */
const eventFilters: Trap = {
  id: 'event-filters',
  severity: 'error',
  find: (setup) => {
    const workflows = new Set(requiredJobs(setup).map(({ workflow }) => workflow));
    return [...workflows].flatMap(({ path, triggers }) =>
      triggers
        .filter(({ event }) => event === 'pull_request' || event === 'merge_group')
        .filter(({ paths, branches }) => paths.length > 0 || branches.length > 0)
        .map(({ event, paths }) => ({
          path,
          line: null,
          message: `\`${event}\` is filtered by ${paths.length > 0 ? 'paths' : 'branches'}: where the filter does not match, the required check stays pending for ever. Take the filter out.`,
        })),
    );
  },
};

export default eventFilters;
