import { defineCondition } from './condition.ts';

export default defineCondition({
  id: 'certificate-repository',
  stage: 'certificate',
  refuse({ certificate: { subject }, policy }) {
    if (policy.repositoryId === null || subject.repository?.id === policy.repositoryId) return null;
    const found =
      subject.repository === null ? 'of no repository on GitHub' : `of repository ${subject.repository.id}`;
    return `It is ${found}, not of this one (${policy.repositoryId}).`;
  },
});
