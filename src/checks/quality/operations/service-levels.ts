import { defineCheck } from '../../../model/check.ts';
import { notOperated } from '../../operated.ts';
import { inParts } from '../../parts.ts';
import { topicsOf } from '../../topics.ts';

const subject = /service.levels?|\bsl[oai]s?\b|availability|objectives/i;

export default defineCheck({
  id: 'service-levels',
  category: 'quality/operations',
  importance: 'low',
  title: 'Service levels are stated in numbers',
  failureTitle: 'No service level is stated in numbers',
  why: 'Without a number nobody can tell whether the service is good enough, nor when to stop shipping (Site Reliability Engineering, chapter 4). A section counts for half, numbers in it for the other half.',
  fix: 'State objectives for availability and latency, with the window that they are measured over.',
  needs: ['files', 'profile'],

  run({ files, profile }) {
    const reason = notOperated(profile);
    if (reason !== null) return reason;
    const topics = topicsOf(files, subject);
    return inParts(
      [
        !topics.some(({ characters }) => characters >= 40) && 'No document states service levels.',
        !topics.some(({ quantities }) => quantities > 0) && 'No service level has a number.',
      ],
      topics[0]?.path,
    );
  },
});
