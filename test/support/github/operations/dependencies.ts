import { type Operations, Refusal } from '../operation.ts';

export const dependencies: Operations = {
  'dependency-graph/diff-range': {
    grants: ['contents: read'],
    answer({ repository }) {
      const { dependencyReview } = repository;
      if (dependencyReview === null)
        throw new Refusal(403, 'Dependency review is not supported on this repository.');
      return { status: 200, body: dependencyReview };
    },
  },
};
