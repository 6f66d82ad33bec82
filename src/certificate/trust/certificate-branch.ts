import { defineCondition } from './condition.ts';

export default defineCondition({
  id: 'certificate-branch',
  stage: 'certificate',
  refuse({ certificate: { subject }, policy }) {
    if (policy.branch === null || subject.ref === `refs/heads/${policy.branch}`) return null;
    return `It is of ${JSON.stringify(subject.ref)}, not of branch ${JSON.stringify(policy.branch)}.`;
  },
});
