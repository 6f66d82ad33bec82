import { defineCondition } from './condition.ts';

/** Ids, not names: a fork may carry our branch's name and our artifact's name, and a name may change hands. */
export default defineCondition({
  id: 'same-repository',
  stage: 'listed',
  refuse({ listed: { repositoryId, headRepositoryId }, policy }) {
    if (policy.repositoryId === null)
      return 'It comes from GitHub, and this repository is not known to be there.';
    if (repositoryId !== policy.repositoryId) {
      return `Its run belongs to repository ${repositoryId}, not to this one (${policy.repositoryId}).`;
    }
    if (headRepositoryId !== policy.repositoryId) {
      return `Its run built the code of repository ${headRepositoryId}, a fork, not of this one (${policy.repositoryId}).`;
    }
    return null;
  },
});
