import { at, gateJobs, isStartedBy, type Trap } from '../trap.ts';

const pullRequestTarget: Trap = {
  id: 'pull-request-target',
  severity: 'error',
  find: (setup) =>
    gateJobs(setup)
      .filter(({ workflow }) => isStartedBy(workflow, 'pull_request_target'))
      .map((gate) =>
        at(
          gate,
          'It runs on `pull_request_target`, with the rights of the base and the tree of a stranger: certgate refuses that. Use `pull_request`, and `workflow_run` with `mode: report` for forks.',
        ),
      ),
};

export default pullRequestTarget;
