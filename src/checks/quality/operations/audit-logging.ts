import { defineCheck } from '../../../model/check.ts';
import { notOperated } from '../../operated.ts';
import { inParts } from '../../parts.ts';
import { signalsIn } from '../../signals.ts';
import { topicsOf } from '../../topics.ts';

const subject = /\baudit/i;

export default defineCheck({
  id: 'audit-logging',
  category: 'quality/operations',
  importance: 'medium',
  title: 'Who did what is recorded',
  failureTitle: 'Nothing records who did what',
  why: 'After a breach the first question is what was done by whom (OWASP Top 10, A09). Code that writes an audit record counts for half, and a document that says what is recorded and for how long for the other half.',
  fix: 'Record every change of permissions and data with who, what and when, and say where the records are kept.',
  needs: ['files', 'profile'],

  run({ files, profile }) {
    const reason = notOperated(profile);
    if (reason !== null) return reason;
    const topics = topicsOf(files, subject);
    return inParts(
      [
        signalsIn(files, 'audit-logging').length === 0 && 'No code writes an audit record.',
        !topics.some(({ characters }) => characters >= 60) &&
          'No document tells what is recorded for audits.',
      ],
      topics[0]?.path,
    );
  },
});
