import { defineCheck } from '../../../model/check.ts';
import { notOperated } from '../../operated.ts';
import { inParts } from '../../parts.ts';
import { signalsIn } from '../../signals.ts';
import { topicsOf } from '../../topics.ts';

const subject = /retention|data (?:lifecycle|deletion|protection)|privacy|gdpr/i;

export default defineCheck({
  id: 'data-retention',
  category: 'quality/operations',
  importance: 'medium',
  title: 'How long data is kept is stated',
  failureTitle: 'How long data is kept is stated nowhere',
  why: 'What is kept longer than needed can be lost, and the law asks (GDPR, article 5). A stated time counts: in a document, or in configuration that deletes what is older; a document without a time is half of it.',
  fix: 'State for each kind of data how long it is kept and what deletes it.',
  needs: ['files', 'profile'],

  run({ files, profile }) {
    const reason = notOperated(profile);
    if (reason !== null) return reason;
    const topics = topicsOf(files, subject);
    const isConfigured = signalsIn(files, 'retention').length > 0;
    return inParts(
      [
        !isConfigured &&
          !topics.some(({ characters }) => characters >= 60) &&
          'No document tells how long data is kept.',
        !isConfigured &&
          !topics.some(({ quantities }) => quantities > 0) &&
          'No time is stated after which data is deleted.',
      ],
      topics[0]?.path,
    );
  },
});
