import { defineCheck } from '../../../model/check.ts';
import { notOperated } from '../../operated.ts';
import { inParts } from '../../parts.ts';
import { topicsOf } from '../../topics.ts';

const subject = /maintenance|patching|upgrades?|key rotation|housekeeping/i;

export default defineCheck({
  id: 'maintenance',
  category: 'quality/operations',
  importance: 'low',
  title: 'Maintenance has a schedule',
  failureTitle: 'Maintenance has no schedule',
  why: 'Certificates expire, runtimes reach their end, disks fill: what has no date is not done. A section counts for half, dates or rhythms in it for the other half; a bot that opens pull requests for new versions counts for half too.',
  fix: 'Write down what is done how often: updates, rotation of keys, checks of backups.',
  needs: ['files', 'profile', 'updateBot'],

  run({ files, profile, updateBot }) {
    const reason = notOperated(profile);
    if (reason !== null) return reason;
    const topics = topicsOf(files, subject);
    const hasBot = updateBot !== null && updateBot.problem === null && updateBot.updates.length > 0;
    return inParts(
      [
        !topics.some(({ characters }) => characters >= 60) &&
          !hasBot &&
          'No document tells what is maintained, and no bot asks for updates.',
        !topics.some(({ quantities }) => quantities > 0) && 'No schedule of maintenance is stated.',
      ],
      topics[0]?.path,
    );
  },
});
