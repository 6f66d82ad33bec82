import { defineCondition } from './condition.ts';

export default defineCondition({
  id: 'branch',
  stage: 'listed',
  refuse({ listed: { branch }, policy }) {
    if (policy.branch === null || branch === policy.branch) return null;
    return `Its run was on branch ${JSON.stringify(branch)}, not on ${JSON.stringify(policy.branch)}.`;
  },
});
