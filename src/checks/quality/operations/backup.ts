import { defineCheck } from '../../../model/check.ts';
import { judgeProcedure } from './procedure.ts';

export default defineCheck({
  id: 'backup',
  category: 'quality/operations',
  importance: 'high',
  title: 'Data is backed up, on a schedule',
  failureTitle: 'Nothing backs data up, or nothing says when',
  why: 'What is not backed up is lost some day. A procedure counts for half: a job or script that runs a backup tool, a module of the name with a function of the name, or a document that tells how. Its rhythm counts for the other half: a scheduled workflow that runs it, or a stated one.',
  fix: 'Add a job that runs the backup on a schedule, and write down what is kept where and for how long.',
  needs: ['files', 'profile', 'workflows'],

  run: (evidence) =>
    judgeProcedure(evidence, {
      signal: 'backup',
      subject: /\bback-?\s?ups?\b/i,
      named: /back-?\s?up/i,
      notDone: 'No job, script or document backs data up.',
      notTimed: 'Nothing says how often data is backed up.',
    }),
});
