import { defineCheck } from '../../../model/check.ts';
import { judgeProcedure } from './procedure.ts';

export default defineCheck({
  id: 'restore-test',
  category: 'quality/operations',
  importance: 'high',
  title: 'Backups are restored to see that they are whole',
  failureTitle: 'No backup was ever seen to be whole',
  why: 'A backup that was never restored is a hope: GitLab lost six hours of data in January 2017 with five kinds of backups, none of which worked. A procedure counts for half: a script or job that restores, a module of the name with a function of the name, or a document that tells how. Its rhythm counts for the other half.',
  fix: 'Restore the newest backup into an empty place on a schedule, and compare what comes out.',
  needs: ['files', 'profile', 'workflows'],

  run: (evidence) =>
    judgeProcedure(evidence, {
      signal: 'restore',
      subject: /\brestor(?:e|ing|ation)\b/i,
      named: /restor/i,
      notDone: 'No script, job or document restores a backup.',
      notTimed: 'Nothing says how often a restore is tried.',
    }),
});
