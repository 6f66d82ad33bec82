import { defineCheck } from '../../../model/check.ts';
import { notOperated } from '../../operated.ts';
import { inParts } from '../../parts.ts';
import { topicsOf } from '../../topics.ts';

const subject = /disaster|business continuity|\brecovery\b|\brto\b|\brpo\b/i;

export default defineCheck({
  id: 'disaster-recovery',
  category: 'quality/operations',
  importance: 'medium',
  title: 'Recovery from a disaster is described, with its objectives',
  failureTitle: 'Nobody wrote down how to recover from a disaster',
  why: 'When the database is gone there is no time to think. A section of a document counts for half, and objectives in it (how long it may take, how much may be lost) for the other half (ISO 22301, NIST SP 800-34).',
  fix: 'Describe step by step how the service is built anew, with a recovery time and a recovery point objective.',
  needs: ['files', 'profile'],

  run({ files, profile }) {
    const reason = notOperated(profile);
    if (reason !== null) return reason;
    const topics = topicsOf(files, subject);
    return inParts(
      [
        !topics.some(({ characters }) => characters >= 150) &&
          'No document tells how to recover from a disaster.',
        !topics.some(({ quantities }) => quantities >= 2) &&
          'No objectives are stated: how long recovery may take, and how much data may be lost.',
      ],
      topics[0]?.path,
    );
  },
});
