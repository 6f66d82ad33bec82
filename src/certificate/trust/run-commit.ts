import { defineCondition } from './condition.ts';

/** A run may vouch for the commit it built, and for no other: an older certificate cannot be uploaded again. */
export default defineCondition({
  id: 'run-commit',
  stage: 'certificate',
  refuse({ certificate: { subject }, origin }) {
    if (origin === null || subject.commit === origin.headCommit) return null;
    return `It is of commit ${subject.commit}, and the run that kept it built ${origin.headCommit}.`;
  },
});
