import { defineCondition } from './condition.ts';

/** The scores of one package of a monorepo say nothing of another's. */
export default defineCondition({
  id: 'certificate-directory',
  stage: 'certificate',
  refuse({ certificate: { subject }, policy }) {
    if (subject.directory === policy.directory) return null;
    return `It is of directory ${JSON.stringify(subject.directory)}, not of ${JSON.stringify(policy.directory)}.`;
  },
});
